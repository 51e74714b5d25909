using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>Event → rule → mail: one seat, A has it, B, C wait in this order. What each act makes of them and whom it writes to.</summary>
public abstract class RosterMailsTests(ITestDatabase database) : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 12, 14);
    private readonly TestOffice office = new(database, new TestClock());
    private Edition edition = null!;
    private SessionPlan plan = null!;

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        plan = new(Day, new(17, 0), new(19, 30), await office.OpenRoomAsync());
        edition = await office.PublishAsync(1, [plan]);
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    public static TheoryData<string, string, string> Table() => new()
    {
        // act, states of A B C, mails since then
        { "sign-up", "Confirmed Waiting Waiting", "A:confirmed B:waiting C:waiting" },
        { "withdraw A", "Withdrawn Offered Waiting", "A:withdrawn B:offered" },
        { "withdraw B", "Confirmed Withdrawn Waiting", "B:withdrawn" },
        { "withdraw A, withdraw A", "Withdrawn Offered Waiting", "A:withdrawn B:offered" },
        { "withdraw A, withdraw B", "Withdrawn Withdrawn Offered", "A:withdrawn B:offered B:withdrawn C:offered" },
        { "withdraw A, accept B", "Withdrawn Confirmed Waiting", "A:withdrawn B:offered B:confirmed" },
        { "withdraw A, accept B, accept B", "Withdrawn Confirmed Waiting", "A:withdrawn B:offered B:confirmed" },
        { "accept B", "Confirmed Waiting Waiting", "" },
        { "withdraw A, decline B", "Withdrawn Declined Offered", "A:withdrawn B:offered B:offer-ended C:offered" },
        { "withdraw A, decline B, accept B", "Withdrawn Declined Offered", "A:withdrawn B:offered B:offer-ended C:offered" },
        { "withdraw A, expire", "Withdrawn OfferExpired Offered", "A:withdrawn B:offered B:offer-ended C:offered" },
        { "withdraw A, expire, accept B", "Withdrawn OfferExpired Offered", "A:withdrawn B:offered B:offer-ended C:offered" },
        { "withdraw A, expire, expire", "Withdrawn OfferExpired OfferExpired", "A:withdrawn B:offered B:offer-ended C:offered C:offer-ended" },
        { "raise to 2", "Confirmed Offered Waiting", "B:offered" },
        { "raise to 3", "Confirmed Offered Offered", "B:offered C:offered" },
        { "raise to 3, lower to 2", "Confirmed Offered Offered", "B:offered C:offered" },
        { "raise to 3, decline C, lower to 2", "Confirmed Offered Declined", "B:offered C:offered C:offer-ended" },
        { "close", "Confirmed Waiting Waiting", "" },
        { "close, withdraw A", "Withdrawn Offered Waiting", "A:withdrawn B:offered" },
        { "close, withdraw A, accept B", "Withdrawn Confirmed Waiting", "A:withdrawn B:offered B:confirmed" },
        { "cancel", "CancelledByOffice CancelledByOffice CancelledByOffice", "A:cancelled B:cancelled C:cancelled" },
        { "cancel, cancel", "CancelledByOffice CancelledByOffice CancelledByOffice", "A:cancelled B:cancelled C:cancelled" },
        { "withdraw A, cancel", "Withdrawn CancelledByOffice CancelledByOffice", "A:withdrawn B:offered B:cancelled C:cancelled" },
        { "withdraw A, cancel, accept B", "Withdrawn CancelledByOffice CancelledByOffice", "A:withdrawn B:offered B:cancelled C:cancelled" },
        { "withdraw A, decline B, cancel", "Withdrawn Declined CancelledByOffice", "A:withdrawn B:offered B:offer-ended C:offered C:cancelled" },
        { "move", "Confirmed Waiting Waiting", "A:moved" },
        { "move, move", "Confirmed Waiting Waiting", "A:moved A:moved" },
        { "withdraw A, move", "Withdrawn Offered Waiting", "A:withdrawn B:offered B:offered" },
        { "withdraw A, accept B, move", "Withdrawn Confirmed Waiting", "A:withdrawn B:offered B:confirmed B:moved" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Every_act_writes_to_whom_it_concerns_once(string acts, string states, string mails)
    {
        List<Enrolment> people = [];
        foreach (var name in (string[])["A", "B", "C"])
            people.Add(await office.EnrolAsync(edition, name));
        var before = string.Equals(acts, "sign-up", StringComparison.Ordinal) ? 0 : people.Count;

        foreach (var act in acts.Split(", "))
            await ActAsync(act.Split(' '), people);

        var now = office.Clock.GetUtcNow();
        var all = await office.AskAsync<StartupsDb, List<Enrolment>>(db => db.Enrolments.AsNoTracking().OrderBy(enrolment => enrolment.Id).ToListAsync());
        Assert.Equal(states, string.Join(' ', all.Select(enrolment => enrolment.StateAt(now))));
        var names = all.ToDictionary(enrolment => enrolment.Id, enrolment => enrolment.Applicant.Name);
        Assert.Equal(mails, string.Join(' ', (await office.MailsAsync()).Skip(before).Select(mail => $"{names[mail.SubjectId]}:{mail.Kind}")));
    }

    [Fact]
    public void Every_event_that_a_person_knows_of_has_its_mail() =>
        Assert.Equal([RosterEvent.OfferTakenBack], Enum.GetValues<RosterEvent>().Where(happened => RosterMails.KindFor(happened) is null or ""));

    [Fact]
    public async Task Seats_that_are_taken_cannot_be_taken_away_and_nobody_is_written_to()
    {
        await office.EnrolAsync(edition, "A");
        await ActAsync(["raise", "to", "2"], []);
        await office.EnrolAsync(edition, "B");
        Assert.Equal(new PlanOutcome.TooFewSeats(2), await office.SetSeatsAsync(edition.Id, 1, "staff:1"));
        Assert.Equal(2, (await office.MailsAsync()).Count);
    }

    private async Task ActAsync(string[] act, List<Enrolment> people)
    {
        Enrolment Who() => people[act[1][0] - 'A'];
        await (act[0] switch
        {
            "sign-up" => Task.CompletedTask,
            "withdraw" => office.DoAsync<EnrolmentDesk>(desk => desk.WithdrawAsync(Who())),
            "accept" => office.DoAsync<EnrolmentDesk>(desk => desk.AcceptAsync(Who())),
            "decline" => office.DoAsync<EnrolmentDesk>(desk => desk.DeclineAsync(Who())),
            "expire" => ExpireAsync(),
            "raise" or "lower" => office.SetSeatsAsync(edition.Id, int.Parse(act[2]), "staff:1"),
            "close" => office.DoAsync<EditionDesk>(desk => desk.CloseAsync(edition.Id, "staff:1")),
            "cancel" => office.DoAsync<EditionDesk>(desk => desk.CancelAsync(edition.Id, "Choroba", "staff:1")),
            "move" => MoveAsync(),
            _ => throw new ArgumentOutOfRangeException(nameof(act), act[0], null),
        });
    }

    private async Task ExpireAsync()
    {
        await office.LettersLeaveAsync();
        office.Clock.Advance(TimeSpan.FromDays(1));
        await office.DoAsync<OfferDesk>(desk => desk.EndAsync());
    }

    private Task MoveAsync()
    {
        plan = plan with { End = plan.End.AddMinutes(15) };
        var session = edition.Sessions.Single().Id;
        return office.DoAsync<SessionDesk>(desk => desk.MoveAsync(edition.Id, session, plan, "staff:1"));
    }
}

public sealed class RosterMailsOnSqlite() : RosterMailsTests(new SqliteDatabase());

public sealed class RosterMailsOnPostgres() : RosterMailsTests(new PostgresDatabase());
