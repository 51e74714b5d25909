using System.Runtime.CompilerServices;
using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Reminders;

public static class ReminderQueries
{
    private const int AddressesAtOnce = 50;

    /// <summary>
    /// What a source plans from <paramref name="from"/> to <paramref name="until"/>: what, to whom, and what is with it as of <paramref name="now"/>. The same
    /// number of queries, however many occasions and people.
    /// </summary>
    public static async Task<IReadOnlyList<PlannedReminder>> PlannedRemindersAsync(
        this StartupsDb db, IReminderSource source, DateTimeOffset from, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var occasions = await source.OccasionsAsync(from, until + source.LongestBefore, cancellation);
        var planned = await db.RemindersOfAsync(source, [.. occasions.Where(IsPlanned)], now, cancellation);
        return [.. planned.Where(reminder => IsWithin(reminder.Time))];

        bool IsPlanned(ReminderOccasion occasion) => Enum.GetValues<ReminderChannel>().Any(channel => source.TimesOf(occasion, channel).Any(IsWithin));
        bool IsWithin(ReminderTime time) => time.PlannedFor >= from && time.PlannedFor < until;
    }

    /// <summary>Everybody concerned by one rule and one occasion, and what is with it; the same number of queries, however many people.</summary>
    public static async Task<IReadOnlyList<PlannedReminder>> PlannedRemindersAsync(
        this StartupsDb db, IReminderSource source, ReminderOccasion occasion, ReminderRule rule, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var planned = await db.RemindersOfAsync(source, [occasion], now, cancellation);
        return [.. planned.Where(reminder => reminder.Rule == rule).OrderBy(reminder => reminder.Recipient.Subject.Id)];
    }

    /// <summary>The reminders, of every state, in the order of addresses, at most 50 addresses at a time; a person is never split.</summary>
    internal static async IAsyncEnumerable<IReadOnlyList<PlannedReminder>> ReminderPagesAsync(
        this StartupsDb db, IReminderSource source, IReadOnlyList<ReminderOccasion> occasions, ReminderChannel channel, DateTimeOffset now,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var byKey = ByKey(occasions);
        foreach (var addresses in (await source.AddressesAsync(byKey.Keys, channel, cancellation)).Chunk(AddressesAtOnce))
        {
            var recipients = await source.RecipientsAsync(byKey.Keys, channel, addresses[0], addresses[^1], cancellation);
            var (keys, people) = (byKey.Keys.ToArray(), recipients.Select(recipient => recipient.Key).Distinct(StringComparer.Ordinal).ToArray());
            var sent = await SentAsync(db.Reminders.Where(reminder => keys.Contains(reminder.Occasion) && people.Contains(reminder.Recipient)), cancellation);
            yield return [.. Decided(source, recipients, byKey, sent, now)];
        }
    }

    private static async Task<List<PlannedReminder>> RemindersOfAsync(
        this StartupsDb db, IReminderSource source, IReadOnlyCollection<ReminderOccasion> occasions, DateTimeOffset now, CancellationToken cancellation)
    {
        List<PlannedReminder> planned = [];
        var byKey = ByKey(occasions);
        var sent = await SentAsync(db.Reminders.Where(reminder => byKey.Keys.Contains(reminder.Occasion)), cancellation);
        foreach (var channel in Enum.GetValues<ReminderChannel>())
        {
            if (await source.AddressesAsync(byKey.Keys, channel, cancellation) is { Count: > 0 } addresses)
                planned.AddRange(Decided(source, await source.RecipientsAsync(byKey.Keys, channel, addresses[0], addresses[^1], cancellation), byKey, sent, now));
        }

        return planned;
    }

    private static Dictionary<string, ReminderOccasion> ByKey(IEnumerable<ReminderOccasion> occasions) => occasions.ToDictionary(occasion => occasion.Key, StringComparer.Ordinal);

    private static async Task<HashSet<(ReminderRule Rule, string Occasion, string Recipient, DateTimeOffset PlannedFor)>> SentAsync(
        IQueryable<Reminder> reminders, CancellationToken cancellation)
    {
        var ledger = await reminders.Select(reminder => new { reminder.Rule, reminder.Occasion, reminder.Recipient, reminder.PlannedFor }).ToListAsync(cancellation);
        return [.. ledger.Select(row => (row.Rule, row.Occasion, row.Recipient, row.PlannedFor))];
    }

    private static IEnumerable<PlannedReminder> Decided(
        IReminderSource source,
        IEnumerable<ReminderRecipient> recipients,
        Dictionary<string, ReminderOccasion> byKey,
        HashSet<(ReminderRule Rule, string Occasion, string Recipient, DateTimeOffset PlannedFor)> sent,
        DateTimeOffset now) =>
        from recipient in recipients
        let occasion = byKey[recipient.Occasion]
        from time in source.TimesOf(occasion, recipient.Channel)
        let isSent = sent.Contains((time.Rule, occasion.Key, recipient.Key, time.PlannedFor))
        select new PlannedReminder(time, occasion, recipient, ReminderPlan.Decide(time, occasion, recipient.Facts, isSent, now));
}

/// <summary>One reminder of the plan: what, to whom, when, and what is with it.</summary>
public sealed record PlannedReminder(ReminderTime Time, ReminderOccasion Occasion, ReminderRecipient Recipient, ReminderAnswer Answer)
{
    public ReminderRule Rule => Time.Rule;

    public DateTimeOffset PlannedFor => Time.PlannedFor;

    /// <summary>Its key in the ledger.</summary>
    public string Key => Reminder.KeyOf(Rule, Occasion.Key, Recipient.Key, PlannedFor);
}
