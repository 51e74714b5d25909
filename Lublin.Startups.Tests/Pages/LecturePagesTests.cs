using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Pages;

/// <summary>The public timetable of lectures. The clock stands on Monday 23 November 2026.</summary>
public abstract class LecturePagesTests(SharedSite site) : SiteTests(site)
{
    [Fact]
    public async Task The_first_page_and_its_search_know_lectures_to_come_that_are_open_to_all()
    {
        await Site.WriteAsync(async db =>
        {
            var now = Site.Clock.GetUtcNow();
            await new LectureOffer().AddAsync(db, now);
            await new LectureOffer("tylko-wydzial") { Title = "Kawiarnia dla wydziału", Access = LectureAccess.FacultyOnly }.AddAsync(db, now);
            await new LectureOffer("szkic") { Title = "Kawiarnia w szkicu", Published = false }.AddAsync(db, now);
            await new LectureOffer("miniony") { Title = "Kawiarnia sprzed roku", Date = new(2025, 12, 1) }.AddAsync(db, now);
        });
        await OfferAsync(new());
        using var visitor = new SignUpVisitor(Site);

        var home = await visitor.OpenAsync("/");
        Assert.Equal(["Dlaczego zamknęłam kawiarnię", "KSeF bez stresu"], home.Texts(".pcard h3"));
        Assert.Equal("/wyklady/dlaczego-zamknelam-kawiarnie/2026-12-01", home.Document.QuerySelectorAll(".pcard h3 a")[0].GetAttribute("href"));
        Assert.Equal(["/szkolenia", "/wyklady"], home.Document.QuerySelectorAll("section.section-sand .head-row a").Select(link => link.GetAttribute("href")));

        var found = await visitor.FilterAsync(home, ("q", "kawiarni"));
        Assert.Equal(["Dlaczego zamknęłam kawiarnię"], found.Texts("#znalezione-wyklady + ul a"));
        Assert.Empty((await visitor.FilterAsync(home, ("q", "ksef"))).Texts("#znalezione-wyklady + ul a"));
        Assert.Empty((await visitor.OpenAsync("/szkolenia")).Texts("#znalezione-wyklady + ul a"));
    }

    [Fact]
    public async Task A_week_shows_its_lectures_and_leads_to_the_next_week()
    {
        await LectureAsync(new());

        var page = await Site.GetPageAsync("/wyklady?tydzien=2026-W49");

        Assert.Contains("Dlaczego zamknęłam kawiarnię", page.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"/wyklady/dlaczego-zamknelam-kawiarnie/2026-12-01\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("tydzien=2026-W50", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Dlaczego zamknęłam kawiarnię", (await Site.GetPageAsync("/wyklady?tydzien=2026-W50")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_week_says_when_the_next_lecture_is()
    {
        await LectureAsync(new());

        var page = await Site.GetPageAsync("/wyklady");

        Assert.Contains("W tym tygodniu nie ma wykładów.", page.Html, StringComparison.Ordinal);
        Assert.Contains("/wyklady?tydzien=2026-W49", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_lectures_in_one_hour_stand_side_by_side()
    {
        await LectureAsync(new());
        await LectureAsync(new("studia-i-firma-naraz", "kul") { Title = "Studia i firma naraz", Start = new(11, 0), End = new(12, 30) });

        var page = await Site.GetPageAsync("/wyklady?tydzien=2026-W49");

        Assert.Contains("lane-0 lanes-2", page.Html, StringComparison.Ordinal);
        Assert.Contains("lane-1 lanes-2", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("uczelnia=kul", "Wykład B")]
    [InlineData("temat=finanse", "Wykład A")]
    [InlineData("jezyk=en", "Wykład B")]
    [InlineData("otwarte=tak", "Wykład A")]
    [InlineData("jezyk=en&uczelnia=kul", "Wykład B")]
    public async Task Filters_leave_what_was_asked_for_and_can_be_taken_away(string filter, string left)
    {
        await LectureAsync(new("wyklad-a") { Title = "Wykład A", Topic = "finanse" });
        await LectureAsync(new("wyklad-b", "kul") { Title = "Wykład B", Topic = "zespol", Language = "en", Access = LectureAccess.FacultyOnly });
        var other = left == "Wykład A" ? "Wykład B" : "Wykład A";

        foreach (var view in (string[])["tydzien=2026-W49", "widok=lista"])
        {
            var page = await Site.GetPageAsync($"/wyklady?{view}&{filter}");

            Assert.Contains($">{left}</a>", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain($">{other}</a>", page.Html, StringComparison.Ordinal);
            Assert.Contains("Usuń wszystkie filtry", page.Html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("tydzien=2027-W60")]
    [InlineData("tydzien=abc")]
    [InlineData("uczelnia=%3Cscript%3E")]
    [InlineData("widok=inny&strona=-7")]
    public async Task What_is_no_filter_is_left_aside(string query)
    {
        await LectureAsync(new());

        var page = await Site.GetPageAsync("/wyklady?" + query);

        Assert.Equal(200, page.Status);
        Assert.DoesNotContain("<script>", page.Html, StringComparison.Ordinal);
        Assert.Contains("tydzien=2026-W47", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_lecture_is_struck_through_until_its_day()
    {
        await LectureAsync(new());
        await LectureAsync(new("inny-wyklad") { Date = new(2026, 12, 2), Title = "Inny wykład" });
        await CancelAsync("dlaczego-zamknelam-kawiarnie");

        Assert.Contains("<s>Dlaczego zamknęłam kawiarnię</s>", (await Site.GetPageAsync("/wyklady?tydzien=2026-W49")).Html, StringComparison.Ordinal);
        Site.Clock.Advance(TimeSpan.FromDays(12));
        Assert.DoesNotContain("Dlaczego zamknęłam kawiarnię", (await Site.GetPageAsync("/wyklady?tydzien=2026-W49")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_only_for_a_faculty_says_so_and_leaves_the_general_calendar()
    {
        await LectureAsync(new() { Access = LectureAccess.FacultyOnly });

        Assert.Contains("Dla studentów wydziału", (await Site.GetPageAsync("/wyklady?tydzien=2026-W49")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("BEGIN:VEVENT", (await Site.GetPageAsync("/wyklady.ics")).Html, StringComparison.Ordinal);
        Assert.Contains("Dlaczego", (await Site.GetPageAsync("/wyklady/uczelnie/umcs.ics")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_calendar_keeps_what_is_cancelled_for_a_week_and_says_so_in_the_title()
    {
        await LectureAsync(new());
        await CancelAsync("dlaczego-zamknelam-kawiarnie");

        var feed = (await Site.GetPageAsync("/wyklady.ics")).Html;
        Assert.Contains("STATUS:CANCELLED", feed, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:ODWOŁANE: Dlaczego zamknęłam kawiarnię", feed, StringComparison.Ordinal);
        Assert.Contains("TZID:Europe/Warsaw", feed, StringComparison.Ordinal);
        Assert.Contains("REFRESH-INTERVAL;VALUE=DURATION:PT6H", feed, StringComparison.Ordinal);

        Site.Clock.Advance(TimeSpan.FromDays(11 + 8));
        Assert.DoesNotContain("BEGIN:VEVENT", (await Site.GetPageAsync("/wyklady.ics")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_calendar_that_has_the_newest_is_told_so_until_something_changes()
    {
        await LectureAsync(new());
        using var client = Site.CreateClient();
        using var first = await client.GetAsync("/wyklady.ics", TestContext.Current.CancellationToken);
        var (tag, changed) = (first.Headers.ETag!, first.Content.Headers.LastModified);

        Assert.Equal(304, (int)await StatusAsync());
        Site.Clock.Advance(TimeSpan.FromHours(1));
        await CancelAsync("dlaczego-zamknelam-kawiarnie");
        Assert.Equal(200, (int)await StatusAsync());
        using var second = await client.GetAsync("/wyklady.ics", TestContext.Current.CancellationToken);
        Assert.True(second.Content.Headers.LastModified >= changed);

        async Task<System.Net.HttpStatusCode> StatusAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/wyklady.ics");
            request.Headers.IfNoneMatch.Add(tag);
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task What_leaves_a_web_calendar_makes_its_last_change_never_older_and_nobody_is_told_that_theirs_is_the_newest()
    {
        await LectureAsync(new());
        await LectureAsync(new("inny-wyklad") { Date = new(2027, 1, 20), Title = "Inny wykład" });
        Site.Clock.Advance(TimeSpan.FromHours(1));
        await CancelAsync("dlaczego-zamknelam-kawiarnie");
        using var visitor = Site.Visitor();
        var before = await AskAsync(null);
        Assert.Contains("ODWOŁANE: Dlaczego", before.Html, StringComparison.Ordinal);

        Site.Clock.Advance(TimeSpan.FromDays(11 + 8));
        var forgotten = await AskAsync(before.Answer);
        Assert.Equal(200, forgotten.Status);
        Assert.DoesNotContain("ODWOŁANE", forgotten.Html, StringComparison.Ordinal);
        Assert.True(forgotten.Answer.Content.Headers.LastModified >= before.Answer.Content.Headers.LastModified);

        await Site.WriteAsync(async db =>
        {
            (await db.Programmes.SingleAsync(programme => programme.Slug == "inny-wyklad")).Withdraw(Site.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        var deleted = await AskAsync(forgotten.Answer);
        Assert.Equal(200, deleted.Status);
        Assert.DoesNotContain("BEGIN:VEVENT", deleted.Html, StringComparison.Ordinal);
        Assert.True(deleted.Answer.Content.Headers.LastModified >= forgotten.Answer.Content.Headers.LastModified);

        // As a client asks that keeps dates alone, and no tags.
        async Task<SitePage> AskAsync(HttpResponseMessage? known)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/wyklady.ics");
            request.Headers.IfModifiedSince = known?.Content.Headers.LastModified;
            return await TestSite.ReadAsync(await visitor.SendAsync(request, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task A_draft_stands_nowhere()
    {
        await LectureAsync(new() { Published = false });

        foreach (var address in (string[])["/wyklady?tydzien=2026-W49", "/wyklady?widok=lista", "/wyklady.ics", "/wyklady/uczelnie/umcs.ics"])
            Assert.DoesNotContain("kawiarni", (await Site.GetPageAsync(address)).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/en", "Lectures")]
    [InlineData("/uk", "Лекції")]
    public async Task The_timetable_speaks_the_language_of_its_address(string prefix, string heading)
    {
        await LectureAsync(new());

        Assert.Contains($"<h1>{heading}</h1>", (await Site.GetPageAsync(prefix + "/wyklady")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_of_the_timetable_stands_for_ever()
    {
        await Site.WriteAsync(async db =>
        {
            var version = new TimetableVersion(3, Site.Clock.GetUtcNow(), "staff:1", "Większa sala.", null);
            version.Add(new TimetableEntry(Guid.NewGuid(), TimetableChange.Moved, new("pl", "Studia i firma naraz"))
                .From(new(new(2026, 12, 1), new(10, 15), new(11, 45), "Sala 1, Aula", ["Anna Zmyślona"])).To(new(new(2026, 12, 2), new(12, 0), new(13, 30), "Sala 2, Aula", ["Anna Zmyślona"])));
            db.Add(version);
            await db.SaveChangesAsync();
        });

        var page = await Site.GetPageAsync("/wyklady/zmiany/3");
        Assert.Contains("Większa sala.", page.Html, StringComparison.Ordinal);
        var shown = System.Net.WebUtility.HtmlDecode(page.Html);
        Assert.Contains("wtorek 1\u00A0grudnia\u00A02026", shown, StringComparison.Ordinal);
        Assert.Contains("środa 2\u00A0grudnia\u00A02026", shown, StringComparison.Ordinal);
        Assert.Equal(404, (await Site.GetPageAsync("/wyklady/zmiany/4")).Status);
    }

    private Task LectureAsync(LectureOffer lecture) => Site.WriteAsync(db => lecture.AddAsync(db, Site.Clock.GetUtcNow()));

    private Task CancelAsync(string slug) => Site.WriteAsync(async db =>
    {
        var edition = await db.Editions.Include(edition => edition.Sessions).SingleAsync(edition => edition.Programme.Slug == slug);
        edition.Cancel("Osoba prowadząca zachorowała.", Site.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    });
}

public sealed class LecturePagesOnSqlite(SqliteSite site) : LecturePagesTests(site), IClassFixture<SqliteSite>;

public sealed class LecturePagesOnPostgres(PostgresSite site) : LecturePagesTests(site), IClassFixture<PostgresSite>;
