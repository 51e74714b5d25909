using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>Makes the working copy what everybody is shown: a numbered version with all that is new in it, and one mail to each person who has something to hear; one commit, or nothing.</summary>
public sealed class PublishDesk(StartupsDb db, OutboxWriter writer, PlanningBook planning, TimeProvider clock)
{
    /// <summary>What would be published, and who would be told.</summary>
    /// <param name="drafts">Keys of those that are chosen; null for all that are ready.</param>
    public Task<Publication> LookAsync(IReadOnlyCollection<string>? drafts) => db.PublicationAsync(drafts, planning, clock.GetUtcNow());

    /// <summary>Publishes what was seen, whole; whatever stands against it is named, and nothing is changed.</summary>
    public Task<TimetableOutcome> PublishAsync(PublishOrder order, string actor) => writer.CommitAsync(
        db,
        async () =>
        {
            await db.Database.TakeTurnAsync(WorkingCopy.Turn);
            return await DecideAsync(order, actor, clock.GetUtcNow());
        },
        showsOnPages: outcome => outcome is TimetableOutcome.Published);

    /// <summary>Lets the mails of a version go that were held for reading.</summary>
    /// <returns>How many.</returns>
    public Task<int> ReleaseAsync(int number, string actor) => writer.CommitAsync(
        db,
        async () =>
        {
            var prefix = TimetableMails.KeysOf(number);
            var mails = await db.Outbox.Where(mail => mail.Kind == TimetableMails.Kind && mail.Key.StartsWith(prefix) && mail.HeldAt != null && mail.HoldId == null).OrderBy(mail => mail.Id).ToListAsync();
            mails.ForEach(mail => mail.Release());
            if (mails.Count > 0)
                db.Add(new History("timetable", number, "MailReleased", actor, clock.GetUtcNow()));
            return mails.Count;
        },
        showsOnPages: _ => false);

    private async Task<TimetableOutcome> DecideAsync(PublishOrder order, string actor, DateTimeOffset now)
    {
        // In the order of everybody else: rosters before the schedule.
        var editions = await db.PendingChanges.Select(change => change.EditionId).Distinct().ToListAsync();
        await PublishedVersion.TakeRostersAsync(db, editions.Union(order.Drafts.Select(EditionOf)));
        await db.Database.TakeTurnAsync(BookingQueries.Turn);

        var publication = await db.PublicationAsync(order.Drafts, planning, now);
        if (publication.Next.IsEmpty)
            return await NothingAsync();
        if (!string.Equals(publication.Seen, order.Seen, StringComparison.Ordinal) || publication.Chosen.Count < order.Drafts.Count)
            return new TimetableOutcome.Overtaken();
        if (publication.Next.Stale.Count > 0)
            return new TimetableOutcome.Stale(publication.Next.Stale);
        if (publication.Chosen.Where(draft => !draft.IsReady).ToList() is { Count: > 0 } unready)
            return new TimetableOutcome.NotReady(unready);
        if (publication.Hard.ToList() is { Count: > 0 } clashes)
            return new TimetableOutcome.Clashes(clashes);
        if (publication.AsksReason && string.IsNullOrWhiteSpace(order.Reason))
            return new TimetableOutcome.AsksReason();

        var version = new TimetableVersion(1 + (await db.TimetableVersions.MaxAsync(known => (int?)known.Number) ?? 0), now, actor, order.Note, order.WithoutMails);
        foreach (var change in publication.Next.Changes)
            version.Add(EntryOf(change));
        db.Add(version);
        await new PublishedVersion(db, publication, version, actor, now).ApplyAsync(order.Reason);
        await WriteLedgerAsync(publication, isMailed: order.WithoutMails is null, now);
        var told = order.WithoutMails is null ? TimetableMails.Put(db, version.Number, publication.Told, order.Holds, now) : (Mails: 0, Calls: 0);
        db.Add(new History("timetable", version.Number, "Published", actor, now, new Changes().Because(order.Reason ?? order.WithoutMails).ToJson()));
        return new TimetableOutcome.Published(version.Number, told.Mails, told.Calls);
    }

    private async Task<TimetableOutcome> NothingAsync()
    {
        var last = await db.TimetableVersions.OrderByDescending(version => version.Number).Select(version => new { version.Number, version.By, version.PublishedAt }).FirstOrDefaultAsync();
        return new TimetableOutcome.Nothing(last?.Number, last?.By, last?.PublishedAt);
    }

    private async Task WriteLedgerAsync(Publication publication, bool isMailed, DateTimeOffset now)
    {
        var lines = publication.Ledger.Where(line => (isMailed ? line.Told : line.Writes) is not null).ToList();
        var uids = lines.Select(line => line.Uid).Distinct().ToArray();
        var rows = (await db.Told.Where(row => uids.Contains(row.SessionUid)).ToListAsync()).ToDictionary(row => (row.PersonKey, row.SessionUid));
        foreach (var line in lines)
        {
            var slot = (isMailed ? line.Told : line.Writes)!;
            if (rows.TryGetValue((line.Person.Key, line.Uid), out var row))
                row.Tell(slot, line.Sequence, now);
            else
                db.Add(new Told(line.Person.Key, line.Uid, slot, line.Sequence, now));
        }
    }

    private static TimetableEntry EntryOf(NextChange change)
    {
        var entry = new TimetableEntry(change.Session.Uid, change.Kind, change.Session.Title);
        if (change.Session.Before is { } before)
            entry.From(Snapshot(before));
        if (change.Kind != TimetableChange.Cancelled)
            entry.To(Snapshot(change.Session.Slot));
        return entry;
    }

    private static EntrySlot Snapshot(WorkingSlot slot) =>
        new(slot.Plan.Date, slot.Plan.Start, slot.Plan.End, slot.Room is null ? null : $"{slot.Room}, {slot.Venue}", [.. slot.Presenters]);

    private static long EditionOf(string draft) => long.TryParse(draft.AsSpan(0, Math.Max(0, draft.IndexOf('-', StringComparison.Ordinal))), out var id) ? id : 0;
}

/// <summary>What a coordinator asks for.</summary>
/// <param name="Seen">The pending changes that they saw: <see cref="Publication.Seen"/>.</param>
/// <param name="Drafts">Those chosen, by <see cref="LectureDraft.Key"/>.</param>
public sealed record PublishOrder(string? Seen, IReadOnlyCollection<string> Drafts)
{
    /// <summary>What the office says of it to everybody, in Polish.</summary>
    public string? Note { get; init; }

    /// <summary>Why nobody is mailed; null when people are.</summary>
    public string? WithoutMails { get; init; }

    /// <summary>Why in spite of what asks for a reason.</summary>
    public string? Reason { get; init; }

    /// <summary>The mails wait until somebody has read them.</summary>
    public bool Holds { get; init; }
}

/// <summary>What came of publishing.</summary>
public abstract record TimetableOutcome
{
    private TimetableOutcome()
    {
    }

    /// <param name="Number">Of the version.</param>
    /// <param name="Mails">That were put.</param>
    /// <param name="Calls">To people whom no mail reaches.</param>
    public sealed record Published(int Number, int Mails, int Calls) : TimetableOutcome;

    /// <summary>There is nothing to publish, perhaps because somebody just has.</summary>
    /// <param name="Last">The number of the last version; null before the first.</param>
    public sealed record Nothing(int? Last, string? By, DateTimeOffset? At) : TimetableOutcome;

    /// <summary>Something changed since it was looked at.</summary>
    public sealed record Overtaken : TimetableOutcome;

    /// <param name="Changes">That cannot be published as they are.</param>
    public sealed record Stale(IReadOnlyList<StaleChange> Changes) : TimetableOutcome;

    /// <param name="Drafts">With what they lack.</param>
    public sealed record NotReady(IReadOnlyList<LectureDraft> Drafts) : TimetableOutcome;

    /// <param name="Conflicts">Hard ones.</param>
    public sealed record Clashes(IReadOnlyList<Conflict> Conflicts) : TimetableOutcome;

    /// <summary>What is not hard asks for a reason.</summary>
    public sealed record AsksReason : TimetableOutcome;
}
