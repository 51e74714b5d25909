using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Kids.Cycles;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>What staff see of cycles, and what they do with them.</summary>
public sealed class CyclePagesTests(SqliteSite site) : SiteTests(site), IClassFixture<SqliteSite>
{
    private const string Season = "biuro/dzieciaki/2027";
    private HeldSeason season = null!;

    [Fact]
    public async Task A_cycle_shows_its_dates_and_moving_one_lists_who_will_be_told_before_anybody_is()
    {
        await OpenSeasonAsync();
        var session = await season.MeetingAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var cycle = await staff.OpenAsync($"{Season}/cykle/1");
        var question = await staff.OpenAsync($"{Season}/cykle/1/{session}/termin?Date=2027-03-18&Start=09:30&Following=keep");

        Assert.NotNull(cycle.Document.QuerySelector($"a[href$='{session}/termin']"));
        var words = HtmlWords.Of(question.Document.QuerySelector("main")!.OuterHtml);
        Assert.All(["uczy@example.org", "szkola", "zofia@example.org", "lena@example.org"], part => Assert.Contains(part, words, StringComparison.Ordinal));
        var letters = LettersOf(question);
        Assert.Equal(["Anna Uczy", "Lena Demo-Kos, Zofia Demo-Kruk", "Szkoła demo nr 801"], letters.Select(letter => letter.To).Order(StringComparer.Ordinal));
        Assert.All(letters, letter => Assert.Contains("czwartek 18 marca 2027, 9:30–10:15", letter.Text, StringComparison.Ordinal));
        Assert.Equal(0, await Site.WithAsync(db => db.Outbox.CountAsync(mail => mail.Kind == CycleMails.Changed)));
        Assert.Equal(HeldSeason.Day, (await Site.WithAsync(db => db.Sessions.AsNoTracking().SingleAsync(each => each.Uid == session))).Date);
        Assert.Equal(303, (await staff.SendAsync(question, new Dictionary<string, string>(StringComparer.Ordinal), "main form[method=post]")).Status);
        var moved = await Site.WithAsync(db => db.Sessions.AsNoTracking().SingleAsync(each => each.Uid == session));
        Assert.Equal((new DateOnly(2027, 3, 18), new TimeOnly(9, 30)), (moved.Date, moved.Start));
        Assert.Equal(4, await Site.WithAsync(db => db.Outbox.CountAsync(mail => mail.Kind == CycleMails.Changed)));
    }

    [Fact]
    public async Task Cancelling_asks_for_a_reason_and_an_animator_who_is_ill_is_replaced_in_three_clicks()
    {
        await OpenSeasonAsync();
        var (first, second) = (await season.MeetingAsync(), await season.MeetingAsync(order: 2, HeldSeason.Day.AddDays(7)));
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var page = await staff.OpenAsync($"{Season}/cykle/1/{first}/odwolaj");
        await staff.SendAsync(page, new Dictionary<string, string>(StringComparer.Ordinal) { ["Reason"] = "" });
        Assert.Null(await Site.WithAsync(db => db.Sessions.Where(each => each.Uid == first).Select(each => each.CancelledAt).SingleAsync()));
        Assert.Equal(303, (await staff.SendAsync(page, new Dictionary<string, string>(StringComparer.Ordinal) { ["Reason"] = "Dzwonił dyrektor: awaria" })).Status);
        Assert.Equal("Dzwonił dyrektor: awaria", await Site.WithAsync(db => db.Sessions.Where(each => each.Uid == first).Select(each => each.CancelReason).SingleAsync()));
        Assert.Contains("Nikt inny nie może", HtmlWords.Of((await staff.OpenAsync($"{Season}/cykle/1/{second}/zastepstwo/{season.Animators[0]}")).Document.QuerySelector("main")!.OuterHtml).Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_template_is_changed_and_two_visits_are_refused()
    {
        await OpenSeasonAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var page = await staff.OpenAsync($"{Season}/szablon");

        Assert.Equal(200, (await staff.EnterAsync(page, "main", ("Rows[0].Kind", "CompanyVisit"))).Status);
        Assert.Equal(303, (await staff.EnterAsync(page, "main", ("Rows[0].Title", "Poznajmy się"))).Status);

        var first = await Site.WithAsync(async db => (await db.Seasons.SingleAsync()).Template[0]);
        Assert.Equal(("Poznajmy się", MeetingKind.Animators), (first.Title, first.Kind));
    }

    [Fact]
    public async Task A_coordinator_publishes_what_staff_made_and_sees_who_gets_a_letter_first()
    {
        await OpenSeasonAsync();
        await season.MeetingAsync(isPublished: false);
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator, "Inna Owa");

        Assert.NotNull((await staff.OpenAsync($"{Season}/cykle")).Document.QuerySelector("a[href$='/cykle/ogloszenie']"));
        Assert.NotEqual(200, (await staff.AskAsync($"{Season}/cykle/ogloszenie")).Status);
        var page = await coordinator.OpenAsync($"{Season}/cykle/ogloszenie");
        Assert.Contains("zofia@example.org", HtmlWords.Of(page.Document.QuerySelector("main")!.OuterHtml), StringComparison.Ordinal);
        Assert.Equal(303, (await coordinator.SendAsync(page, new Dictionary<string, string>(StringComparer.Ordinal))).Status);

        Assert.Equal(4, await Site.WithAsync(db => db.Outbox.CountAsync(mail => mail.Kind == CycleMails.Dates)));
    }

    [Fact]
    public async Task A_host_who_leaves_is_replaced_or_the_page_says_that_nobody_else_can()
    {
        await OpenSeasonAsync();
        var visit = await season.VisitAsync(HeldSeason.Day);
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        Assert.Contains("Żadna inna firma", HtmlWords.Of((await staff.OpenAsync($"{Season}/cykle/1/{visit}/firma")).Document.QuerySelector("main")!.OuterHtml).Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal(404, (await staff.AskAsync($"{Season}/cykle/9/{visit}/firma")).Status);
    }

    [Fact]
    public async Task Staff_choose_who_goes_along_to_visits_and_hear_of_visits_at_the_same_time()
    {
        await OpenSeasonAsync();
        var (one, other) = (await season.VisitAsync(HeldSeason.Day), await season.VisitAsync(HeldSeason.Day));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var id = (await Site.WithAsync(db => db.Staff.SingleAsync())).Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var page = await staff.OpenAsync($"{Season}/wizyty");

        var refused = await staff.EnterAsync(page, "main", ("Rows[0].Staff", id), ("Rows[1].Staff", id));
        Assert.Equal((200, 2), (refused.Status, refused.Document.QuerySelectorAll("select[aria-invalid=true]").Length));
        Assert.Equal(303, (await staff.EnterAsync(refused, "main", ("Rows[0].Staff", id), ("Rows[1].Staff", ""))).Status);

        var chosen = await Site.WithAsync(db => db.Meetings.Where(meeting => meeting.EscortId != null).Select(meeting => meeting.Session.Uid).SingleAsync());
        Assert.Contains(chosen, new[] { one, other });
    }

    [Fact]
    public async Task The_letters_of_a_substitute_are_read_before_they_are_sent()
    {
        await OpenSeasonAsync();
        var session = await season.MeetingAsync();
        var kaja = await season.AnimatorAsync("Kaja Demo-Sowa", "kaja@example.org");
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var page = await staff.OpenAsync($"{Season}/cykle/1/{session}/zastepstwo/{season.Animators[0]}?Instead={kaja}");

        var letters = LettersOf(page);
        Assert.Contains("Prowadzą: Kaja Demo-Sowa, Lena Demo-Kos", letters.Single(letter => letter.To is "Anna Uczy").Text, StringComparison.Ordinal);
        Assert.Contains("Od teraz Twoje spotkanie", letters.Single(letter => letter.To is "Kaja Demo-Sowa").Text, StringComparison.Ordinal);
        Assert.Contains("To spotkanie nie jest już Twoje", letters.Single(letter => letter.To is "Zofia Demo-Kruk").Text, StringComparison.Ordinal);
        Assert.Equal(season.Animators, await Site.WithAsync(async db => (await db.Sessions.Include(each => each.Led).SingleAsync(each => each.Uid == session)).PresenterIds));
        Assert.Equal(303, (await staff.SendAsync(page, new Dictionary<string, string>(StringComparer.Ordinal), "main form[method=post]")).Status);
        Assert.Equal(5, await Site.WithAsync(db => db.Outbox.CountAsync(mail => mail.Kind == CycleMails.Changed)));
    }

    [Fact]
    public async Task The_letters_of_a_cancelled_meeting_and_of_another_host_are_read_before_they_are_sent()
    {
        await OpenSeasonAsync();
        var (visit, other) = (await season.VisitAsync(HeldSeason.Day), await season.WindowAsync(HeldSeason.Day.AddDays(1)));
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var cancelling = LettersOf(await staff.OpenAsync($"{Season}/cykle/1/{visit}/odwolaj"));
        Assert.Equal(3, cancelling.Count);
        Assert.All(cancelling, letter => Assert.Contains("Powód: [tu będzie powód, który wpiszesz niżej]", letter.Text, StringComparison.Ordinal));
        var rehosting = LettersOf(await staff.OpenAsync($"{Season}/cykle/1/{visit}/firma?Window={other}"));

        Assert.Equal(4, rehosting.Count);
        Assert.Contains("czwartek 18 marca 2027", rehosting.Single(letter => letter.To is "Anna Uczy").Text, StringComparison.Ordinal);
        Assert.Equal(0, await Site.WithAsync(db => db.Outbox.CountAsync()));
        Assert.Null(await Site.WithAsync(db => db.Sessions.Where(each => each.Uid == visit).Select(each => each.CancelledAt).SingleAsync()));
    }

    // Summary and text of each letter on a page, with plain spaces.
    private static IReadOnlyList<(string To, string Text)> LettersOf(SitePage page) =>
    [
        .. page.Document.QuerySelectorAll("main details").Select(letter =>
            (Plain(letter.QuerySelector("summary")!.TextContent).Replace("List do: ", "", StringComparison.Ordinal), Plain(letter.QuerySelector(".letter-text")!.TextContent))),
    ];

    private static string Plain(string text) => text.Replace('\u00A0', ' ').Replace("\u2060", "", StringComparison.Ordinal).Trim();

    private async Task OpenSeasonAsync()
    {
        season = new(Site.WriteAsync, Site.Clock.GetUtcNow());
        await season.OpenAsync();
    }
}
