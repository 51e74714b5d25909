using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Reminders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

public abstract class MailDeskTests(SharedSite site) : MailroomTests(site)
{
    private const string Reason = "Sprawdzamy salę";

    [Fact]
    public async Task While_everything_is_held_nothing_goes_out_and_then_all_of_it()
    {
        var edition = await OfferAsync(new());
        await EnrolAsync(edition);
        Assert.True(await AtMailDeskAsync(desk => desk.HoldAllAsync(MailHold.Everything, Reason, Staff)));
        Assert.False(await AtMailDeskAsync(desk => desk.HoldAllAsync(MailHold.Everything, Reason, Staff)));
        await EnrolAsync(edition);

        await DeliverAsync();
        Assert.Equal([MailState.Waiting, MailState.Waiting], await MailStatesAsync());
        Assert.True(await AtMailDeskAsync(desk => desk.ReleaseAllAsync(MailHold.Everything, Staff)));
        await DeliverAsync();

        Assert.Equal([MailState.Sent, MailState.Sent], await MailStatesAsync());
        Assert.False(await AtMailDeskAsync(desk => desk.ReleaseAllAsync(MailHold.Everything, Staff)));
    }

    [Fact]
    public async Task Mail_of_a_held_edition_stays_also_what_is_put_later_and_is_in_nobodys_way()
    {
        var (held, other) = (await OfferAsync(new()), await OfferAsync(new("drugie")));
        await EnrolAsync(held);
        await AtMailDeskAsync(desk => desk.HoldAllAsync(held, Reason, Staff));
        await EnrolAsync(held);
        await EnrolAsync(other);

        await DeliverAsync();
        Assert.Equal([MailState.Held, MailState.Held, MailState.Sent], await MailStatesAsync());
        await EnrolAsync(held);
        await DeliverAsync();
        Assert.Equal([MailState.Held, MailState.Held, MailState.Sent, MailState.Held], await MailStatesAsync());

        await AtMailDeskAsync(desk => desk.ReleaseAllAsync(held, Staff));
        await DeliverAsync();
        Assert.All(await MailStatesAsync(), state => Assert.Equal(MailState.Sent, state));
    }

    [Fact]
    public async Task Links_that_somebody_asks_for_go_out_while_their_edition_is_held()
    {
        var edition = await OfferAsync(new());
        var theirs = await EnrolAsync(edition);
        await AtMailDeskAsync(desk => desk.HoldAllAsync(edition, Reason, Staff));
        await AtDeskAsync<LinkDesk, bool>(async desk =>
        {
            await desk.SendLinksAsync(theirs.Applicant.Email!, "pl");
            return true;
        });

        await DeliverAsync();

        Assert.Equal([(RosterMails.Confirmed, MailState.Held), (RosterMails.Links, MailState.Sent)], (await RowsAsync()).Select(mail => (mail.Kind, mail.State)));
    }

    [Fact]
    public async Task A_reminder_that_is_released_too_late_never_goes_out_and_one_in_time_does()
    {
        var (late, inTime) = (await OfferAsync(new() { Date = new(2026, 11, 24) }), await OfferAsync(new("drugie") { Date = new(2026, 11, 24), Sessions = 2 }));
        await EnrolAsync(late);
        await EnrolAsync(inTime);
        await DeliverAsync();
        Site.Clock.AdvanceTo(new(2026, 11, 23, 8, 30, 0, TimeSpan.Zero));
        foreach (var edition in new[] { late, inTime })
            await AtMailDeskAsync(desk => desk.HoldAllAsync(edition, Reason, Staff));
        await AtDeskAsync<ReminderDesk, RemindersPut>(desk => desk.PutDueAsync());
        await DeliverAsync();
        var reminders = (await RowsAsync()).Where(mail => mail.Kind == RosterMails.Reminder).ToList();
        Assert.All(reminders, mail => Assert.Equal(MailState.Held, mail.State));

        await AtMailDeskAsync(desk => desk.ReleaseAllAsync(inTime, Staff));
        await DeliverAsync();
        Site.Clock.AdvanceTo(await StartOfAsync(late) - TimeSpan.FromHours(2));
        await AtMailDeskAsync(desk => desk.ReleaseAllAsync(late, Staff));
        await DeliverAsync();

        Assert.Equal([MailState.Voided, MailState.Sent], (await RowsAsync()).Where(mail => mail.Kind == RosterMails.Reminder).Select(mail => mail.State));
    }

    [Fact]
    public async Task One_mail_is_held_and_released_by_itself()
    {
        var edition = await OfferAsync(new());
        await EnrolAsync(edition);
        await EnrolAsync(edition);
        var first = (await RowsAsync())[0].Id;
        Assert.True(await AtMailDeskAsync(desk => desk.HoldAsync(first, Reason, Staff)));

        await DeliverAsync();
        Assert.Equal([MailState.Held, MailState.Sent], await MailStatesAsync());
        Assert.False(await AtMailDeskAsync(desk => desk.HoldAsync(first, Reason, Staff)));
        Assert.True(await AtMailDeskAsync(desk => desk.ReleaseAsync(first, Staff)));
        await DeliverAsync();

        Assert.Equal([MailState.Sent, MailState.Sent], await MailStatesAsync());
        Assert.Equal([("Held", $$"""{"reason":"{{Reason}}"}"""), ("Released", null)], await PastAsync("mail", first));
    }

    [Fact]
    public async Task What_was_given_up_goes_by_its_own_row_with_its_own_id()
    {
        await EnrolAsync(await OfferAsync(new()));
        await RefuseAsync();
        var refused = (await RowsAsync()).Single();

        Assert.IsType<SendAgainOutcome.TriedAgain>(await AtMailDeskAsync(desk => desk.SendAgainAsync(refused.Id, Staff)));
        Assert.IsType<SendAgainOutcome.NothingToSend>(await AtMailDeskAsync(desk => desk.SendAgainAsync(refused.Id, Staff)));
        await DeliverAsync();

        var sent = (await RowsAsync()).Single();
        Assert.Equal((MailState.Sent, 2, null, IdOf(refused)), (sent.State, sent.Attempts, sent.Failure, IdOf(sent)));
    }

    [Fact]
    public async Task What_was_sent_goes_again_as_another_mail_once_at_a_time()
    {
        await EnrolAsync(await OfferAsync(new()));
        await DeliverAsync();
        var first = (await RowsAsync()).Single();

        var repeated = Assert.IsType<SendAgainOutcome.Repeated>(await AtMailDeskAsync(desk => desk.SendAgainAsync(first.Id, Staff)));
        Assert.IsType<SendAgainOutcome.UnderWay>(await AtMailDeskAsync(desk => desk.SendAgainAsync(first.Id, Staff)));
        await DeliverAsync();

        var rows = await RowsAsync();
        Assert.Equal([MailState.Sent, MailState.Sent], rows.Select(mail => mail.State));
        Assert.Equal((repeated.MailId, first.Id, first.Kind, first.Key, 1), (rows[1].Id, rows[1].RepeatOf!.Value, rows[1].Kind, rows[1].FactKey, rows[0].Attempts));
        Assert.NotEqual(IdOf(rows[0]), IdOf(rows[1]));
        Assert.Equal([("Repeated", $$"""{"mail":{{first.Id}}}""")], await PastAsync("mail", repeated.MailId));
    }

    [Fact]
    public async Task A_reminder_and_a_move_that_go_again_say_what_the_first_said()
    {
        var edition = await OfferAsync(new() { Date = new(2026, 11, 24) });
        await EnrolAsync(edition);
        Site.Clock.AdvanceTo(new(2026, 11, 23, 8, 30, 0, TimeSpan.Zero));
        var session = await Site.WithAsync(db => db.Set<Lublin.Startups.Web.Programmes.Session>().AsNoTracking().SingleAsync());
        await AtDeskAsync<ReminderDesk, RemindersPut>(desk => desk.PutDueAsync());
        await DeliverAsync();
        var reminder = (await RowsAsync()).Single(mail => mail.Kind == RosterMails.Reminder);
        await AtMailDeskAsync(desk => desk.SendAgainAsync(reminder.Id, Staff));
        await DeliverAsync();
        await AtDeskAsync<SessionDesk, SessionOutcome>(desk => desk.MoveAsync(edition, session.Id, session.Plan with { Start = new(18, 0), End = new(20, 0) }, Staff));
        await DeliverAsync();
        var moved = (await RowsAsync()).Single(mail => mail.Kind == RosterMails.Moved);
        await AtMailDeskAsync(desk => desk.SendAgainAsync(moved.Id, Staff));
        await DeliverAsync();

        Assert.Equal(
            [RosterMails.Reminder, RosterMails.Reminder, RosterMails.Moved, RosterMails.Moved],
            (await RowsAsync()).Where(mail => mail.Kind != RosterMails.Confirmed && mail.State == MailState.Sent).Select(mail => mail.Kind));
    }

    [Fact]
    public async Task All_that_was_given_up_since_an_instant_goes_again_and_nothing_that_fails_later()
    {
        var edition = await OfferAsync(new());
        await EnrolAsync(edition);
        await RefuseAsync();
        var (since, asked) = (Site.Clock.GetUtcNow(), Site.Clock.GetUtcNow().AddMinutes(1));
        await EnrolAsync(edition);
        await RefuseAsync();
        Site.Clock.Advance(TimeSpan.FromMinutes(2));
        await EnrolAsync(edition);
        await Site.WriteAsync(async db =>
        {
            var last = await db.Outbox.OrderByDescending(mail => mail.Id).Select(mail => mail.Id).FirstAsync();
            await db.Outbox.Where(mail => mail.Id == last).ExecuteUpdateAsync(set => set.SetProperty(mail => mail.FailedAt, Site.Clock.GetUtcNow()));
        });

        Assert.Equal(2, await AtMailDeskAsync(desk => desk.SendFailedAgainAsync(since, asked, Staff)));
        await DeliverAsync();

        Assert.Equal([MailState.Sent, MailState.Sent, MailState.Failed], await MailStatesAsync());
    }

    private string IdOf(OutboxMail mail) => Site.Services.GetRequiredService<DeliveryPost>().MessageIdOf(mail);

    private async Task<IEnumerable<(string Verb, string? Details)>> PastAsync(string subject, long id) =>
        (await Site.WithAsync(db => db.History.Where(row => row.Subject == subject && row.SubjectId == id && row.Actor == Staff).OrderBy(row => row.Id).ToListAsync()))
            .Select(row => (row.Verb, row.Details));
}

public sealed class MailDeskOnSqliteTests(SqliteSite site) : MailDeskTests(site), IClassFixture<SqliteSite>;

public sealed class MailDeskOnPostgresTests(PostgresSite site) : MailDeskTests(site), IClassFixture<PostgresSite>;
