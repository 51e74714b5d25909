using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>
/// Changes of the working copy. Of a published lecture each makes, changes or takes back one pending change a session, and nobody is told before a version is published; a draft
/// is changed itself. Conflicts are no reason to refuse: the publishing refuses them.
/// </summary>
public sealed class TimetableDesk(StartupsDb db, Writer writer, TimeProvider clock)
{
    /// <summary>Another time, place, link or speaker. Back to what is published takes the pending change away.</summary>
    /// <param name="uid">A session that is there, or that the next version adds.</param>
    /// <param name="wanted">All of it.</param>
    /// <param name="seen">What the form showed: <see cref="WorkingSession.Seen"/>.</param>
    /// <param name="actor">A member of staff.</param>
    /// <param name="reason">Why in spite of its conflicts, for the history.</param>
    public Task<EditOutcome> MoveAsync(Guid uid, WantedSession wanted, string? seen, string actor, string? reason = null) => EditAsync(uid, seen, async (working, now) =>
    {
        if (await RefusalAsync(working, wanted, now) is { } refusal)
            return refusal;
        if (working.After is { } after && after.IsSame(wanted.Plan, wanted.Presenters) && (working.Pending is null || working.Pending.BasedOn == working.Sequence))
            return new EditOutcome.Same();
        await PutAsync(working, wanted, actor, now, reason);
        return new EditOutcome.Done(uid);
    });

    /// <summary>The same inside a commit of the caller, which has taken the turn and checked that nothing stands against it.</summary>
    internal async Task PutAsync(WorkingSession working, WantedSession wanted, string actor, DateTimeOffset now, string? reason = null)
    {
        if (!working.IsPublished)
        {
            var session = await TrackedAsync(working.Uid);
            session.Move(wanted.Plan, now);
            SessionPresenters.Put(session, wanted.Presenters);
            Note(working, "Moved", actor, now, wanted.Plan, reason);
            return;
        }

        if (working.Before?.IsSame(wanted.Plan, wanted.Presenters) == true)
        {
            await db.PendingChanges.Where(change => change.SessionUid == working.Uid).ExecuteDeleteAsync();
            Note(working, "ChangeUndone", actor, now, wanted.Plan, reason);
            return;
        }

        (await PendingAsync(working)).Move(wanted.Plan, wanted.Presenters, actor, now);
        Note(working, "ChangePlanned", actor, now, wanted.Plan, reason);
    }

    /// <summary>Calls a session off with the next version; what nobody was shown is taken out at once.</summary>
    /// <param name="reason">In words that people read.</param>
    /// <inheritdoc cref="MoveAsync" path="/param"/>
    public Task<EditOutcome> CancelAsync(Guid uid, string reason, string? seen, string actor) => EditAsync(uid, seen, async (working, now) =>
    {
        if (working.After is null && string.Equals(working.Pending?.CancelReason, reason, StringComparison.Ordinal))
            return new EditOutcome.Same();
        if (working.Before is { } before && IsOver(before.Plan, now))
            return new EditOutcome.TooLate();
        if (working.Before is null)
        {
            await RemoveAsync(working);
            Note(working, working.IsPublished ? "ChangeUndone" : "Removed", actor, now, plan: null, reason: null);
            return new EditOutcome.Done(uid);
        }

        (await PendingAsync(working)).Cancel(working.Before.Plan, working.Before.PresenterIds, reason, actor, now);
        Note(working, "CancelPlanned", actor, now, plan: null, reason);
        return new EditOutcome.Done(uid);
    });

    /// <summary>Takes back what waits for the next version.</summary>
    /// <inheritdoc cref="MoveAsync" path="/param"/>
    public Task<EditOutcome> UndoAsync(Guid uid, string? seen, string actor) => EditAsync(uid, seen, async (working, now) =>
    {
        if (working.Pending is null)
            return new EditOutcome.Same();
        await db.PendingChanges.Where(change => change.SessionUid == uid).ExecuteDeleteAsync();
        Note(working, "ChangeUndone", actor, now, working.Before?.Plan, reason: null);
        return new EditOutcome.Done(uid);
    }, evenIfCancelled: true);

    /// <summary>One session more, or several; of a published lecture with the next version. The same form sent again adds nothing more.</summary>
    /// <param name="editionId">A lecture.</param>
    /// <param name="wanted">In order of time; at least one.</param>
    /// <param name="formId">Of the form.</param>
    /// <param name="actor">A member of staff.</param>
    /// <param name="reason">Why in spite of its conflicts, for the history.</param>
    public Task<EditOutcome> AddAsync(long editionId, IReadOnlyList<WantedSession> wanted, Guid formId, string actor, string? reason = null) =>
        CommitAsync<EditOutcome>(async now =>
        {
            var edition = await db.Editions.Include(edition => edition.Sessions).ThenInclude(session => session.Led).SingleAsync(edition => edition.Id == editionId);
            if (edition.CancelledAt is not null || wanted.Any(each => IsOver(each.Plan, now)))
                return new EditOutcome.TooLate();
            if (await UnusableAsync(wanted) is { } what)
                return new EditOutcome.Unusable(what);
            Guid? first = null;
            await db.OnceAsync(formId, now, async () =>
            {
                foreach (var each in wanted)
                {
                    var uid = Add(edition, each, actor, now);
                    first ??= uid;
                    db.Add(new History("edition", editionId, "SessionPlanned", actor, now, SessionNews.Changes(null, each.Plan).Because(reason).ToJson()));
                }

                await db.SaveChangesAsync();
                return editionId;
            });
            return first is { } made ? new EditOutcome.Done(made) : new EditOutcome.Same();
        });

    private Guid Add(Edition edition, WantedSession wanted, string actor, DateTimeOffset now)
    {
        if (edition.PublishedAt is null)
        {
            var session = edition.AddSession(wanted.Plan);
            SessionPresenters.Put(session, wanted.Presenters);
            return session.Uid;
        }

        var change = new PendingChange(edition.Id, Guid.CreateVersion7(), -1);
        change.Move(wanted.Plan, wanted.Presenters, actor, now);
        db.Add(change);
        return change.SessionUid;
    }

    private Task<EditOutcome> EditAsync(Guid uid, string? seen, Func<WorkingSession, DateTimeOffset, Task<EditOutcome>> edit, bool evenIfCancelled = false) => CommitAsync(async now =>
    {
        if (await db.WorkingSessionAsync(uid) is not { IsLecture: true } working || (working.IsCancelled && !evenIfCancelled))
            return new EditOutcome.Gone();
        return seen is not null && !string.Equals(seen, working.Seen, StringComparison.Ordinal) ? new EditOutcome.Overtaken(working) : await edit(working, now);
    });

    // Nothing of it is seen in public before a version is published.
    private Task<T> CommitAsync<T>(Func<DateTimeOffset, Task<T>> command) => writer.CommitAsync(
        db,
        async () =>
        {
            await db.Database.TakeTurnAsync(WorkingCopy.Turn);
            return await command(clock.GetUtcNow());
        },
        showsOnPages: _ => false);

    private async Task<EditOutcome?> RefusalAsync(WorkingSession working, WantedSession wanted, DateTimeOffset now) =>
        IsOver(wanted.Plan, now) || (working.Before is { } before && IsOver(before.Plan, now)) ? new EditOutcome.TooLate()
        : await UnusableAsync([wanted], working.Slot) is { } what ? new EditOutcome.Unusable(what)
        : null;

    // Where a session stands already it may stay, archived or not.
    private async Task<Unusable?> UnusableAsync(IReadOnlyList<WantedSession> wanted, WorkingSlot? stands = null)
    {
        var rooms = wanted.Select(each => each.Plan.RoomId).OfType<long>().Where(room => room != stands?.Plan.RoomId).Distinct().ToArray();
        var presenters = wanted.SelectMany(each => each.Presenters).Except(stands?.PresenterIds ?? []).ToArray();
        if (await db.Rooms.CountAsync(room => rooms.Contains(room.Id) && room.ArchivedAt == null && room.Venue.ArchivedAt == null) < rooms.Length)
            return Unusable.Room;
        return await db.Presenters.CountAsync(presenter => presenters.Contains(presenter.Id) && presenter.ArchivedAt == null) < presenters.Length ? Unusable.Presenter : null;
    }

    private Task<Session> TrackedAsync(Guid uid) => db.Sessions.Include(session => session.Led).Include(session => session.Edition).SingleAsync(session => session.Uid == uid);

    private async Task<PendingChange> PendingAsync(WorkingSession working)
    {
        var change = await db.PendingChanges.SingleOrDefaultAsync(change => change.SessionUid == working.Uid);
        if (change is null)
            db.Add(change = new(working.EditionId, working.Uid, working.Sequence));
        change.BaseOn(working.Sequence);
        return change;
    }

    private async Task RemoveAsync(WorkingSession working)
    {
        if (working.IsPublished)
        {
            await db.PendingChanges.Where(change => change.SessionUid == working.Uid).ExecuteDeleteAsync();
            return;
        }

        var session = await TrackedAsync(working.Uid);
        session.Edition.RemoveSession(session);
        db.Remove(session);
    }

    private void Note(WorkingSession working, string verb, string actor, DateTimeOffset now, SessionPlan? plan, string? reason)
    {
        var (subject, id) = working.SessionId == 0 ? ("edition", working.EditionId) : ("session", working.SessionId);
        db.Add(new History(subject, id, verb, actor, now, SessionNews.Changes(working.Slot.Plan, plan).Because(reason).ToJson()));
    }

    private static bool IsOver(SessionPlan plan, DateTimeOffset now) => Warsaw.ToInstant(plan.Date, plan.Start) <= now;
}

/// <summary>When, where and with whom a session should be.</summary>
public sealed record WantedSession(SessionPlan Plan, IReadOnlyList<long> Presenters);

/// <summary>What is archived, or not there at all.</summary>
public enum Unusable
{
    Room,
    Presenter,
}

/// <summary>What came of changing the working copy.</summary>
public abstract record EditOutcome
{
    private EditOutcome()
    {
    }

    /// <param name="Uid">The session; the first of several.</param>
    public sealed record Done(Guid Uid) : EditOutcome;

    /// <summary>It is so already.</summary>
    public sealed record Same : EditOutcome;

    /// <summary>It has begun, or would begin in the past.</summary>
    public sealed record TooLate : EditOutcome;

    /// <summary>It does not take place any more, or never was.</summary>
    public sealed record Gone : EditOutcome;

    /// <param name="Now">As somebody else saved it meanwhile.</param>
    public sealed record Overtaken(WorkingSession Now) : EditOutcome;

    /// <param name="What">Nothing new is planned with it.</param>
    public sealed record Unusable(Lectures.Unusable What) : EditOutcome;
}
