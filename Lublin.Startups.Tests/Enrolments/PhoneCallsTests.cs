using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;

namespace Lublin.Startups.Tests;

/// <summary>What people without an e-mail address are told by telephone, and what is told so to everybody because time is short.</summary>
public abstract class PhoneCallsTests(ITestDatabase database) : IAsyncLifetime
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

    [Fact]
    public async Task Who_has_no_address_is_called_wherever_another_gets_a_letter()
    {
        var anna = await TakeInAsync("Anna");
        var jan = await TakeInAsync("Jan");
        Assert.Equal(["Anna:Confirmed", "Jan:Waiting"], await ToCallAsync());

        await office.DoAsync<EnrolmentDesk>(desk => desk.WithdrawAsync(anna));
        Assert.Equal(["Jan:Offered"], await ToCallAsync());

        await office.DoAsync<EnrolmentDesk>(desk => desk.AcceptAsync(jan));
        Assert.Equal(["Jan:Confirmed"], await ToCallAsync());

        await MoveAsync(plan with { Start = new(16, 0) });
        Assert.Equal(["Jan:Confirmed", "Jan:Moved"], (await ToCallAsync()).Order());

        await office.DoAsync<EditionDesk>(desk => desk.CancelAsync(edition.Id, "Choroba", "staff:1"));
        Assert.Equal(["Jan:Cancelled"], await ToCallAsync());
        Assert.Empty(await office.MailsAsync());
    }

    [Fact]
    public async Task Of_two_moves_the_person_hears_once_where_it_is_now()
    {
        await TakeInAsync("Anna");
        await MoveAsync(plan with { Start = new(16, 0) });
        await MoveAsync(plan with { Start = new(15, 0) });

        var person = Assert.Single(await PeopleAsync());

        Assert.Equal([PhoneCallKind.Confirmed, PhoneCallKind.Moved], person.Calls.Select(call => call.About).Order());
        Assert.Equal(new TimeOnly(15, 0), person.Calls.Single(call => call.About == PhoneCallKind.Moved).Session!.Start);
        Assert.True(await office.AskAsync<PhoneCallDesk, bool>(desk => desk.ReachAsync(person.Person.Subject, person.UpTo, "staff:1")));
        Assert.Empty(await PeopleAsync());
    }

    [Fact]
    public async Task An_ended_offer_is_told_but_not_to_who_declined_it()
    {
        await office.EnrolAsync(edition, "Piotr");
        var (anna, jan) = (await TakeInAsync("Anna"), await TakeInAsync("Jan"));
        await office.SetSeatsAsync(edition.Id, 3, "staff:1");
        Assert.Equal(["Anna:Offered", "Jan:Offered"], (await ToCallAsync()).Order());

        await office.DoAsync<EnrolmentDesk>(desk => desk.DeclineAsync(anna));
        await ReachAllAsync();
        office.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await ToCallAsync());
        await office.DoAsync<OfferDesk>(desk => desk.EndAsync());

        Assert.Equal(["Jan:OfferEnded"], await ToCallAsync());
        Assert.Equal(jan.Id, (await PeopleAsync())[0].Person.Id);
    }

    [Theory]
    [InlineData(24, 0)]
    [InlineData(23, 2)]
    public async Task Within_24_hours_everybody_who_was_to_come_is_called_of_a_cancelled_edition(int hoursBefore, int mailed)
    {
        edition = await office.PublishAsync(3, [plan], title: "Podatki");
        var with = await office.EnrolAsync(edition, "Anna");
        await office.EnrolAsync(edition, "Ewa");
        var withdrawn = await office.EnrolAsync(edition, "Jan");
        await office.DoAsync<EnrolmentDesk>(desk => desk.WithdrawAsync(withdrawn));
        office.Clock.AdvanceTo(Start.AddHours(-hoursBefore));

        await office.DoAsync<EditionDesk>(desk => desk.CancelAsync(edition.Id, "Choroba", "staff:1"));

        Assert.Equal(mailed, (await PeopleAsync()).Count);
        Assert.Contains(await office.MailsAsync(RosterMails.Cancelled), mail => mail.SubjectId == with.Id);
        Assert.Equal(mailed, await office.AskAsync<StartupsDb, int>(db => db.OpenCallsAsync(office.Clock.GetUtcNow())));
        office.Clock.AdvanceTo(Start);
        Assert.Empty(await ToCallAsync());
    }

    [Theory]
    [InlineData(23, 14, true)]
    [InlineData(25, 14, false)]
    [InlineData(25, 13, true)]
    public async Task Of_a_move_everybody_is_called_when_the_old_or_the_new_start_is_within_24_hours(int hoursBefore, int day, bool called)
    {
        await office.EnrolAsync(edition, "Anna");
        office.Clock.AdvanceTo(Start.AddHours(-hoursBefore));

        await MoveAsync(plan with { Date = new(2026, 12, day), Start = new(18, 0) });

        Assert.Equal(called ? ["Anna:Moved"] : [], await ToCallAsync());
        Assert.Single(await office.MailsAsync(RosterMails.Moved));
    }

    [Fact]
    public async Task Another_link_alone_is_soon_enough_by_mail()
    {
        var online = plan with { RoomId = null, OnlineLink = "https://a.test/1" };
        edition = await office.PublishAsync(3, [online]);
        await office.EnrolAsync(edition, "Anna");
        await TakeInAsync("Jan");
        office.Clock.AdvanceTo(Start.AddHours(-2));

        await MoveAsync(online with { OnlineLink = "https://a.test/2" });

        Assert.Equal(["Jan:Confirmed", "Jan:Moved"], (await ToCallAsync()).Order());
    }

    [Fact]
    public async Task Who_was_to_come_before_it_moved_away_is_called_before_that()
    {
        await TakeInAsync("Anna");
        var before = Start;
        await MoveAsync(plan with { Date = Day.AddDays(14) });

        Assert.Equal(before, Assert.Single(await PeopleAsync()).Until);
    }

    [Fact]
    public async Task Calls_of_one_person_are_made_together_and_what_came_since_stays()
    {
        var anna = await TakeInAsync("Anna");
        var shown = Assert.Single(await PeopleAsync());
        await MoveAsync(plan with { Start = new(16, 0) });

        Assert.True(await office.AskAsync<PhoneCallDesk, bool>(desk => desk.MissAsync(anna.Subject, shown.UpTo, "staff:1")));
        Assert.Equal(1, Assert.Single(await PeopleAsync()).Tries);
        Assert.True(await office.AskAsync<PhoneCallDesk, bool>(desk => desk.ReachAsync(anna.Subject, shown.UpTo, "staff:1")));
        Assert.Equal(["Anna:Moved"], await ToCallAsync());
        Assert.False(await office.AskAsync<PhoneCallDesk, bool>(desk => desk.ReachAsync(anna.Subject, shown.UpTo, "staff:2")));
        Assert.True(await office.AskAsync<PhoneCallDesk, bool>(desk => desk.GiveUpAsync(anna.Subject, long.MaxValue, "numer nie istnieje", "staff:1")));
        Assert.Empty(await ToCallAsync());

        var made = await office.AskAsync<StartupsDb, IReadOnlyList<PhoneCall>>(db => db.CallsMadeAsync());
        Assert.Equal([PhoneCallOutcome.GivenUp, PhoneCallOutcome.Reached], made.Select(call => call.Outcome!.Value));
        Assert.True(await office.AskAsync<PhoneCallDesk, bool>(desk => desk.ReopenAsync(made[0].Id, "staff:1")));
        Assert.False(await office.AskAsync<PhoneCallDesk, bool>(desk => desk.ReopenAsync(made[0].Id, "staff:1")));
        Assert.Equal(["Anna:Moved"], await ToCallAsync());
        Assert.Equal(["Confirmed", "CallMissed", "CallReached", "CallGivenUp", "CallReopened"], await office.AskAsync<StartupsDb, List<string>>(db => db.VerbsAsync(anna.Id)));
    }

    [Fact]
    public async Task The_day_before_from_nine_who_gets_no_letter_is_reminded_by_telephone_once()
    {
        edition = await office.PublishAsync(9, [plan, plan with { Date = Day.AddDays(7) }]);
        var anna = await TakeInAsync("Anna");
        await office.EnrolAsync(edition, "Ewa");
        var jan = await TakeInAsync("Jan");
        await office.DoAsync<AbsenceDesk>(desk => desk.MissAsync(jan.Id, edition.Held.First().Id, edition.FirstStart));
        await ReachAllAsync();
        Assert.Equal(0, await PutAtAsync(Warsaw.ToInstant(Day.AddDays(-1), new(8, 59))));
        office.Clock.AdvanceTo(Warsaw.ToInstant(Day.AddDays(-1), new(9, 0)));
        Assert.Equal(1, await PutAtAsync(office.Clock.GetUtcNow()));
        Assert.Equal(0, await PutAtAsync(office.Clock.GetUtcNow().AddMinutes(1)));
        await TakeInAsync("Zofia");

        Assert.Equal(["Anna:Reminder", "Zofia:Confirmed"], (await ToCallAsync()).Order());
        await office.DoAsync<AbsenceDesk>(desk => desk.MissAsync(anna.Id, edition.Held.First().Id, edition.FirstStart));
        Assert.Equal(["Zofia:Confirmed"], await ToCallAsync());

        Assert.Equal(3, await PutAtAsync(Warsaw.ToInstant(Day.AddDays(6), new(9, 0))));
    }

    [Fact]
    public async Task After_it_moved_the_person_is_reminded_before_the_new_day()
    {
        await TakeInAsync("Anna");
        Assert.Equal(1, await PutAtAsync(Warsaw.ToInstant(Day.AddDays(-1), new(9, 0))));
        await MoveAsync(plan with { Date = Day.AddDays(3) });
        Assert.Equal(0, await PutAtAsync(Warsaw.ToInstant(Day, new(9, 0))));
        Assert.Equal(1, await PutAtAsync(Warsaw.ToInstant(Day.AddDays(2), new(9, 0))));
    }

    private DateTimeOffset Start => Warsaw.ToInstant(Day, plan.Start);

    private Task<Enrolment> TakeInAsync(string name) => office.AskAsync<RosterBook, Enrolment>(book => book.TakeInAsync(edition.Id, name));

    private Task MoveAsync(SessionPlan to)
    {
        var session = edition.Held.First().Id;
        return office.DoAsync<SessionDesk>(desk => desk.MoveAsync(edition.Id, session, to, "staff:1"));
    }

    private Task<IReadOnlyList<PersonToCall>> PeopleAsync() => office.AskAsync<StartupsDb, IReadOnlyList<PersonToCall>>(db => db.PeopleToCallAsync(office.Clock.GetUtcNow()));

    private Task<IReadOnlyList<string>> ToCallAsync() => office.AskAsync<StartupsDb, IReadOnlyList<string>>(db => db.ToCallAsync(office.Clock.GetUtcNow()));

    private async Task ReachAllAsync()
    {
        foreach (var person in await PeopleAsync())
            await office.DoAsync<PhoneCallDesk>(desk => desk.ReachAsync(person.Person.Subject, person.UpTo, "staff:1"));
    }

    private async Task<int> PutAtAsync(DateTimeOffset instant)
    {
        office.Clock.AdvanceTo(instant);
        return (await office.AskAsync<ReminderDesk, RemindersPut>(desk => desk.PutDueAsync())).Calls;
    }
}

public sealed class PhoneCallsOnSqliteTests() : PhoneCallsTests(new SqliteDatabase());

public sealed class PhoneCallsOnPostgresTests() : PhoneCallsTests(new PostgresDatabase());
