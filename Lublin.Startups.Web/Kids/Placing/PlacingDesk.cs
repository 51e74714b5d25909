using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids.Placing;

/// <summary>Brings groups together with hosts and animators, by plan or by hand, and writes down what both sides say to it.</summary>
public sealed class PlacingDesk(StartupsDb db, Writer writer, TimeProvider clock)
{
    /// <summary>Does what was proposed.</summary>
    /// <param name="season">A season.</param>
    /// <param name="seen">The fingerprint of the proposal that was looked at.</param>
    /// <param name="actor">A member of staff.</param>
    /// <returns>False when it would be another one by now: nothing is done.</returns>
    public Task<bool> ApplyAsync(Season season, string seen, string actor) => DoAsync(season.EditionId, async () =>
    {
        var sheet = await PlacingSheet.ReadAsync(db, season);
        var proposal = sheet.Propose();
        if (!string.Equals(proposal.Fingerprint, seen, StringComparison.Ordinal))
            return false;
        var now = clock.GetUtcNow();
        foreach (var change in proposal.Changes)
            sheet.Of(change.Group.Id, change.Kind)?.End(reason: null, now);
        // A window is free for its next group once the one before has left it.
        await db.SaveChangesAsync();
        foreach (var change in proposal.Changes.Where(change => change.After is not null))
            db.Add(Made(sheet, change.Group.Id, change.Kind, change.After!, now));
        if (proposal.Changes.Count > 0)
            db.Add(new History("edition", season.EditionId, "GroupsPlaced", actor, now));
        return true;
    });

    /// <summary>Gives a group what staff chose for it, and pins it. A group that had it, unless that is locked, gets what this one had where the rules allow it.</summary>
    public Task<GiveOutcome> GiveAsync(Season season, long groupId, MeetingKind kind, Given wanted, string actor) => DoAsync<GiveOutcome>(season.EditionId, async () =>
    {
        var sheet = await PlacingSheet.ReadAsync(db, season);
        if (sheet.Groups.FirstOrDefault(group => group.Id == groupId) is not { } group)
            return new GiveOutcome.Gone();
        if (Against(sheet, group, kind, wanted) is { } rule)
            return new GiveOutcome.Against(rule);
        var (has, holders) = (sheet.Of(groupId, kind), sheet.Pairings.Where(pairing => pairing.GroupId != groupId && Clash(pairing, kind, wanted)).ToList());
        if (holders.Find(holder => holder.IsLocked) is { } locked)
            return new GiveOutcome.Taken(locked.GroupId);
        var (now, free) = (clock.GetUtcNow(), Given.Of(has));
        has?.End(reason: null, now);
        holders.ForEach(holder => holder.End(reason: null, now));
        await db.SaveChangesAsync();
        var made = Made(sheet, groupId, kind, wanted, now);
        made.Pin(now);
        db.Add(made);
        if (free is not null && holders is [var only] && sheet.Groups.First(other => other.Id == only.GroupId) is var next && Against(sheet, next, kind, free) is null)
            db.Add(Made(sheet, next.Id, kind, free, now));
        Tell(groupId, kind, "PairingGiven", actor, now);
        return new GiveOutcome.Done();
    });

    /// <summary>Holds a pairing in place, or lets it go again.</summary>
    public Task<bool> PinAsync(long pairingId, bool isPinned, string actor) => OnAsync(pairingId, isPinned ? "PairingPinned" : "PairingUnpinned", actor, null, (pairing, now) =>
    {
        if (isPinned)
            pairing.Pin(now);
        else
            pairing.Unpin();
    });

    /// <summary>One side agreed.</summary>
    public Task<bool> AgreeAsync(long pairingId, PairingSide side, string actor) =>
        OnAsync(pairingId, side == PairingSide.School ? "SchoolAgreed" : "SupplyAgreed", actor, null, (pairing, now) => pairing.Agree(side, now));

    /// <summary>One side refused: these two are not brought together again.</summary>
    /// <param name="reason">Who said it and why.</param>
    public Task<bool> RefuseAsync(long pairingId, PairingSide side, string reason, string actor) =>
        OnAsync(pairingId, side == PairingSide.School ? "SchoolRefused" : "SupplyRefused", actor, reason, (pairing, now) => pairing.Refuse(side, reason, now));

    private async Task<bool> OnAsync(long pairingId, string verb, string actor, string? reason, Action<Pairing, DateTimeOffset> change)
    {
        var editionId = await db.Pairings.Where(pairing => pairing.Id == pairingId).Select(pairing => pairing.Group.EditionId).SingleOrDefaultAsync();
        return await DoAsync(editionId, async () =>
        {
            if (await db.Pairings.SingleOrDefaultAsync(pairing => pairing.Id == pairingId && pairing.EndedAt == null) is not { } pairing)
                return false;
            var now = clock.GetUtcNow();
            change(pairing, now);
            Tell(pairing.GroupId, pairing.Kind, verb, actor, now, reason);
            return true;
        });
    }

    private void Tell(long groupId, MeetingKind kind, string verb, string actor, DateTimeOffset now, string? reason = null)
    {
        var changes = new Changes().Note("meeting", null, kind.ToString());
        db.Add(new History("school-group", groupId, verb, actor, now, (reason is null ? changes : changes.Because(reason)).ToJson()));
    }

    private Task<T> DoAsync<T>(long editionId, Func<Task<T>> deed) => writer.CommitAsync(
        db,
        async () =>
        {
            await db.Database.TakeTurnAsync($"placing:{editionId}");
            return await deed();
        },
        _ => false);

    private static PlacingRule? Against(PlacingSheet sheet, SchoolGroup group, MeetingKind kind, Given wanted)
    {
        if (kind == MeetingKind.Animators)
        {
            var both = sheet.Animators.Where(animator => animator.PresenterId == wanted.One || animator.PresenterId == wanted.Other).ToList();
            var block = TimeBlock.At(wanted.Block!.Value);
            return both.Count < 2 ? PlacingRule.Clearance
                : !group.Blocks.Fits(block, sheet.Minutes) || both.Exists(animator => !animator.Hours.Fits(block, sheet.Minutes)) || both.Exists(animator => IsBusy(sheet, group, animator)) ? PlacingRule.Hours
                : null;
        }

        return sheet.Windows.FirstOrDefault(window => window.Id == wanted.Window && window.Kind == kind) is { } window ? sheet.Facts(window).Against(PlacingSheet.Facts(group)) : PlacingRule.SchoolHours;
    }

    private static bool IsBusy(PlacingSheet sheet, SchoolGroup group, Animator animator) => sheet.Pairings.Count(pairing => pairing.GroupId != group.Id
        && (pairing.AnimatorA == animator.PresenterId || pairing.AnimatorB == animator.PresenterId)) >= animator.MaxMeetingsWeek;

    private static bool Clash(Pairing pairing, MeetingKind kind, Given wanted) => pairing.Kind == kind && (kind == MeetingKind.Animators
        ? pairing.Block == wanted.Block && (pairing.AnimatorA == wanted.One || pairing.AnimatorA == wanted.Other || pairing.AnimatorB == wanted.One || pairing.AnimatorB == wanted.Other)
        : pairing.WindowId == wanted.Window);

    private static Pairing Made(PlacingSheet sheet, long groupId, MeetingKind kind, Given given, DateTimeOffset now) => kind == MeetingKind.Animators
        ? Pairing.OfAnimators(groupId, given.One!.Value, given.Other!.Value, TimeBlock.At(given.Block!.Value), now)
        : Pairing.OfWindow(groupId, sheet.Windows.First(window => window.Id == given.Window), now);
}

/// <summary>What came of giving a group something by hand.</summary>
public abstract record GiveOutcome
{
    private GiveOutcome()
    {
    }

    public sealed record Done : GiveOutcome;

    /// <summary>The group has no place any more.</summary>
    public sealed record Gone : GiveOutcome;

    /// <summary>A rule forbids it.</summary>
    public sealed record Against(PlacingRule Rule) : GiveOutcome;

    /// <summary>Another group has it, and it is locked.</summary>
    public sealed record Taken(long GroupId) : GiveOutcome;
}
