using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

/// <summary>The line in which sign-ups stand: what it remembers from one commit to the next never gives a wrong answer.</summary>
public abstract class SignUpLineTests(SharedSite site) : SiteTests(site)
{
    private SignUpWriter Line => Site.Services.GetRequiredService<SignUpWriter>();

    [Fact]
    public async Task A_seat_given_back_between_two_sign_ups_goes_to_the_next()
    {
        var edition = await OfferAsync(new(Seats: 2));
        await InAsync(edition, "a", "b");
        await AtDeskAsync<EnrolmentDesk, bool>(async desk => await desk.WithdrawAsync((await EnrolmentsAsync())[0]));

        await InAsync(edition, "c", "d");

        Assert.Equal([EnrolmentState.Withdrawn, EnrolmentState.Confirmed, EnrolmentState.Confirmed, EnrolmentState.Waiting], await StatesAsync());
    }

    [Fact]
    public async Task Seats_added_or_taken_away_between_two_sign_ups_count()
    {
        var edition = await OfferAsync(new(Seats: 1));
        await InAsync(edition, "a");
        Assert.IsType<PlanOutcome.Saved>(await Site.SetSeatsAsync(edition, 3, Actor.Staff(1)));
        await InAsync(edition, "b");
        Assert.IsType<PlanOutcome.Saved>(await Site.SetSeatsAsync(edition, 2, Actor.Staff(1)));

        await InAsync(edition, "c");

        Assert.Equal([EnrolmentState.Confirmed, EnrolmentState.Confirmed, EnrolmentState.Waiting], await StatesAsync());
    }

    [Fact]
    public async Task A_date_closed_between_two_sign_ups_is_closed_for_the_next()
    {
        var edition = await OfferAsync(new());
        await InAsync(edition, "a");
        await AtDeskAsync<EditionDesk, bool>(async desk =>
        {
            await desk.CloseAsync(edition, Actor.Clock);
            return true;
        });

        Assert.IsType<EnrolmentOutcome.NotOpen>(await Line.SignUpAsync(edition, Of("b")));
        Assert.IsType<EnrolmentOutcome.NotOpen>(await Line.SignUpAsync(edition, Of("c")));
        Assert.Single(await EnrolmentsAsync());
    }

    [Fact]
    public async Task A_sign_up_after_an_offer_ended_unseen_stands_behind_those_who_wait()
    {
        var edition = await OfferAsync(new(Seats: 1));
        await InAsync(edition, "a", "b", "c");
        await AtDeskAsync<EnrolmentDesk, bool>(async desk => await desk.WithdrawAsync((await EnrolmentsAsync())[0]));
        await InAsync(edition, "d");
        await DeliverAsync();
        Site.Clock.AdvanceTo((await EnrolmentsAsync())[1].OfferEndsAt!.Value);

        await InAsync(edition, "e");

        var states = (await EnrolmentsAsync()).Select(enrolment => enrolment.StateAt(Site.Clock.GetUtcNow())).ToList();
        Assert.Equal([EnrolmentState.Withdrawn, EnrolmentState.OfferExpired, EnrolmentState.Waiting, EnrolmentState.Waiting, EnrolmentState.Waiting], states);
    }

    [Fact]
    public async Task Who_is_in_already_is_known_among_newcomers_of_the_same_moment()
    {
        var edition = await OfferAsync(new());
        var first = Of("a");
        await Line.SignUpAsync(edition, first);

        EnrolmentOutcome[] outcomes = await Task.WhenAll(
            Line.SignUpAsync(edition, Of("b")), Line.SignUpAsync(edition, first), Line.SignUpAsync(edition, Of("a")), Line.SignUpAsync(edition, Of("c")));

        Assert.IsType<EnrolmentOutcome.In>(outcomes[0]);
        Assert.Equal(first.Nonce, Assert.IsType<EnrolmentOutcome.In>(outcomes[1]).Link.Nonce);
        Assert.IsType<EnrolmentOutcome.Already>(outcomes[2]);
        Assert.IsType<EnrolmentOutcome.In>(outcomes[3]);
        Assert.Equal(["confirmed", "confirmed", "confirmed", "links"], (await MailsAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_is_in_already_keeps_their_place_when_sign_ups_have_closed()
    {
        var edition = await OfferAsync(new());
        var first = Of("a");
        await Line.SignUpAsync(edition, first);
        Site.Clock.AdvanceTo(new DateTimeOffset(2026, 11, 30, 11, 0, 0, TimeSpan.Zero));

        Assert.Equal(first.Nonce, Assert.IsType<EnrolmentOutcome.In>(await Line.SignUpAsync(edition, first)).Link.Nonce);
        Assert.IsType<EnrolmentOutcome.NotOpen>(await Line.SignUpAsync(edition, Of("b")));
    }

    [Fact]
    public async Task A_refusal_leaves_the_pages_as_they_are()
    {
        var edition = await OfferAsync(new());
        Site.Clock.AdvanceTo(new DateTimeOffset(2026, 11, 30, 11, 0, 0, TimeSpan.Zero));
        var before = Site.Services.GetRequiredService<DataVersion>().Current;

        Assert.IsType<EnrolmentOutcome.NotOpen>(await Line.SignUpAsync(edition, Of("a")));

        Assert.Equal(before, Site.Services.GetRequiredService<DataVersion>().Current);
    }

    [Fact]
    public async Task Whoever_sends_two_forms_at_the_same_moment_gets_one_place_and_their_links()
    {
        var edition = await OfferAsync(new(Seats: 20));
        string[] names = [.. Enumerable.Range(0, 20).Select(i => $"osoba-{i}")];

        await Task.WhenAll(names.SelectMany(name => new[] { Line.SignUpAsync(edition, Of(name)), Line.SignUpAsync(edition, Of(name)) }));

        var enrolled = (await EnrolmentsAsync()).Select(enrolment => enrolment.Id).ToList();
        Assert.Equal(20, enrolled.Count);
        var mails = await Site.WithAsync(db => db.Outbox.OrderBy(mail => mail.SubjectId).Select(mail => new { mail.Kind, mail.SubjectId }).ToListAsync());
        Assert.Equal(enrolled, mails.Where(mail => mail.Kind == RosterMails.Confirmed).Select(mail => mail.SubjectId));
        Assert.Equal(enrolled, mails.Where(mail => mail.Kind == RosterMails.Links).Select(mail => mail.SubjectId));
    }

    [Fact]
    public async Task Links_go_to_an_address_once_in_ten_minutes_however_often_somebody_signs_it_up()
    {
        var edition = await OfferAsync(new());
        await InAsync(edition, "a");
        foreach (var (after, links) in ((TimeSpan, int)[])[(TimeSpan.Zero, 1), (TimeSpan.FromMinutes(9), 1), (TimeSpan.FromMinutes(1), 2)])
        {
            Site.Clock.Advance(after);
            Assert.IsType<EnrolmentOutcome.Already>(await Line.SignUpAsync(edition, Of("a")));
            Assert.Equal(links, (await MailsAsync()).Count(kind => string.Equals(kind, RosterMails.Links, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_training_out_of_the_catalogue_takes_nobody_from_that_moment()
    {
        var edition = await OfferAsync(new());
        await InAsync(edition, "a");
        var programme = await Site.WithAsync(db => db.Programmes.Select(each => each.Id).SingleAsync());
        await AtDeskAsync<ProgrammeDesk, bool>(async desk =>
        {
            await desk.WithdrawAsync(programme, Actor.Clock);
            return true;
        });

        Assert.IsType<EnrolmentOutcome.NotOpen>(await Line.SignUpAsync(edition, Of("b")));
        Assert.Equal([EnrolmentState.Confirmed], await StatesAsync());
    }

    [Fact]
    public async Task Nobody_is_in_on_terms_they_did_not_tick()
    {
        var edition = await OfferAsync(new());
        Assert.IsType<EnrolmentOutcome.OtherTerms>(await Line.SignUpAsync(edition, Of("a") with { TermsVersion = "2025-01-01" }));
        Assert.Empty(await EnrolmentsAsync());
    }

    [Fact]
    public async Task An_offer_that_a_refused_sign_up_finds_ended_shows_on_the_pages()
    {
        var edition = await OfferAsync(new(Seats: 1));
        await InAsync(edition, "a", "b", "c");
        await AtDeskAsync<EnrolmentDesk, bool>(async desk => await desk.WithdrawAsync((await EnrolmentsAsync())[0]));
        await DeliverAsync();
        Site.Clock.AdvanceTo((await EnrolmentsAsync())[1].OfferEndsAt!.Value);
        var before = Site.Services.GetRequiredService<DataVersion>().Current;

        Assert.IsType<EnrolmentOutcome.SeatsGone>(await Line.SignUpAsync(edition, Of("b") with { QueueIfFull = false }));

        Assert.Equal([EnrolmentState.Withdrawn, EnrolmentState.OfferExpired, EnrolmentState.Offered], await StatesAsync());
        Assert.NotEqual(before, Site.Services.GetRequiredService<DataVersion>().Current);
    }

    [Fact]
    public async Task Those_refused_for_want_of_seats_leave_no_gap_in_the_numbers()
    {
        var edition = await OfferAsync(new(Seats: 2));
        await InAsync(edition, "a");
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Line.SignUpAsync(edition, Of($"osoba-{i}") with { QueueIfFull = false })));
        await InAsync(edition, "b");

        var ids = (await EnrolmentsAsync()).Select(enrolment => enrolment.Id).ToList();
        Assert.Equal([ids[0], ids[0] + 1, ids[0] + 2], ids);
    }

    [Fact]
    public async Task A_rush_for_several_dates_gives_each_its_own_seats()
    {
        var editions = new List<long>();
        for (var i = 0; i < 3; i++)
            editions.Add(await OfferAsync(new($"szkolenie-{i}", Seats: i + 1)));

        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Line.SignUpAsync(editions[i % 3], Of($"osoba-{i}"))));

        var all = await EnrolmentsAsync();
        Assert.All(editions.Index(), edition => Assert.Equal(edition.Index + 1, all.Count(enrolment => enrolment.EditionId == edition.Item && enrolment.State == EnrolmentState.Confirmed)));
        Assert.Equal(60, all.Count);
    }

    private async Task InAsync(long edition, params string[] names)
    {
        foreach (var name in names)
            Assert.IsType<EnrolmentOutcome.In>(await Line.SignUpAsync(edition, Of(name)));
    }

    private static SignUp Of(string name) => new(
        Guid.NewGuid(), PersonalLink.NewNonce(), new(name, $"{name}@example.org", null, Situation.PlansFirm), 1, "pl", "2026-11-01", "2026-11-01", QueueIfFull: true);
}

public sealed class SignUpLineOnSqlite(SqliteSite site) : SignUpLineTests(site), IClassFixture<SqliteSite>;

public sealed class SignUpLineOnPostgres(PostgresSite site) : SignUpLineTests(site), IClassFixture<PostgresSite>;
