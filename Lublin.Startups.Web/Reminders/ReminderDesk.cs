using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Reminders;

/// <summary>
/// Puts into the outbox, and onto the list of calls, what the plan says is due. It may run as often and in as many instances as it likes: the ledger has each
/// reminder once.
/// </summary>
public sealed partial class ReminderDesk(StartupsDb db, IEnumerable<IReminderSource> sources, ReminderOutbox outbox, ILogger<ReminderDesk> logger)
{
    /// <summary>Puts every reminder that is due, a page of addresses in one commit.</summary>
    public async Task<RemindersPut> PutDueAsync(CancellationToken cancellation = default)
    {
        var (now, put) = (outbox.Now, default(RemindersPut));
        if (!AwakeHours.Include(now))
            return put;
        foreach (var source in sources)
        {
            var occasions = await source.OccasionsAsync(now, now + source.LongestBefore, cancellation);
            foreach (var channel in Enum.GetValues<ReminderChannel>())
            {
                if (occasions.Where(occasion => IsOpen(source, occasion, channel, now)).ToList() is { Count: > 0 } open)
                    put += await PutDueAsync(source, open, channel, now, cancellation);
            }
        }

        return put;
    }

    /// <summary>For staff: what goes out in a span of time, to whom, and what is skipped and why; the soonest first.</summary>
    public async Task<IReadOnlyList<PlannedReminder>> PlannedAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation = default)
    {
        List<PlannedReminder> planned = [];
        foreach (var source in sources)
            planned.AddRange(await db.PlannedRemindersAsync(source, from, until, outbox.Now, cancellation));
        return [.. planned.OrderBy(reminder => reminder.PlannedFor).ThenBy(reminder => reminder.Occasion.StartsAt)];
    }

    /// <summary>For staff: everybody of one type concerned by one rule and one occasion.</summary>
    public async Task<IReadOnlyList<PlannedReminder>> PlannedAsync(string subjectType, ReminderOccasion occasion, ReminderRule rule, CancellationToken cancellation = default)
    {
        List<PlannedReminder> planned = [];
        foreach (var source in SourcesOf(subjectType))
        {
            if (await source.FindAsync([occasion.Key], cancellation) is [var theirs])
                planned.AddRange(await db.PlannedRemindersAsync(source, theirs, rule, outbox.Now, cancellation));
        }

        return planned;
    }

    /// <summary>The occasions of people of one type that have these keys.</summary>
    public async Task<IReadOnlyList<ReminderOccasion>> FindAsync(string subjectType, IReadOnlyCollection<string> keys, CancellationToken cancellation = default)
    {
        List<ReminderOccasion> found = [];
        foreach (var source in SourcesOf(subjectType))
            found.AddRange(await source.FindAsync(keys, cancellation));
        return found;
    }

    // Somebody who speaks at a university may lead meetings with children as well.
    private IEnumerable<IReminderSource> SourcesOf(string subjectType) => sources.Where(source => string.Equals(source.SubjectType, subjectType, StringComparison.Ordinal));

    private static bool IsOpen(IReminderSource source, ReminderOccasion occasion, ReminderChannel channel, DateTimeOffset now) =>
        occasion.IsHeld && source.TimesOf(occasion, channel).Any(time => time.PlannedFor <= now && now < time.MissedFrom);

    private async Task<RemindersPut> PutDueAsync(
        IReminderSource source, List<ReminderOccasion> occasions, ReminderChannel channel, DateTimeOffset now, CancellationToken cancellation)
    {
        var put = default(RemindersPut);
        await foreach (var page in db.ReminderPagesAsync(source, occasions, channel, now, cancellation))
        {
            var due = page.Where(reminder => reminder.Answer.State == ReminderState.Due).ToList();
            if (due.Count == 0)
                continue;
            try
            {
                put += channel == ReminderChannel.Mail
                    ? await outbox.PutMailsAsync(db, source.LetterKind, Mornings(due), cancellation)
                    : await outbox.PutCallsAsync(db, due, cancellation);
            }
            catch (DbUpdateException failure) when (failure.IsTaken())
            {
                // Another instance put some of them at this very moment; the next run puts what is still missing.
                LogOvertaken(due.Count);
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }

        return put;
    }

    /// <summary>One person and one morning are one mail.</summary>
    private static List<List<PlannedReminder>> Mornings(IEnumerable<PlannedReminder> due) =>
    [
        .. due.GroupBy(reminder => (reminder.Recipient.Person, Warsaw.DateOf(reminder.PlannedFor)))
            .Select(morning => morning.OrderBy(reminder => reminder.Occasion.StartsAt).ThenBy(reminder => reminder.Recipient.Subject.Id).ToList()),
    ];

    [LoggerMessage(1, LogLevel.Information, "Another instance was faster with some of {Count} reminders")]
    private partial void LogOvertaken(int count);
}

public readonly record struct RemindersPut(int Mails, int Calls)
{
    public static RemindersPut operator +(RemindersPut one, RemindersPut other) => new(one.Mails + other.Mails, one.Calls + other.Calls);

    public static RemindersPut Add(RemindersPut left, RemindersPut right) => left + right;
}
