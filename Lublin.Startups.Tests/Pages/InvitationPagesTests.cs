using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

/// <summary>The invitation of a speaker: sent and withdrawn in the office, answered behind its link.</summary>
public abstract class InvitationPagesTests(SharedSite site) : SiteTests(site)
{
    [Fact]
    public async Task Staff_invite_somebody_who_reads_what_is_expected_and_says_yes()
    {
        var (_, edition, speaker) = await EmptyAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var lecture = await staff.OpenAsync($"/biuro/wyklady/{edition}");
        var form = await staff.OpenAsync(lecture.Document.QuerySelector("#zaproszenia ~ p a")!.GetAttribute("href")!);

        var sent = await staff.FollowAsync(await staff.EnterAsync(form, "main", ("Speaker", $"{speaker}")));
        Assert.Contains("Czeka na odpowiedź", sent.Text("tbody tr"), StringComparison.Ordinal);
        Assert.Contains("Na zaproszenie można jeszcze odpowiedzieć", sent.Text("main"), StringComparison.Ordinal);

        using var person = new SignUpVisitor(Site);
        var page = await person.OpenAsync(await PathAsync());
        Assert.Equal("Jak upadła moja firma", page.Heading);
        Assert.Contains("Nic nie musisz. Odmowa do niczego nie zobowiązuje", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("O tym, co się nie udało", page.Text("dl"), StringComparison.Ordinal);
        var done = await person.FollowAsync(await person.SendAsync(page, Answer("Answer", "tak"), "main form"));

        Assert.Equal("Zaproszenie przyjęte. Dziękujemy!", done.Text(".note h2"));
        Assert.Empty(done.Document.QuerySelectorAll("main form"));
        Assert.Equal([speaker], await LedAsync(edition));
        var today = await staff.OpenAsync("/biuro");
        Assert.Contains("1 odpowiedź na zaproszenie", today.Text(".todo"), StringComparison.Ordinal);
        Assert.Contains("Przyjęte", (await staff.OpenAsync("/biuro/wyklady/zaproszenia")).Text("tbody tr"), StringComparison.Ordinal);
        Assert.Contains("Przyjęcie zaproszenia", (await staff.OpenAsync($"/biuro/historia?czego=edition&nr={edition}")).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_changes_nothing_and_the_page_is_kept_and_told_nowhere()
    {
        await InvitedAsync();
        using var visitor = Site.Visitor();
        var path = await PathAsync();

        for (var time = 0; time < 3; time++)
            Assert.Equal(200, (await visitor.AskAsync(path)).Status);
        var answer = await visitor.AskAsync("/en" + path, null);

        Assert.Equal("no-referrer", answer["Referrer-Policy"]);
        Assert.StartsWith("no-store", answer["Cache-Control"], StringComparison.Ordinal);
        Assert.Equal(InvitationState.Open, await StateAsync());
        Assert.Contains("Disallow: /zaproszenie/\n", (await visitor.AskAsync("/robots.txt")).Text, StringComparison.Ordinal);
        Assert.Contains("Disallow: /uk/moje-wyklady/\n", (await visitor.AskAsync("/robots.txt")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_times_are_kept_in_order_and_what_is_wrong_with_them_is_said_beside_them()
    {
        await InvitedAsync();
        using var person = new SignUpVisitor(Site);
        var page = await person.OpenAsync(await PathAsync());

        var refused = await SentAsync(person, page, ("Answer", "termin"), ("Times[0].Date", "2020-01-01"), ("Times[0].Start", "10:00"), ("Times[1].Date", "2026-12-20"), ("Times[1].Start", "jutro"));
        Assert.Equal(["Wybierz termin, który jeszcze nie minął", "Wpisz godzinę, na przykład 10:15"], refused.Texts(".errsum li"));
        Assert.Equal("jutro", refused.Document.QuerySelector("[name='Times[1].Start']")!.GetAttribute("value"));
        Assert.Equal(["Podaj co najmniej jeden termin"], (await SentAsync(person, refused, ("Answer", "termin"))).Texts(".errsum li"));
        Assert.Equal(["Wybierz odpowiedź"], (await SentAsync(person, refused)).Texts(".errsum li"));
        Assert.Equal(InvitationState.Open, await StateAsync());

        var done = await SentAsync(person, refused, ("Answer", "termin"), ("Times[0].Date", "2026-12-22"), ("Times[0].Start", "10:00"), ("Times[1].Date", ""), ("Times[1].Start", ""), ("Times[2].Date", "21.12.2026"), ("Times[2].Start", "9:30"));
        Assert.Equal(["poniedziałek 21 grudnia 2026, 9:30", "wtorek 22 grudnia 2026, 10:00"], done.Texts(".note li").Select(text => text.Replace('\u00A0', ' ')));
        Assert.NotEmpty(done.Document.QuerySelectorAll("main form"));
        Assert.Equal(InvitationState.OtherDatesProposed, await StateAsync());
    }

    [Fact]
    public async Task A_refusal_needs_no_reason_and_one_that_is_given_is_read_by_staff()
    {
        var (_, edition, _) = await InvitedAsync();
        using var person = new SignUpVisitor(Site);
        var page = await person.OpenAsync(await PathAsync());

        var long501 = await SentAsync(person, page, ("Answer", "nie"), ("Reason", new string('x', 501)));
        Assert.Equal(["Skróć powód do 500 znaków"], long501.Texts(".errsum li"));
        var done = await SentAsync(person, page, ("Answer", "nie"), ("Reason", "Wyjeżdżam"));

        Assert.Equal("Odmowa zapisana", done.Text(".note h2"));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        Assert.Contains("Odmowa Wyjeżdżam", (await staff.OpenAsync($"/biuro/wyklady/{edition}/zapros")).Text("tbody tr"), StringComparison.Ordinal);
        Assert.NotEmpty((await staff.OpenAsync($"/biuro/wyklady/{edition}/zapros")).Document.QuerySelectorAll("main form select"));
    }

    [Fact]
    public async Task After_withdrawal_the_page_says_so_with_whom_to_call_and_an_answer_changes_nothing()
    {
        var (_, edition, _) = await InvitedAsync();
        using var person = new SignUpVisitor(Site);
        var open = await person.OpenAsync(await PathAsync());
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var question = await staff.OpenAsync(await OfficePathAsync("wycofaj"));
        Assert.Equal("Wycofać zaproszenie?", question.Heading);
        await staff.FollowAsync(await staff.SendAsync(question, null, "main form"));

        var late = await SentAsync(person, open, ("Answer", "tak"));

        Assert.Equal("Zaproszenie jest wycofane", late.Text(".note h2"));
        Assert.Contains("Ta odpowiedź niczego nie zmieniła", late.Text("[role=status]"), StringComparison.Ordinal);
        Assert.NotNull(late.Document.QuerySelector(".note a[href='tel:+48814662500']"));
        Assert.Empty(await LedAsync(edition));
        Assert.Equal(InvitationState.Withdrawn, await StateAsync());
        Assert.Equal("/biuro/wyklady/zaproszenia?stan=nic", (await staff.AskAsync(await OfficePathAsync("wycofaj"))).Answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task After_its_end_the_page_says_so()
    {
        await InvitedAsync();
        Site.Clock.AdvanceTo(await Site.WithAsync(db => db.Invitations.Select(invitation => invitation.EndsAt).SingleAsync()));

        using var person = new SignUpVisitor(Site);
        var page = await person.OpenAsync("/uk" + await PathAsync());

        Assert.Equal((200, "Час на відповідь минув"), (page.Status, page.Text(".note h2")));
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Who_leads_something_else_at_that_hour_reads_what_and_whom_to_call_and_nothing_is_accepted()
    {
        var (academy, edition, _) = await InvitedAsync();
        var other = await academy.LectureAsync(Site, "Inny wykład", published: true);
        await Site.WriteAsync(async db =>
        {
            var room = (await db.Venues.Include(venue => venue.Rooms).SingleAsync()).AddRoom("Sala demo 2", 100);
            await db.SaveChangesAsync();
            await db.Sessions.Where(session => session.EditionId == other).ExecuteUpdateAsync(set => set.SetProperty(session => session.RoomId, room.Id));
            await db.Lectures.Where(lecture => lecture.EditionId == other).ExecuteUpdateAsync(set => set.SetProperty(lecture => lecture.HostId, (long?)null));
        });
        using var person = new SignUpVisitor(Site);

        var refused = await SentAsync(person, await person.OpenAsync(await PathAsync()), ("Answer", "tak"));

        Assert.Contains("W tym czasie prowadzisz już: „Inny wykład”", refused.Text(".note-warn"), StringComparison.Ordinal);
        Assert.NotNull(refused.Document.QuerySelector(".note-warn a[href^=tel]"));
        Assert.Equal(InvitationState.Open, await StateAsync());
        Assert.Empty(await LedAsync(edition));
    }

    [Fact]
    public async Task Codes_of_nobody_open_nothing_and_the_offices_pages_are_for_staff()
    {
        await InvitedAsync();
        using var visitor = Site.Visitor();
        foreach (var path in (string[])["/zaproszenie/x", "/zaproszenie/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", $"/moje-wyklady/{(await PathAsync()).Split('/')[^1]}"])
            Assert.Equal(404, (await visitor.AskAsync(path)).Status);
        foreach (var path in (string[])["/biuro/wyklady/zaproszenia", await OfficePathAsync("wycofaj"), "/biuro/wyklady/1/zapros"])
            Assert.Equal(302, (await visitor.AskAsync(path)).Status);
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        Assert.Equal(404, (await staff.AskAsync("/biuro/wyklady/99999/zapros")).Status);
        Assert.Equal(404, (await staff.AskAsync("/biuro/wyklady/zaproszenia/99999/wycofaj")).Status);
    }

    [Fact]
    public async Task Without_a_choice_nobody_is_invited_and_what_somebody_answers_by_telephone_staff_write_down()
    {
        var (_, edition, speaker) = await EmptyAsync(email: null);
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.OpenAsync($"/biuro/wyklady/{edition}/zapros");
        Assert.Equal(["Wybierz osobę z listy"], (await staff.EnterAsync(form, "main", ("Speaker", ""))).Texts(".errsum li"));
        await staff.FollowAsync(await staff.EnterAsync(form, "main", ("Speaker", $"{speaker}")));

        Assert.Contains("Zapytaj, czy ta osoba poprowadzi wykład", (await staff.OpenAsync("/biuro/telefony")).Text(".call-say").Replace('\u00A0', ' '), StringComparison.Ordinal);
        var done = await staff.FollowAsync(await staff.SendAsync(await staff.OpenAsync(await OfficePathAsync("przyjmij")), null, "main form"));

        Assert.Contains("Przyjęte", done.Text("tbody tr"), StringComparison.Ordinal);
        Assert.Equal([speaker], await LedAsync(edition));
        Assert.Empty((await staff.OpenAsync("/biuro/telefony")).Document.QuerySelectorAll(".call-say"));
    }

    private async Task<(Academy Academy, long Edition, long Speaker)> EmptyAsync(string? email = "anna@example.org")
    {
        var academy = await Academy.FoundAsync(Site);
        var edition = await academy.LectureAsync(Site);
        await Site.WriteAsync(async db =>
        {
            await db.SessionPresenters.ExecuteDeleteAsync();
            var presenter = await db.Presenters.SingleAsync();
            presenter.Change(presenter.Facts with { Email = email });
        });
        return (academy, edition, academy.Speaker);
    }

    private async Task<(Academy Academy, long Edition, long Speaker)> InvitedAsync()
    {
        var empty = await EmptyAsync();
        Assert.IsType<InviteOutcome.Sent>(await AtDeskAsync<InvitationDesk, InviteOutcome>(desk => desk.SendAsync(empty.Edition, empty.Speaker, "staff:1")));
        return empty;
    }

    private async Task<string> PathAsync()
    {
        var invitation = await Site.WithAsync(db => db.Invitations.AsNoTracking().SingleAsync());
        return SpeakerLinks.Invitation(Site.Services.GetRequiredService<PersonalLink>().MailedCode(LinkPurpose.Invitation, invitation.Holder()));
    }

    private async Task<string> OfficePathAsync(string verb) => LectureLinks.Invitation(await Site.WithAsync(db => db.Invitations.Select(invitation => invitation.Id).SingleAsync()), verb);

    private async Task<InvitationState> StateAsync() => (await Site.WithAsync(db => db.Invitations.AsNoTracking().SingleAsync())).StateAt(Site.Clock.GetUtcNow());

    private Task<List<long>> LedAsync(long edition) => Site.WithAsync(db => db.SessionPresenters.Where(led => led.Session.EditionId == edition).Select(led => led.PresenterId).ToListAsync());

    private static async Task<SitePage> SentAsync(SignUpVisitor person, SitePage page, params (string Name, string Value)[] answers)
    {
        var answered = await person.SendAsync(page, answers.ToDictionary(answer => answer.Name, answer => answer.Value, StringComparer.Ordinal), "main form");
        return answered.Status == 303 ? await person.FollowAsync(answered) : answered;
    }
}

public sealed class InvitationPagesOnSqliteTests(SqliteSite site) : InvitationPagesTests(site), IClassFixture<SqliteSite>;

public sealed class InvitationPagesOnPostgresTests(PostgresSite site) : InvitationPagesTests(site), IClassFixture<PostgresSite>;
