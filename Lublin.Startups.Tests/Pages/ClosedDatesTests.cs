using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>What the public is told of dates that take nobody any more, or not yet.</summary>
public abstract class ClosedDatesTests(SharedSite site) : SiteTests(site)
{
    private const string Reason = "Prowadząca zachorowała & nikt jej nie zastąpi.";

    [Fact]
    public async Task Only_a_date_that_takes_sign_ups_or_will_is_offered_for_a_calendar()
    {
        var first = await OfferAsync(new());
        await AddDateAsync(first, new(2026, 12, 8), opensIn: 3);
        Assert.Equal(2, (await Site.GetPageAsync("/szkolenia/ksef-bez-stresu")).Texts(".sessions summary").Count);

        await CloseAsync(first);

        var page = await Site.GetPageAsync("/szkolenia/ksef-bez-stresu");
        Assert.Equal(["Zapisy zakończone"], page.Texts("[id='2026-12-01'] .go"));
        Assert.Empty(page.Texts("[id='2026-12-01'] summary"));
        Assert.Single(page.Texts("[id='2026-12-08'] summary"));
    }

    [Theory]
    [InlineData("", "Powód:")]
    [InlineData("/en", "Reason:")]
    [InlineData("/uk", "Причина:")]
    public async Task A_cancelled_date_says_why_in_the_list_and_on_its_page(string language, string label)
    {
        var edition = await OfferAsync(new());
        await AtDeskAsync<EditionDesk, bool>(desk => desk.CancelAsync(edition, Reason, Actor.Staff(1)));

        foreach (var (path, row) in new[] { ("/szkolenia", ".prow"), ("/szkolenia/ksef-bez-stresu", ".sessions > li") })
        {
            var page = await Site.GetPageAsync(language + path);
            Assert.Contains($"{label} {Reason}", page.Text(row), StringComparison.Ordinal);
            Assert.Equal(Reason, page.Text($"{row} .small [lang=pl]"));
        }
    }

    [Fact]
    public async Task A_cancelled_session_says_why_on_the_page_of_the_training_at_sign_up_and_with_ones_own_enrolment()
    {
        var edition = await OfferAsync(new(Taken: 1) { Sessions = 3 });
        var second = await Site.WithAsync(db => db.Sessions.Where(session => session.EditionId == edition).OrderBy(session => session.Date).Select(session => session.Id).Skip(1).FirstAsync());
        await AtDeskAsync<SessionDesk, SessionOutcome>(desk => desk.CancelAsync(edition, second, Reason, Actor.Staff(1)));
        using var visitor = new SignUpVisitor(Site);

        Assert.Contains($"odwołane Powód: {Reason}", (await Site.GetPageAsync("/szkolenia/ksef-bez-stresu")).Text(".sessions ol li:nth-child(2)").Replace("odwołanePowód", "odwołane Powód", StringComparison.Ordinal), StringComparison.Ordinal);
        foreach (var page in new[] { await visitor.OpenFormAsync(), await OpenAsync((await EnrolmentsAsync())[0]) })
            Assert.Contains($"wtorek 8 grudnia 2026: spotkanie odwołane. {Reason}", page.Texts(".panel .meta li"));
    }

    [Fact]
    public async Task A_closed_sign_up_names_what_is_open_and_what_opens_next_and_when()
    {
        var first = await OfferAsync(new());
        await CloseAsync(first);
        using var visitor = new SignUpVisitor(Site);
        Assert.Contains("Innego terminu tego szkolenia jeszcze nie ma.", (await visitor.OpenFormAsync()).Text("main"), StringComparison.Ordinal);

        await AddDateAsync(first, new(2026, 12, 15), opensIn: 9);
        await AddDateAsync(first, new(2026, 12, 22), opensIn: 3);
        await AddDateAsync(first, new(2026, 12, 29), opensIn: -1);

        var page = await visitor.OpenFormAsync();
        Assert.Equal("Zapisy na ten termin są zamknięte", page.Heading);
        Assert.Equal(["wtorek 29 grudnia 2026, 17:00–19:30"], page.Texts(".opt-date b"));
        Assert.Equal(
            ["wtorek 22 grudnia 2026, 17:00–19:30. Zapisy zaczną się w czwartek 26 listopada, 9:00.", "wtorek 15 grudnia 2026, 17:00–19:30. Zapisy zaczną się w środę 2 grudnia, 9:00."],
            page.Texts("main .measure-m > ul:not(.opts) > li").Select(line => line.Replace('\u00A0', ' ').Replace(".Zapisy", ". Zapisy", StringComparison.Ordinal)));
        Assert.DoesNotContain("Innego terminu tego szkolenia jeszcze nie ma.", page.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_after_a_repeated_sign_up_says_nothing_to_who_has_sent_no_form()
    {
        await OfferAsync(new());
        using var known = new SignUpVisitor(Site);
        await known.SignUpAsync();
        using var again = new SignUpVisitor(Site);
        var check = await again.FollowAsync(await again.SendAsync(await again.OpenFormAsync(), SignUpVisitor.Answers()));
        var notYet = await again.AskAsync(check.Document.QuerySelector("form[method=post]")!.GetAttribute("action")!.Replace("/sprawdz", "/gotowe", StringComparison.Ordinal));
        var done = await again.SendAsync(check);
        using var stranger = new SignUpVisitor(Site);

        Assert.Equal("Ten zapis już mamy", (await again.FollowAsync(done)).Heading);
        Assert.Equal("Ten zapis już mamy", (await again.FollowAsync(await again.SendAsync(check))).Heading);
        foreach (var answer in new[] { notYet, await stranger.AskAsync("/szkolenia/ksef-bez-stresu/2026-12-01/zapisy/gotowe"), await stranger.AskAsync(done.Answer.Headers.Location!.OriginalString) })
            Assert.Equal((302, "/szkolenia/ksef-bez-stresu"), (answer.Status, answer.Answer.Headers.Location?.OriginalString));
        Assert.Equal(404, (await stranger.AskAsync("/szkolenia/ksef-bez-stresu/2026-12-02/zapisy/gotowe")).Status);
    }

    private Task<bool> CloseAsync(long edition) => AtDeskAsync<EditionDesk, bool>(desk => desk.CloseAsync(edition, Actor.Staff(1)));

    private Task AddDateAsync(long like, DateOnly date, int opensIn) => Site.WriteAsync(async db =>
    {
        var known = await db.Editions.Include(edition => edition.Programme).Include(edition => edition.Sessions).SingleAsync(edition => edition.Id == like);
        var other = new Edition(known.Programme, known.Plan with { OpensAt = Site.Clock.GetUtcNow().AddDays(opensIn) });
        other.AddSession(known.Sessions.First().Plan with { Date = date });
        other.Publish($"{date:yyyy-MM-dd}", Site.Clock.GetUtcNow());
        db.Add(other);
        await db.SaveChangesAsync();
    });
}

public sealed class ClosedDatesOnSqlite(SqliteSite site) : ClosedDatesTests(site), IClassFixture<SqliteSite>;

public sealed class ClosedDatesOnPostgres(PostgresSite site) : ClosedDatesTests(site), IClassFixture<PostgresSite>;
