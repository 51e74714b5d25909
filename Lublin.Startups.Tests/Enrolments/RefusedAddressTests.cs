using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>An address that a server refused for good is marked in the commit that gives the mail up, and what the letter would have told is told by telephone.</summary>
public abstract class RefusedAddressTests(ITestDatabase database) : IAsyncLifetime
{
    private const string Address = "anna@example.org";
    private static readonly DateOnly Day = new(2026, 12, 14);
    private static readonly Settlement.Failed Refused = new("550 5.1.1 nobody of that name", Address);
    private readonly TestOffice office = new(database, new TestClock());
    private SessionPlan plan = null!;
    private Edition edition = null!;

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        plan = new(Day, new(17, 0), new(19, 30), await office.OpenRoomAsync());
        edition = await office.PublishAsync(5, [plan]);
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task It_is_marked_for_everybody_who_has_it_and_the_letter_becomes_a_call()
    {
        var anna = await office.EnrolAsync(edition, "Anna", Address);
        var jan = await office.EnrolAsync(edition, "Jan", "ANNA@example.org");
        await office.EnrolAsync(edition, "Ewa");

        await SettleAsync((await office.MailsAsync())[0], Refused);

        Assert.Equal([anna.Id, jan.Id], await MarkedAsync());
        Assert.Equal(["Anna:AddressRefused", "Anna:Confirmed"], (await ToCallAsync()).Order());
        Assert.NotNull((await office.MailsAsync())[0].FailedAt);
        Assert.Equal(["Confirmed", "EmailRefused"], await office.AskAsync<StartupsDb, List<string>>(db => db.VerbsAsync(jan.Id)));
    }

    [Fact]
    public async Task Until_it_is_trusted_again_the_person_is_called_instead_of_written_to()
    {
        var anna = await office.EnrolAsync(edition, "Anna", Address);
        await SettleAsync((await office.MailsAsync())[0], Refused);
        await MoveAsync(plan with { Start = new(16, 0) });

        Assert.Single(await office.MailsAsync());
        Assert.Equal(["Anna:AddressRefused", "Anna:Confirmed", "Anna:Moved"], (await ToCallAsync()).Order());
        Assert.Empty(await office.AskAsync<IReminderSource, IReadOnlyList<string>>(source => source.AddressesAsync([SessionOccasions.KeyOf(edition.Sessions.Single().Id)], ReminderChannel.Mail, CancellationToken.None)));

        Assert.True(await office.AskAsync<PhoneCallDesk, bool>(desk => desk.TrustEmailAsync(anna.Id, "staff:1")));
        Assert.False(await office.AskAsync<PhoneCallDesk, bool>(desk => desk.TrustEmailAsync(anna.Id, "staff:1")));
        await MoveAsync(plan with { Start = new(15, 0) });

        Assert.Equal(["confirmed", "moved"], (await office.MailsAsync()).Select(mail => mail.Kind));
        Assert.Equal(["Anna:Confirmed", "Anna:Moved"], (await ToCallAsync()).Order());
    }

    [Fact]
    public async Task What_was_only_not_delivered_is_called_without_a_mark()
    {
        await office.EnrolAsync(edition, "Anna", Address);

        await SettleAsync((await office.MailsAsync())[0], new Settlement.Failed("451 4.2.1 mailbox busy"));

        Assert.Empty(await MarkedAsync());
        Assert.Equal(["Anna:Confirmed"], await ToCallAsync());
    }

    [Fact]
    public async Task An_address_that_is_no_longer_theirs_marks_nobody()
    {
        await office.EnrolAsync(edition, "Anna", "nowa@example.org");

        await SettleAsync((await office.MailsAsync())[0], Refused);

        Assert.Empty(await MarkedAsync());
        Assert.Equal(["Anna:Confirmed"], await ToCallAsync());
    }

    [Fact]
    public async Task Mail_of_other_modules_is_passed_over()
    {
        await office.EnrolAsync(edition, "Anna", Address);
        var foreign = new OutboxMail("invitation", new("presenter", (await office.MailsAsync())[0].SubjectId), "invitation:1", "pl", office.Clock.GetUtcNow());
        await office.DoAsync<StartupsDb>(async db =>
        {
            db.Add(foreign);
            await db.SaveChangesAsync();
        });

        await SettleAsync(foreign, Refused);

        Assert.Empty(await MarkedAsync());
        Assert.Empty(await ToCallAsync());
    }

    [Fact]
    public async Task A_reminder_that_was_refused_is_told_for_each_of_its_sessions_and_not_put_twice()
    {
        var other = await office.PublishAsync(5, [plan with { Start = new(9, 0), End = new(11, 0) }], title: "Podatki");
        var (anna, again) = (await office.EnrolAsync(edition, "Anna", Address), await office.EnrolAsync(other, "Anna", Address));
        office.Clock.AdvanceTo(Warsaw.ToInstant(Day.AddDays(-1), new(9, 0)));
        Assert.Equal(new(1, 0), await office.AskAsync<ReminderDesk, RemindersPut>(desk => desk.PutDueAsync()));

        await SettleAsync((await office.MailsAsync(RosterMails.Reminder))[0], Refused);
        Assert.Equal(default, await office.AskAsync<ReminderDesk, RemindersPut>(desk => desk.PutDueAsync()));

        var people = await office.AskAsync<StartupsDb, IReadOnlyList<PersonToCall>>(db => db.PeopleToCallAsync(office.Clock.GetUtcNow()));
        Assert.Equal([again.Id, anna.Id], people.Select(person => person.Person.Id));
        Assert.All(people, person => Assert.Contains(person.Calls, call => call.About == PhoneCallKind.Reminder));
    }

    [Fact]
    public async Task A_reminder_that_was_sent_again_and_then_refused_is_told()
    {
        var anna = await office.EnrolAsync(edition, "Anna", Address);
        office.Clock.AdvanceTo(Warsaw.ToInstant(Day.AddDays(-1), new(9, 0)));
        await office.AskAsync<ReminderDesk, RemindersPut>(desk => desk.PutDueAsync());
        var reminder = (await office.MailsAsync(RosterMails.Reminder))[0];
        await office.MarkSentAsync(reminder);
        await office.DoAsync<StartupsDb>(async db =>
        {
            db.Add(reminder.Repeat(office.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });

        await SettleAsync((await office.MailsAsync(RosterMails.Reminder))[1], Refused);

        Assert.Equal([anna.Id], await MarkedAsync());
        Assert.Equal(["Anna:AddressRefused", "Anna:Reminder"], (await ToCallAsync()).Order());
    }

    [Fact]
    public async Task A_letter_that_told_nothing_new_leaves_only_the_address_to_ask_for()
    {
        var anna = await office.EnrolAsync(edition, "Anna", Address);
        await office.DoAsync<LinkDesk>(desk => desk.SendLinksAsync(Address, "pl"));

        await SettleAsync((await office.MailsAsync(RosterMails.Links))[0], Refused);
        Assert.Equal(["Anna:AddressRefused"], await ToCallAsync());

        await office.DoAsync<EnrolmentDesk>(desk => desk.WithdrawAsync(anna));
        Assert.Empty(await ToCallAsync());
    }

    private Task SettleAsync(OutboxMail mail, Settlement settlement) => office.DoAsync<IServiceProvider>(services => services.SettleAsync(mail, settlement));

    private Task<List<long>> MarkedAsync() => office.AskAsync<StartupsDb, List<long>>(db =>
        db.Enrolments.Where(enrolment => enrolment.EmailRefusedAt == office.Clock.GetUtcNow()).OrderBy(enrolment => enrolment.Id).Select(enrolment => enrolment.Id).ToListAsync());

    private Task<IReadOnlyList<string>> ToCallAsync() => office.AskAsync<StartupsDb, IReadOnlyList<string>>(db => db.ToCallAsync(office.Clock.GetUtcNow()));

    private Task MoveAsync(SessionPlan to) => office.DoAsync<SessionDesk>(desk => desk.MoveAsync(edition.Id, edition.Sessions.Single().Id, to, "staff:1"));
}

public sealed class RefusedAddressOnSqliteTests() : RefusedAddressTests(new SqliteDatabase());

public sealed class RefusedAddressOnPostgresTests() : RefusedAddressTests(new PostgresDatabase());
