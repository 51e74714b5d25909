using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

/// <summary>What speakers and hosts find behind their links, and how many came.</summary>
public abstract class MyLecturesTests(SharedSite site) : SiteTests(site)
{
    [Fact]
    public async Task A_speaker_sees_where_to_go_and_whom_to_meet_and_a_host_who_comes()
    {
        await HeldAsync();
        await Site.WriteAsync(async db =>
        {
            var presenter = await db.Presenters.SingleAsync();
            presenter.Change(presenter.Facts with { Phone = "+48500100200" });
        });
        using var visitor = new SignUpVisitor(Site);

        var speaker = await visitor.OpenAsync(await SpeakerPathAsync());
        var host = await visitor.OpenAsync("/en" + await HostPathAsync());

        Assert.Equal((200, "Moje wykłady"), (speaker.Status, speaker.Heading));
        Assert.All(["Jak upadła moja firma", "Sala demo 1, Aula UT", "Brama.", "Jan UT, Biuro Karier", "karier@example.org", "Aktualne"], part => Assert.Contains(part, speaker.Text("article"), StringComparison.Ordinal));
        Assert.Equal("My lectures", host.Heading);
        Assert.All(["Anna UT", "500 100 200", "As planned"], part => Assert.Contains(part, host.Text("article").Replace('\u00A0', ' '), StringComparison.Ordinal));
        using var plain = Site.Visitor();
        Assert.StartsWith("no-store", (await plain.AskAsync(await HostPathAsync()))["Cache-Control"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_counts_heads_and_corrects_them_and_both_stand_in_the_history_and_in_the_office()
    {
        var academy = await HeldAsync();
        Site.Clock.AdvanceTo(After);
        using var host = new SignUpVisitor(Site);
        var page = await host.OpenAsync(await HostPathAsync());

        var counted = await CountAsync(host, page, "37");
        Assert.Equal("37", counted.Document.QuerySelector("article input[inputmode=numeric]")!.GetAttribute("value"));
        await CountAsync(host, counted, "41");
        await CountAsync(host, counted, "41");

        Assert.Equal(41, await Site.WithAsync(db => db.HeadCounts.Select(count => count.Heads).SingleAsync()));
        var history = await Site.WithAsync(db => db.History.Where(row => row.Verb == "HeadsCounted").OrderBy(row => row.Id).Select(row => row.Actor).ToListAsync());
        Assert.Equal([$"host:{academy.Host}", $"host:{academy.Host}"], history);
        var (edition, session) = await Site.WithAsync(async db => (await db.Editions.Select(each => each.Id).SingleAsync(), await db.Sessions.Select(each => each.Id).SingleAsync()));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        Assert.Contains("odbyte wykłady 1, osoby 41 (policzono 1)", (await staff.OpenAsync("/biuro/wyklady")).Text(".work-head"), StringComparison.Ordinal);
        Assert.Contains("41", (await staff.OpenAsync($"/biuro/wyklady/{edition}")).Text("#liczba-osob + ul"), StringComparison.Ordinal);
        Assert.Contains("liczba osób: 37 → 41", (await staff.OpenAsync($"/biuro/historia?czego=session&nr={session}")).Text("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dużo")]
    [InlineData("-1")]
    [InlineData("2001")]
    [InlineData("1e9")]
    [InlineData("1000000000")]
    [InlineData("3,5")]
    [InlineData("")]
    public async Task What_is_no_number_from_0_to_2000_is_refused_beside_its_field_in_both_places(string typed)
    {
        await HeldAsync();
        Site.Clock.AdvanceTo(After);
        using var host = new SignUpVisitor(Site);
        var refused = await CountAsync(host, await host.OpenAsync(await HostPathAsync()), typed);
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var uid = await Site.WithAsync(db => db.Sessions.Select(session => session.Uid).SingleAsync());
        var office = await staff.EnterAsync(await staff.OpenAsync($"/biuro/wyklady/sesje/{uid}/liczba-osob"), "main", ("Heads", typed));

        var field = refused.Document.QuerySelector("article .fg.bad input[inputmode=numeric]")!;
        Assert.Equal(("true", typed), (field.GetAttribute("aria-invalid"), field.GetAttribute("value") ?? ""));
        Assert.Equal(["Wpisz liczbę od 0 do 2000"], refused.Texts(".errsum li"));
        Assert.Equal(["Wpisz liczbę od 0 do 2000"], office.Texts(".errsum li"));
        Assert.Equal(0, await Site.WithAsync(db => db.HeadCounts.CountAsync()));
    }

    [Fact]
    public async Task The_least_and_the_most_are_taken_from_staff_and_nothing_before_the_lecture_began()
    {
        await HeldAsync();
        var uid = await Site.WithAsync(db => db.Sessions.Select(session => session.Uid).SingleAsync());
        using var early = await Site.StaffAsync(StaffRole.Staff);
        Assert.Empty((await early.OpenAsync($"/biuro/wyklady/sesje/{uid}/liczba-osob")).Document.QuerySelectorAll("main form"));
        var session = await Site.WithAsync(db => db.Sessions.Select(each => each.Id).SingleAsync());
        Assert.False(await AtDeskAsync<HeadCountDesk, bool>(desk => desk.CountAsync(session, 5, "staff:1")));
        Site.Clock.AdvanceTo(After);
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        foreach (var heads in (string[])["0", "2000"])
            await staff.FollowAsync(await staff.EnterAsync(await staff.OpenAsync($"/biuro/wyklady/sesje/{uid}/liczba-osob"), "main", ("Heads", heads)));

        Assert.Equal(2000, await Site.WithAsync(db => db.HeadCounts.Select(count => count.Heads).SingleAsync()));
    }

    [Fact]
    public async Task A_speaker_does_not_count_and_nobody_counts_what_is_not_theirs()
    {
        await HeldAsync();
        Site.Clock.AdvanceTo(After);
        using var visitor = new SignUpVisitor(Site);
        var page = await visitor.OpenAsync(await SpeakerPathAsync());
        Assert.Empty(page.Document.QuerySelectorAll("article form"));
        var host = await visitor.OpenAsync(await HostPathAsync());

        var foreign = await visitor.SendAsync(host, new Dictionary<string, string>(StringComparer.Ordinal) { ["Counted"] = $"{Guid.NewGuid()}", ["Heads-x"] = "5" }, "article form");

        Assert.Equal(303, foreign.Status);
        Assert.Equal(0, await Site.WithAsync(db => db.HeadCounts.CountAsync()));
    }

    [Fact]
    public async Task Their_own_feed_has_faculty_lectures_and_keeps_the_cancelled_a_week_marked_in_its_title()
    {
        await HeldAsync();
        await Site.WriteAsync(db => db.Lectures.ExecuteUpdateAsync(set => set.SetProperty(lecture => lecture.Access, LectureAccess.FacultyOnly)));
        using var visitor = Site.Visitor();
        var path = await SpeakerPathAsync() + ".ics";

        var feed = await visitor.AskAsync(path);
        Assert.Equal((200, "text/calendar; charset=utf-8"), (feed.Status, feed["Content-Type"]));
        Assert.All(["BEGIN:VTIMEZONE", "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "SUMMARY:Jak upadła moja firma"], line => Assert.Contains(line, feed.Text, StringComparison.Ordinal));
        Assert.Equal(304, (await visitor.AskAsync(path, null, ("If-None-Match", feed["ETag"]!))).Status);

        await Site.WriteAsync(async db => (await db.Sessions.Include(session => session.Edition).SingleAsync()).Cancel(Site.Clock.GetUtcNow(), "Choroba"));
        Site.Clock.AdvanceTo(After.AddDays(6));
        var cancelled = await visitor.AskAsync(path);
        Assert.All(["SUMMARY:ODWOŁANE: Jak upadła moja firma", "STATUS:CANCELLED"], line => Assert.Contains(line, cancelled.Text, StringComparison.Ordinal));
        Site.Clock.AdvanceTo(After.AddDays(9));
        Assert.DoesNotContain("BEGIN:VEVENT", (await visitor.AskAsync(path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_link_is_gone_with_its_feed_and_the_next_one_opens_the_page()
    {
        var academy = await HeldAsync();
        var (speaker, host) = (await SpeakerPathAsync(), await HostPathAsync());
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        using var visitor = Site.Visitor();
        var (ofSpeaker, ofHost) = (await AskedAsync(staff, $"/biuro/prelegenci/{academy.Speaker}"), await AskedAsync(staff, $"/biuro/uczelnie/{academy.University}/kontakty/{academy.Host}"));
        Assert.Equal(("Unieważnić link: Anna UT?", "Unieważnić link: Jan UT?"), (ofSpeaker.Heading, ofHost.Heading));
        foreach (var path in (string[])[speaker, host])
            Assert.Equal(200, (await visitor.AskAsync(path)).Status);
        Assert.Equal("Dawny link już nie działa. Nowy przyjdzie z następną wiadomością.", (await staff.FollowAsync(await staff.SendAsync(ofSpeaker, null, "main form"))).Text("[role=status]"));
        Assert.Equal("Dawny link już nie działa. Nowy przyjdzie z następną wiadomością.", (await staff.FollowAsync(await staff.SendAsync(ofHost, null, "main form"))).Text("[role=status]"));
        Assert.Equal(404, (await staff.AskAsync($"/biuro/uczelnie/{academy.University + 1}/kontakty/{academy.Host}/link")).Status);

        foreach (var path in (string[])[speaker, speaker + ".ics", host, host + ".ics"])
            Assert.Equal(410, (await visitor.AskAsync(path)).Status);
        foreach (var path in (string[])[await SpeakerPathAsync(), await SpeakerPathAsync() + ".ics", await HostPathAsync(), await HostPathAsync() + ".ics"])
            Assert.Equal(200, (await visitor.AskAsync(path)).Status);
        foreach (var path in (string[])["/moje-wyklady/x", "/moje-wyklady/x.ics", "/moje-wyklady/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics"])
            Assert.Equal(404, (await visitor.AskAsync(path)).Status);
    }

    [Fact]
    public async Task What_a_speaker_agreed_to_stands_apart_until_a_version_announces_it()
    {
        var academy = await Academy.FoundAsync(Site);
        var published = await academy.LectureAsync(Site, "Ogłoszony", published: true);
        var draft = await academy.LectureAsync(Site, "Szkic", date: new(2026, 12, 15));
        var others = await academy.LectureAsync(Site, "Cudzy szkic", date: new(2026, 12, 17));
        await Site.WriteAsync(async db =>
        {
            await db.SessionPresenters.Where(led => led.Session.EditionId != others).ExecuteDeleteAsync();
            foreach (var edition in (long[])[published, draft])
                db.Add(new Invitation(await db.Editions.SingleAsync(each => each.Id == edition), await db.Presenters.SingleAsync(), Site.Clock.GetUtcNow(), Site.Clock.GetUtcNow().AddDays(5)));
        });
        using var visitor = new SignUpVisitor(Site);
        Assert.Empty((await visitor.OpenAsync(await SpeakerPathAsync())).Texts("article"));

        foreach (var invitation in await Site.WithAsync(db => db.Invitations.Select(each => each.Id).ToListAsync()))
            Assert.IsType<AnswerOutcome.Done>(await AtDeskAsync<AnswerDesk, AnswerOutcome>(desk => desk.AcceptAsync(invitation)));

        var page = await visitor.OpenAsync(await SpeakerPathAsync());
        Assert.Equal(["Ogłoszony", "Szkic"], page.Texts("article h3"));
        Assert.Equal("Przyjęte, czekają na ogłoszenie", page.Text("#przyjete"));
        Assert.All(page.Texts("article"), text => Assert.Contains("Przyjęte, czeka na ogłoszenie", text, StringComparison.Ordinal));
        Assert.Contains("Sala demo 1, Aula UT", page.Texts("article")[1], StringComparison.Ordinal);
        Assert.Contains("UT", page.Texts("article")[1], StringComparison.Ordinal);
        Assert.Contains("Accepted, to be announced", (await visitor.OpenAsync("/en" + await SpeakerPathAsync())).Text("article"), StringComparison.Ordinal);
        Assert.Empty((await visitor.OpenAsync(await HostPathAsync())).Document.QuerySelectorAll("#przyjete"));

        var seen = await AtDeskAsync<PublishDesk, Publication>(desk => desk.LookAsync([]));
        Assert.IsType<TimetableOutcome.Published>(await AtDeskAsync<PublishDesk, TimetableOutcome>(desk => desk.PublishAsync(new(seen.Seen, []) { Reason = "Tak trzeba" }, "staff:1")));

        var announced = await visitor.OpenAsync(await SpeakerPathAsync());
        Assert.Equal(["Ogłoszony", "Szkic"], announced.Texts("article h3"));
        Assert.Contains("Aktualne", announced.Texts("article")[0], StringComparison.Ordinal);
        Assert.Contains("Przyjęte, czeka na ogłoszenie", announced.Texts("article")[1], StringComparison.Ordinal);
    }

    private static DateTimeOffset After => Web.Clock.Warsaw.ToInstant(new(2026, 12, 10), new(13, 0));

    private async Task<Academy> HeldAsync()
    {
        var academy = await Academy.FoundAsync(Site);
        await academy.LectureAsync(Site, published: true);
        return academy;
    }

    private async Task<string> SpeakerPathAsync()
    {
        var speaker = await Site.WithAsync(db => db.Speakers.AsNoTracking().SingleAsync());
        return SpeakerLinks.Mine(Site.Services.GetRequiredService<PersonalLink>().MailedCode(LinkPurpose.Speaker, speaker.Holder()));
    }

    private async Task<string> HostPathAsync()
    {
        var host = await Site.WithAsync(db => db.Hosts.AsNoTracking().SingleAsync());
        return SpeakerLinks.Mine(Site.Services.GetRequiredService<PersonalLink>().Code(LinkPurpose.Host, host.Holder()));
    }

    private static async Task<SitePage> AskedAsync(SignUpVisitor staff, string page) =>
        await staff.OpenAsync((await staff.OpenAsync(page)).Document.QuerySelector("main section a[href$='/link']")!.GetAttribute("href")!);

    private static async Task<SitePage> CountAsync(SignUpVisitor host, SitePage page, string heads)
    {
        var field = page.Document.QuerySelector("article input[inputmode=numeric]")!.GetAttribute("name")!;
        var answered = await host.SendAsync(page, new Dictionary<string, string>(StringComparer.Ordinal) { [field] = heads }, "article form");
        return answered.Status == 303 ? await host.FollowAsync(answered) : answered;
    }
}

public sealed class MyLecturesOnSqliteTests(SqliteSite site) : MyLecturesTests(site), IClassFixture<SqliteSite>;

public sealed class MyLecturesOnPostgresTests(PostgresSite site) : MyLecturesTests(site), IClassFixture<PostgresSite>;
