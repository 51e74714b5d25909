using System.Globalization;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>What staff write down of hosts, their windows, animators and checks, and what happens to groups when a host leaves.</summary>
public sealed class SupplyPagesTests(SqliteSite site) : SiteTests(site), IClassFixture<SqliteSite>
{
    private const string Season = "biuro/dzieciaki/2027";
    private HeldSeason season = null!;

    [Fact]
    public async Task A_host_and_a_window_are_written_down_once_and_wrong_input_is_kept_and_named()
    {
        await OpenSeasonAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var page = await staff.OpenAsync($"{Season}/firmy/nowa");

        var wrong = await staff.EnterAsync(page, "main", ("Form.Name", "Cukiernia (demo)"), ("Form.Email", "to nie adres"));
        Assert.Equal(200, wrong.Status);
        Assert.Equal("Cukiernia (demo)", wrong.Document.QuerySelector("input[name='Form.Name']")!.GetAttribute("value"));
        Assert.NotNull(wrong.Document.QuerySelector("#Form_Email[aria-invalid=true]"));
        Assert.NotNull(wrong.Document.QuerySelector("#Form_Industry[aria-invalid=true]"));

        (string, string)[] facts = [("Form.Name", "Cukiernia (demo)"), ("Form.Industry", "food"), ("Form.Address", "ul. Demo 5"), ("Form.Contact", "Ola Demo"), ("Form.Email", "cukiernia@example.org")];
        Assert.Equal(303, (await staff.EnterAsync(page, "main", facts)).Status);
        Assert.Equal(303, (await staff.EnterAsync(page, "main", facts)).Status);
        var host = await Site.WithAsync(db => db.VisitHosts.AsNoTracking().SingleAsync());

        var form = await staff.OpenAsync($"{Season}/firmy/{host.Id}/okna/nowe");
        foreach (var (field, value) in new[]
        {
            ("Form.Date", "2027-04-17"), ("Form.Date", "2027-02-01"), ("Form.Date", "2027-06-08"), ("Form.To", "09:20"), ("Form.From", "07:30"), ("Form.To", "14:30"), ("Form.MaxPeople", "0"), ("Form.MinAge", "17"),
        })
        {
            var refused = await staff.EnterAsync(form, "main", [.. Window(("Form.Way", "Od podwórka")).Where(each => each.Item1 != field), (field, value)]);
            Assert.Equal((200, field), (refused.Status, refused.Document.QuerySelector("[aria-invalid=true]")?.GetAttribute("name")));
            Assert.Contains("Od podwórka", refused.Document.QuerySelector("textarea[name='Form.Way']")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(303, (await staff.EnterAsync(form, "main", [.. Window()])).Status);
        Assert.Equal(303, (await staff.EnterAsync(form, "main", [.. Window()])).Status);
        var window = await Site.WithAsync(db => db.VisitWindows.AsNoTracking().SingleAsync());
        Assert.Equal((new DateOnly(2027, 4, 15), 30), (window.Date, window.MaxPeople));
    }

    [Fact]
    public async Task A_window_that_a_group_has_is_changed_only_after_staff_said_that_they_know_and_a_told_visit_stands_out()
    {
        await OpenSeasonAsync();
        await season.VisitAsync(HeldSeason.Day);
        var window = await GivenAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var page = await staff.OpenAsync($"{Season}/firmy/{season.Host}/okna/{window}");

        // More room, or other words, take nothing from anybody.
        Assert.Equal(303, (await staff.EnterAsync(page, "main", ("Form.MaxPeople", "35"), ("Form.Way", "Wejście od ulicy"))).Status);
        page = await staff.OpenAsync($"{Season}/firmy/{season.Host}/okna/{window}");
        var asked = await staff.EnterAsync(page, "main", ("Form.MaxPeople", "10"));
        Assert.Equal(200, asked.Status);
        Assert.Contains("zerówka", HtmlWords.Of(asked.Document.QuerySelector(".note-warn")!.OuterHtml), StringComparison.Ordinal);
        Assert.Null(await Site.WithAsync(db => db.Pairings.Select(pairing => pairing.EndedAt).SingleAsync()));

        Assert.Equal(303, (await staff.EnterAsync(asked, "main", ("Form.Releases", "true"))).Status);

        Assert.NotNull(await Site.WithAsync(db => db.Pairings.Select(pairing => pairing.EndedAt).SingleAsync()));
        Assert.Contains("gospodarz zrezygnował", HtmlWords.Of((await staff.OpenAsync($"{Season}/cykle/1")).Document.QuerySelector("main")!.OuterHtml), StringComparison.Ordinal);
        Assert.Equal(0, await Site.WithAsync(db => db.Outbox.CountAsync()));
    }

    [Fact]
    public async Task A_host_who_leaves_takes_the_windows_along_and_the_office_sees_which_groups_lose_a_visit_first()
    {
        await OpenSeasonAsync();
        await season.VisitAsync(HeldSeason.Day);
        var window = await GivenAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var question = await staff.OpenAsync($"{Season}/firmy/{season.Host}/archiwum");
        Assert.Contains("zerówka", HtmlWords.Of(question.Document.QuerySelector("main")!.OuterHtml), StringComparison.Ordinal);
        await staff.SendAsync(question, new Dictionary<string, string>(StringComparer.Ordinal));

        Assert.NotNull(await Site.WithAsync(db => db.VisitWindows.Where(each => each.Id == window).Select(each => each.WithdrawnAt).SingleAsync()));
        var meeting = await Site.WithAsync(db => db.Meetings.AsNoTracking().Include(each => each.Session).Include(each => each.Window!.Host).Include(each => each.Group).SingleAsync());
        Assert.True(meeting.HasLostHost);
        Assert.Equal(404, (await staff.OpenAsync($"{Season}/firmy/{season.Host}/okna/{window}")).Status);
        var board = await Site.WithAsync(async db => await db.SeasonBoardAsync((await db.SeasonAsync(2027))!, Site.Clock.GetUtcNow()));
        Assert.Equal(BoardState.Missing, board.Rows[0].Cells[3].State);
    }

    [Fact]
    public async Task A_visit_that_lost_its_host_stays_lost_when_the_window_suits_again_and_nobody_is_reminded_of_it()
    {
        await OpenSeasonAsync();
        await season.VisitAsync(HeldSeason.Day);
        var window = await GivenAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var address = $"{Season}/firmy/{season.Host}/okna/{window}";
        await staff.EnterAsync(await staff.EnterAsync(await staff.OpenAsync(address), "main", ("Form.MaxPeople", "10")), "main", ("Form.Releases", "true"));

        Assert.Equal(303, (await staff.EnterAsync(await staff.OpenAsync(address), "main", ("Form.MaxPeople", "30"))).Status);

        var meeting = await Site.WithAsync(db => db.Meetings.AsNoTracking().Include(each => each.Session).Include(each => each.Window!.Host).Include(each => each.Group).SingleAsync());
        Assert.True(meeting.HasLostHost);
        Site.Clock.AdvanceTo(Warsaw.ToInstant(HeldSeason.Day.AddDays(-1), new(9, 0)));
        await AtDeskAsync<ReminderDesk, RemindersPut>(desk => desk.PutDueAsync());
        Assert.Equal(0, await Site.WithAsync(db => db.Outbox.CountAsync()));
    }

    [Fact]
    public async Task A_window_in_which_the_visit_was_held_is_not_taken_back()
    {
        await OpenSeasonAsync();
        await season.VisitAsync(HeldSeason.Day);
        var window = await GivenAsync();
        await Site.WriteAsync(async db =>
        {
            var meeting = await db.Meetings.SingleAsync();
            meeting.Log(new(18, 2, TeacherStayed: true, Note: null), HeldSeason.Staff, Site.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var question = await staff.OpenAsync($"{Season}/firmy/{season.Host}/okna/{window}/wycofaj");
        var refused = await staff.SendAsync(question, new Dictionary<string, string>(StringComparer.Ordinal));

        Assert.Equal(200, refused.Status);
        Assert.Null(await Site.WithAsync(db => db.VisitWindows.Select(each => each.WithdrawnAt).SingleAsync()));
    }

    [Fact]
    public async Task Somebody_who_gives_lectures_becomes_an_animator_without_being_written_down_twice_and_a_link_is_taken_back()
    {
        await OpenSeasonAsync();
        var known = 0L;
        await Site.WriteAsync(async db =>
        {
            var presenter = new Presenter(new PresenterFacts("Hanna Demo", new("pl", "Opowiada o firmie.")) { Email = "hanna@example.org" });
            db.Add(presenter);
            await db.SaveChangesAsync();
            known = presenter.Id;
        });
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var page = await staff.OpenAsync($"{Season}/animatorzy/nowa");
        Assert.Equal(303, (await staff.EnterAsync(page, "main", ("Form.Known", known.ToString(CultureInfo.InvariantCulture)), ("Form.PerWeek", "2"))).Status);

        var animator = await Site.WithAsync(db => db.Animators.AsNoTracking().Include(each => each.Presenter).SingleAsync(each => each.PresenterId == known));
        Assert.Equal(("Hanna Demo", "hanna@example.org", 2, 0), (animator.Presenter.Name, animator.Presenter.Email, animator.MaxMeetingsWeek, animator.LinkVersion));
        Assert.Equal(1, await Site.WithAsync(db => db.Presenters.CountAsync(each => each.Name == "Hanna Demo")));
        await staff.SendAsync(await staff.OpenAsync($"{Season}/animatorzy/{known}/link"), new Dictionary<string, string>(StringComparer.Ordinal));
        Assert.Equal(1, await Site.WithAsync(db => db.Animators.Where(each => each.PresenterId == known).Select(each => each.LinkVersion).SingleAsync()));
    }

    [Fact]
    public async Task Of_two_who_change_a_host_at_once_the_second_is_told()
    {
        await OpenSeasonAsync();
        await season.VisitAsync(HeldSeason.Day);
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var page = await staff.OpenAsync($"{Season}/firmy/{season.Host}");

        Assert.Equal(303, (await staff.EnterAsync(page, "main", ("Form.Address", "ul. Demo 2"))).Status);
        var second = await staff.EnterAsync(page, "main", ("Form.Address", "ul. Demo 3"));

        Assert.Equal(200, second.Status);
        Assert.NotNull(second.Document.QuerySelector(".note-warn[role=alert]"));
        Assert.Equal("ul. Demo 3", second.Document.QuerySelector("input[name='Form.Address']")!.GetAttribute("value"));
        Assert.Equal("ul. Demo 2", await Site.WithAsync(db => db.VisitHosts.Select(host => host.Address).SingleAsync()));
    }

    [Theory]
    [InlineData("Form.Checked", "2026-11-24", "2027-11-23", "Form.Checked")]
    [InlineData("Form.Until", "2026-11-20", "2036-11-20", "Form.Until")]
    public async Task A_check_dated_tomorrow_or_valid_for_ten_years_is_refused(string field, string on, string until, string named)
    {
        await OpenSeasonAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var page = await staff.OpenAsync($"{Season}/sprawdzenia/presenter:{season.Animators[0]}");

        var refused = await staff.EnterAsync(page, "main", ("Form.Registers", nameof(ClearanceRegister.Krk)), ("Form.Checked", on), ("Form.Until", until));

        Assert.Equal((200, named), (refused.Status, refused.Document.QuerySelector("[aria-invalid=true]")?.GetAttribute("name")));
        Assert.Equal(field, named);
        Assert.Equal(4, await Site.WithAsync(db => db.Clearances.CountAsync()));
    }

    [Fact]
    public async Task The_offices_first_page_leads_to_checks_that_end_soon_and_to_stopped_meetings()
    {
        await OpenSeasonAsync();
        await season.MeetingAsync();
        await season.ClearAsync(Animator.KeyOf(season.Animators[0]), new(2026, 12, 10));
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var words = HtmlWords.Of((await staff.OpenAsync("biuro")).Document.QuerySelector(".todo")!.OuterHtml).Replace('\u00A0', ' ');

        Assert.Contains("1 sprawdzenie w rejestrach kończy się w ciągu 30 dni", words, StringComparison.Ordinal);
        Assert.Contains("Wstrzymane: 1 spotkanie z dziećmi", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_offices_first_page_names_meetings_of_groups_with_their_cycle_and_asks_for_no_list_of_people_for_them()
    {
        await OpenSeasonAsync();
        await season.MeetingAsync();
        Site.Clock.AdvanceTo(Warsaw.ToInstant(HeldSeason.Day.AddDays(-1), new(9, 0)));
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var before = await staff.OpenAsync("biuro");
        Assert.Equal("/biuro/dzieciaki/2027/cykle/1", before.Document.QuerySelector("section[aria-labelledby=spotkania] li a")!.GetAttribute("href"));
        Assert.Null(before.Document.QuerySelector("section[aria-labelledby=spotkania] a[href*='/obecnosc']"));
        Site.Clock.AdvanceTo(Warsaw.ToInstant(HeldSeason.Day, new(18, 0)));
        Assert.Empty((await staff.OpenAsync("biuro")).Document.QuerySelectorAll(".todo a[href*='/obecnosc']"));
    }

    private static IEnumerable<(string, string)> Window(params IEnumerable<(string, string)> more) =>
    [
        ("Form.Kind", nameof(MeetingKind.CompanyVisit)), ("Form.Date", "2027-04-15"), ("Form.From", "09:00"), ("Form.To", "11:00"), ("Form.MaxPeople", "30"), ("Form.MinAge", "6"), .. more,
    ];

    /// <summary>The group was given the window of its visit. Answers the window.</summary>
    private async Task<long> GivenAsync()
    {
        var id = 0L;
        await Site.WriteAsync(async db =>
        {
            var window = await db.VisitWindows.SingleAsync();
            db.Add(Pairing.OfWindow(season.Group, window, Site.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
            id = window.Id;
        });
        return id;
    }

    private async Task OpenSeasonAsync()
    {
        season = new(Site.WriteAsync, Site.Clock.GetUtcNow());
        await season.OpenAsync();
    }
}
