using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Tests;

/// <summary>What ical.js makes of the mails of a speaker and of the public web calendar, while one version of the timetable follows another.</summary>
public sealed class LectureCalendarTests : IAsyncLifetime
{
    private const string Mailbox = "ewa@example.org";
    private static readonly DateOnly Day = new(2027, 3, 2);
    private readonly SqliteDatabase database = new();
    private readonly TestClock clock = new();
    private readonly SmtpSink post = new();
    private LectureOffice lectures = null!;
    private TestSite site = null!;
    private MailboxCalendar mailbox = null!;
    private WebCalendar subscribed = null!;

    public async ValueTask InitializeAsync()
    {
        lectures = new(new TestOffice(database, clock));
        await lectures.Office.InitializeAsync();
        await lectures.OpenAsync();
        site = new(database, clock, ("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{post.Port}"), ("Mail:From", TestOffice.Sender)) { Adjust = QuietSite.Adjust };
        mailbox = await MailboxCalendar.OpenAsync(post, Mailbox);
        subscribed = await WebCalendar.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await mailbox.DisposeAsync();
        await subscribed.DisposeAsync();
        await site.DisposeAsync();
        await lectures.Office.DisposeAsync();
        await post.DisposeAsync();
    }

    [Fact]
    public async Task New_then_moved_then_cancelled_ends_with_one_entry_that_is_cancelled_in_the_mailbox_and_in_the_web_calendar()
    {
        var edition = await PlannedAsync();
        await PublishAsync();
        var uid = (await lectures.SessionAsync(edition)).Uid;
        var first = await SubscribedAsync();
        Assert.Equal(["2027-03-02T10:15 0 CONFIRMED"], await mailbox.KnownAsync());
        Assert.Equal(("2027-03-02T10:15", "11:45", "2027-03-02T09:15:00Z", "CONFIRMED", "Finanse"), (first.Starts, first.Ends, first.StartsAt, first.Status, first.Summary));

        // Over the night in which the clocks go forward: the same hour on the wall is another instant.
        await MoveAsync(uid, plan => plan with { Date = new(2027, 3, 30), Start = new(12, 15), End = new(14, 15) });
        await PublishAsync();
        var moved = await SubscribedAsync();
        Assert.Equal(["2027-03-30T12:15 1 CONFIRMED"], await mailbox.KnownAsync());
        Assert.Equal(("2027-03-30T12:15", "14:15", "2027-03-30T10:15:00Z", "CONFIRMED", first.Uid), (moved.Starts, moved.Ends, moved.StartsAt, moved.Status, moved.Uid));
        Assert.True(moved.Sequence > first.Sequence);

        await lectures.CancelAsync(uid);
        await PublishAsync();
        var cancelled = await SubscribedAsync();
        Assert.Equal(["2027-03-30T12:15 2 CANCELLED"], await mailbox.KnownAsync());
        Assert.Empty(await mailbox.EntriesAsync());
        Assert.Equal(("2027-03-30T12:15", "CANCELLED", "ODWOŁANE: Finanse", first.Uid), (cancelled.Starts, cancelled.Status, cancelled.Summary, cancelled.Uid));
        Assert.True(cancelled.Sequence > moved.Sequence);
        Assert.Equal(3, Mails());
    }

    [Fact]
    public async Task Moved_without_mails_and_moved_back_is_no_mail_and_nothing_stands_twice()
    {
        var edition = await PlannedAsync();
        await PublishAsync();
        var uid = (await lectures.SessionAsync(edition)).Uid;
        var known = await mailbox.KnownAsync();
        var first = await SubscribedAsync();

        await MoveAsync(uid, plan => plan with { Start = new(14, 15), End = new(15, 45) });
        await PublishAsync(withoutMails: "Jeszcze się zmieni");
        Assert.Equal("2027-03-02T14:15", (await SubscribedAsync()).Starts);
        await MoveAsync(uid, plan => plan with { Start = new(10, 15), End = new(11, 45) });
        await PublishAsync();
        var back = await SubscribedAsync();

        Assert.Equal(known, await mailbox.KnownAsync());
        Assert.Equal(1, Mails());
        Assert.Equal((first.Uid, "2027-03-02T10:15", "11:45", "CONFIRMED"), (back.Uid, back.Starts, back.Ends, back.Status));
        Assert.True(back.Sequence > first.Sequence);

        // What comes after it is newer than all that stands there.
        await MoveAsync(uid, plan => plan with { End = new(12, 15) });
        await PublishAsync();
        Assert.Equal("12:15", (await SubscribedAsync()).Ends);
        Assert.StartsWith("2027-03-02T10:15 ", Assert.Single(await mailbox.EntriesAsync()), StringComparison.Ordinal);
        Assert.Equal(2, Mails());
    }

    [Fact]
    public async Task Of_two_sessions_the_one_that_is_moved_moves_and_each_keeps_its_hour_over_the_change_of_clocks()
    {
        var edition = await lectures.DraftAsync("Finanse", [Plan, Plan with { Date = new(2027, 3, 30) }], Entry.Free);
        await PublishAsync();
        var before = await TakeAsync();
        Assert.Equal(["2027-03-02T09:15:00Z", "2027-03-30T08:15:00Z"], before.Select(each => each.StartsAt).Order(StringComparer.Ordinal));

        await MoveAsync((await lectures.SessionsAsync(edition))[0].Uid, plan => plan with { Date = new(2027, 3, 31) });
        await PublishAsync();

        Assert.Equal(["2027-03-30T10:15", "2027-03-31T10:15"], (await TakeAsync()).Select(each => each.Starts).Order(StringComparer.Ordinal));
    }

    private SessionPlan Plan => new(Day, new(10, 15), new(11, 45), lectures.Room);

    private async Task<long> PlannedAsync() => await lectures.DraftAsync("Finanse", [Plan], Entry.Free, await lectures.SpeakerAsync("Ewa Mówi", Mailbox));

    private async Task MoveAsync(Guid uid, Func<SessionPlan, SessionPlan> move) => Assert.IsType<EditOutcome.Done>(await lectures.MoveAsync(uid, move));

    private async Task PublishAsync(string? withoutMails = null)
    {
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.IsType<TimetableOutcome.Published>(await lectures.PublishAsync(withoutMails));
        await site.Services.DeliverAsync();
    }

    private int Mails() => post.Mails.Count(mail => mail.Recipients.Contains(Mailbox, StringComparer.Ordinal));

    private async Task<WebEvent> SubscribedAsync() => Assert.Single(await TakeAsync());

    private async Task<IReadOnlyList<WebEvent>> TakeAsync() => await subscribed.TakeAsync((await site.GetPageAsync("/wyklady.ics")).Html);
}
