using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Pages.Office;

/// <summary>Attendance, the sheet and the needs are found from wherever staff look for a session, on any day.</summary>
public abstract class ListLinksTests(SharedSite site) : SiteTests(site)
{
    private static readonly DateTimeOffset Start = new(2026, 12, 1, 16, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-5)]
    [InlineData(40)]
    public async Task The_edition_its_people_its_programme_and_the_schedule_lead_to_the_lists_of_every_session(int daysAfter)
    {
        var (edition, programme, sessions) = await SeveralAsync();
        Site.Clock.AdvanceTo(Start.AddDays(daysAfter));
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        foreach (var address in (string[])[$"/biuro/edycje/{edition}", $"/biuro/edycje/{edition}/zapisy", $"/biuro/programy/{programme}"])
        {
            var leads = Leads(await staff.OpenAsync(address));
            Assert.Contains($"/biuro/edycje/{edition}/potrzeby", leads);
            foreach (var session in sessions)
                Assert.Superset(new HashSet<string>(ListsOf(session), StringComparer.Ordinal), leads);
        }

        var day = Leads(await staff.OpenAsync("/biuro/harmonogram?dzien=2026-12-01"));
        Assert.Superset(new HashSet<string>([.. ListsOf(sessions[0]), $"/biuro/edycje/{edition}/potrzeby"], StringComparer.Ordinal), day);
        Assert.Empty(day.Intersect(ListsOf(sessions[1])));
    }

    [Fact]
    public async Task A_draft_and_a_session_that_is_not_held_have_no_lists_to_lead_to()
    {
        var (edition, _, sessions) = await SeveralAsync();
        await AtDeskAsync<SessionDesk, SessionOutcome>(desk => desk.CancelAsync(edition, sessions[1], "choroba", "staff:1"));
        var draft = await OfferAsync(new("szkic") { Published = false });
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var leads = Leads(await staff.OpenAsync($"/biuro/edycje/{edition}"));

        Assert.Superset(new HashSet<string>(ListsOf(sessions[0]), StringComparer.Ordinal), leads);
        Assert.Empty(leads.Intersect(ListsOf(sessions[1])));
        Assert.DoesNotContain(Leads(await staff.OpenAsync($"/biuro/edycje/{draft}")), href => href.EndsWith("/obecnosc", StringComparison.Ordinal) || href.EndsWith("/potrzeby", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_with_marks_missing_stands_on_the_first_page_until_it_is_closed()
    {
        var edition = await OfferAsync(new(Taken: 2));
        var session = await Site.WithAsync(db => db.Sessions.Where(each => each.EditionId == edition).Select(each => each.Id).SingleAsync());
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        Assert.DoesNotContain("Uzupełnij obecność: KSeF bez stresu", (await staff.OpenAsync("/biuro")).Texts(".todo a"));

        Site.Clock.AdvanceTo(Start.AddDays(100));
        using var later = await Site.StaffAsync(StaffRole.Staff);
        var page = await later.OpenAsync("/biuro");
        var lead = Assert.Single(page.Document.QuerySelectorAll(".todo a"), link => link.TextContent.StartsWith("Uzupełnij obecność", StringComparison.Ordinal));
        Assert.Equal($"/biuro/spotkania/{session}/obecnosc", lead.GetAttribute("href"));
        Assert.Contains("wt. 1 grudnia, bez oznaczenia: 2 osoby", page.Text(".todo"), StringComparison.Ordinal);

        await AtDeskAsync<AttendanceDesk, MarkOutcome>(desk => desk.CloseAsync(session, "staff:1"));
        Assert.Contains("Nic nie czeka.", (await later.OpenAsync("/biuro")).Texts("section p"));
    }

    private async Task<(long Edition, long Programme, IReadOnlyList<long> Sessions)> SeveralAsync()
    {
        var edition = await OfferAsync(new(Taken: 1) { Sessions = 2 });
        var programme = await Site.WithAsync(db => db.Editions.Where(each => each.Id == edition).Select(each => each.ProgrammeId).SingleAsync());
        return (edition, programme, await Site.WithAsync(db => db.Sessions.Where(each => each.EditionId == edition).OrderBy(each => each.Id).Select(each => each.Id).ToListAsync()));
    }

    private static string[] ListsOf(long session) => [$"/biuro/spotkania/{session}/obecnosc", $"/biuro/spotkania/{session}/lista"];

    private static HashSet<string> Leads(SitePage page) =>
        page.Document.QuerySelectorAll("main a[href]").Select(link => link.GetAttribute("href")!).ToHashSet(StringComparer.Ordinal);
}

public sealed class ListLinksOnSqliteTests(SqliteSite site) : ListLinksTests(site), IClassFixture<SqliteSite>;

public sealed class ListLinksOnPostgresTests(PostgresSite site) : ListLinksTests(site), IClassFixture<PostgresSite>;
