using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Lectures;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Pages.Office;

/// <summary>Staff write to everybody in one room on one day: who will get it, what is wrong, and that it is seen before it goes, once.</summary>
public abstract class RoomAnnouncementPagesTests(SharedSite site) : SiteTests(site)
{
    private const string Write = "/biuro/harmonogram/napisz";
    private static readonly DateOnly Day = new(2027, 3, 4);

    [Fact]
    public async Task From_the_schedule_to_the_mails_each_person_is_named_once_and_written_to_once()
    {
        var academy = await Academy.FoundAsync(Site);
        await academy.LectureAsync(Site, "Pierwszy", published: true, date: Day);
        await academy.LectureAsync(Site, "Drugi", published: true, date: Day);
        using var staff = await Site.StaffAsync(StaffRole.Coordinator);

        var schedule = await staff.OpenAsync($"/biuro/harmonogram?dzien=2027-03-04&sala={academy.Room}");
        var write = await staff.OpenAsync(schedule.Document.QuerySelector($"a[href^='{Write}']")!.GetAttribute("href")!);
        Assert.Equal(["Anna UT prowadzi, tylko przez telefon", "Jan UT przyjmuje na uczelni"], write.Texts("[aria-labelledby=kto] li"));

        var preview = await staff.FollowAsync(await staff.EnterAsync(write, "main", ("Form.Subject", "Nowy projektor"), ("Form.Body", "Przyjdź wcześniej.")));
        Assert.Contains("Sala demo 1, Aula UT", preview.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Wiadomość dostanie 1 osoba.", preview.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Anna UT", preview.Text(".note"), StringComparison.Ordinal);
        Assert.Empty(await MailsAsync());
        var letter = await staff.AskAsync(preview.Document.QuerySelector("iframe")!.GetAttribute("src")!);
        Assert.Contains("Przyjdź wcześniej.", letter.Text("body"), StringComparison.Ordinal);
        Assert.Contains("sandbox", letter.Answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        var sent = await staff.FollowAsync(await staff.EnterAsync(preview, "main"));
        await staff.FollowAsync(await staff.EnterAsync(preview, "main"));
        Assert.Contains("Przekazano do wysłania 1 wiadomość", sent.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Empty(sent.Document.QuerySelectorAll("main form[method=post]"));
        Assert.Equal([SpeakerMails.Room], await MailsAsync());
        Assert.Contains("Przekaż wiadomość do osób w sali, czwartek 4 marca 2027: Nowy projektor.", Assert.Single((await staff.OpenAsync("/biuro/telefony")).Texts(".call-say > li")), StringComparison.Ordinal);
        Assert.Contains("Wiadomość do osób w sali", (await staff.OpenAsync("/biuro/historia")).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_nothing_that_was_typed_is_lost()
    {
        var academy = await Academy.FoundAsync(Site);
        using var staff = await Site.StaffAsync(StaffRole.Coordinator);
        var write = await staff.OpenAsync(Write);

        var empty = await staff.SendAsync(write, Answers("", "", "", ""), "main form[method=post]");
        Assert.Equal(["Wybierz salę z listy", "Wpisz dzień, na przykład 4.03.2027", "Wpisz temat", "Wpisz treść"], empty.Texts(".errsum li"));
        var bad = await staff.SendAsync(write, Answers("999999", "31.02.2027", "Nowy projektor", "Przyjdź wcześniej."), "main form[method=post]");
        Assert.Equal(["Wybierz salę z listy", "Wpisz dzień, na przykład 4.03.2027"], bad.Texts(".errsum li"));
        Assert.Equal(("Nowy projektor", "Przyjdź wcześniej."), (bad.Document.QuerySelector("#Form_Subject")!.GetAttribute("value"), bad.Text("#Form_Body")));
        var nobody = await staff.SendAsync(write, Answers($"{academy.Room}", "4.03.2027", "Nowy projektor", "Przyjdź wcześniej."), "main form[method=post]");
        Assert.Equal("Wybierz salę lub dzień, w którym ktoś prowadzi albo przyjmuje spotkanie", Assert.Single(nobody.Texts(".errsum li")));
        Assert.Equal("Nowy projektor", nobody.Document.QuerySelector("#Form_Subject")!.GetAttribute("value"));
        Assert.Empty(await Site.WithAsync(db => db.Announcements.ToListAsync()));
    }

    [Fact]
    public async Task Who_would_get_it_is_shown_for_another_room_without_losing_the_words()
    {
        var (one, other) = (await Academy.FoundAsync(Site), await Academy.FoundAsync(Site, "KUL"));
        await one.LectureAsync(Site, published: true, date: Day);
        await other.LectureAsync(Site, published: true, date: Day);
        using var staff = await Site.StaffAsync(StaffRole.Coordinator);
        var write = await staff.OpenAsync($"{Write}?sala={one.Room}&dzien=2027-03-04");
        var show = write.Document.QuerySelector("button[formaction]")!.GetAttribute("formaction")!;

        var shown = await staff.PostAsync(show, new Dictionary<string, string>(Answers($"{other.Room}", "2027-03-04", "Nowy projektor", ""), StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = write.Document.QuerySelector("main [name=__RequestVerificationToken]")!.GetAttribute("value")!,
        });

        Assert.Equal(["Anna KUL prowadzi, tylko przez telefon", "Jan KUL przyjmuje na uczelni"], shown.Texts("[aria-labelledby=kto] li"));
        Assert.Equal("Nowy projektor", shown.Document.QuerySelector("#Form_Subject")!.GetAttribute("value"));
        Assert.Empty(shown.Texts(".errsum li"));
    }

    [Fact]
    public async Task A_letter_that_was_begun_can_be_changed_until_it_is_sent()
    {
        var academy = await Academy.FoundAsync(Site);
        await academy.LectureAsync(Site, published: true, date: Day);
        using var staff = await Site.StaffAsync(StaffRole.Coordinator);
        var preview = await staff.FollowAsync(await staff.EnterAsync(
            await staff.OpenAsync($"{Write}?sala={academy.Room}&dzien=2027-03-04"), "main", ("Form.Subject", "Nowy projektor"), ("Form.Body", "Przyjdź wcześniej.")));

        var again = await staff.OpenAsync(preview.Document.QuerySelector("a[href*='?list=']")!.GetAttribute("href")!);
        Assert.Equal("Nowy projektor", again.Document.QuerySelector("#Form_Subject")!.GetAttribute("value"));
        await staff.FollowAsync(await staff.EnterAsync(again, "main", ("Form.Subject", "Stary projektor")));

        Assert.Equal("Stary projektor", (await Site.WithAsync(db => db.Announcements.SingleAsync())).Subject.In("pl").Text);
    }

    [Theory]
    [InlineData("?sala=999999&dzien=2027-03-04", 200)]
    [InlineData("?sala=x&dzien=wczoraj", 200)]
    [InlineData("?list=999999", 404)]
    [InlineData("?list=x", 404)]
    [InlineData("/999999", 404)]
    [InlineData("/999999?handler=Letter&jezyk=pl", 404)]
    public async Task Bad_addresses_are_answered_plainly(string more, int status)
    {
        using var staff = await Site.StaffAsync(StaffRole.Coordinator);
        Assert.Equal(status, (await staff.AskAsync(Write + more)).Status);
    }

    [Fact]
    public async Task A_letter_to_people_of_an_edition_is_none_to_a_room_and_the_other_way_round_and_staff_may_not_write()
    {
        var academy = await Academy.FoundAsync(Site);
        var edition = await academy.LectureAsync(Site, published: true, date: Day);
        var (ofEdition, ofRoom) = (0L, 0L);
        await Site.WriteAsync(async db =>
        {
            var now = Site.Clock.GetUtcNow();
            var text = new AnnouncementText(AnnouncementAudience.Everybody, [], new("pl", "Temat"), new("pl", "Treść"));
            var (one, other) = (new Announcement(edition, Guid.NewGuid(), text, "staff:1", now), new Announcement(new RoomDay(academy.Room, Day), Guid.NewGuid(), text, "staff:1", now));
            db.AddRange(one, other);
            await db.SaveChangesAsync();
            (ofEdition, ofRoom) = (one.Id, other.Id);
        });
        var people = $"/biuro/edycje/{edition}/zapisy/napisz";
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        foreach (var (address, status) in new[] { ($"{Write}/{ofEdition}", 404), ($"{Write}/{ofRoom}", 200), ($"{people}/{ofRoom}", 404), ($"{people}/{ofEdition}", 200) })
            Assert.Equal((address, status), (address, (await coordinator.AskAsync(address)).Status));
        foreach (var address in new[] { Write, $"{Write}/{ofRoom}" })
            Assert.Equal(403, (await staff.AskAsync(address)).Status);
        Assert.DoesNotContain(Write, (await staff.OpenAsync("/biuro/harmonogram?dzien=2027-03-04")).Html, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Answers(string room, string day, string subject, string body) => new(StringComparer.Ordinal)
    {
        ["Form.Room"] = room,
        ["Form.Day"] = day,
        ["Form.Subject"] = subject,
        ["Form.Body"] = body,
        ["Form.FormId"] = $"{Guid.CreateVersion7()}",
    };
}

public sealed class RoomAnnouncementPagesOnSqlite(SqliteSite site) : RoomAnnouncementPagesTests(site), IClassFixture<SqliteSite>;
