using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>A reminder that waits in the outbox, because mail was held or the relay was away, does not leave between 20:00 and 8:00.</summary>
public abstract class NightTests(SharedSite site) : MailroomTests(site)
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Fact]
    public async Task A_reminder_released_in_the_evening_waits_for_eight_while_other_mail_leaves()
    {
        var edition = await OfferAsync(new() { Date = Monday.AddDays(1) });
        await EnrolAsync(edition);
        await PutAndHoldAsync();
        Site.Clock.AdvanceTo(At(Monday, 20));
        await AtMailDeskAsync(desk => desk.ReleaseAllAsync(MailHold.Everything, Staff));
        await EnrolAsync(edition);

        await DeliverAsync();
        Assert.Equal([MailState.Sent, MailState.Waiting, MailState.Sent], await MailStatesAsync());
        Site.Clock.AdvanceTo(At(Monday.AddDays(1), 7, 59));
        await DeliverAsync();
        var waiting = await ReminderAsync();
        Assert.Equal((MailState.Waiting, 0), (waiting.State, waiting.Attempts));
        Site.Clock.AdvanceTo(At(Monday.AddDays(1), 8));
        await DeliverAsync();

        Assert.Equal(MailState.Sent, (await ReminderAsync()).State);
    }

    [Fact]
    public async Task A_reminder_just_before_the_evening_leaves()
    {
        await EnrolAsync(await OfferAsync(new() { Date = Monday.AddDays(1) }));
        await PutAndHoldAsync();
        Site.Clock.AdvanceTo(At(Monday, 19, 59));
        await AtMailDeskAsync(desk => desk.ReleaseAllAsync(MailHold.Everything, Staff));

        await DeliverAsync();

        Assert.Equal(MailState.Sent, (await ReminderAsync()).State);
    }

    [Fact]
    public async Task What_is_of_no_use_any_more_in_the_morning_never_leaves()
    {
        var edition = await OfferAsync(new() { Date = Monday.AddDays(1) });
        await EnrolAsync(edition);
        var session = await Site.WithAsync(db => db.Sessions.AsNoTracking().SingleAsync());
        await AtDeskAsync<SessionDesk, SessionOutcome>(desk => desk.MoveAsync(edition, session.Id, session.Plan with { Start = new(9, 30), End = new(11, 0) }, Staff));
        await PutAndHoldAsync();
        Site.Clock.AdvanceTo(At(Monday, 23));
        await AtMailDeskAsync(desk => desk.ReleaseAllAsync(MailHold.Everything, Staff));
        await DeliverAsync();
        Assert.Equal(MailState.Waiting, (await ReminderAsync()).State);
        Site.Clock.AdvanceTo(At(Monday.AddDays(1), 8));

        await DeliverAsync();

        Assert.Equal(MailState.Voided, (await ReminderAsync()).State);
    }

    private async Task PutAndHoldAsync()
    {
        await AtMailDeskAsync(desk => desk.HoldAllAsync(MailHold.Everything, "Sprawdzamy salę", Staff));
        Assert.Equal(1, (await AtDeskAsync<ReminderDesk, RemindersPut>(desk => desk.PutDueAsync())).Mails);
    }

    private async Task<OutboxMail> ReminderAsync() => (await RowsAsync()).Single(mail => mail.Kind == RosterMails.Reminder);

    private static DateTimeOffset At(DateOnly date, int hour, int minute = 0) => Warsaw.ToInstant(date, new(hour, minute));
}

public sealed class NightOnSqlite(SqliteSite site) : NightTests(site), IClassFixture<SqliteSite>;

public sealed class NightOnPostgres(PostgresSite site) : NightTests(site), IClassFixture<PostgresSite>;
