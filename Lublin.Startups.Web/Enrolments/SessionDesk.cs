using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>What the office does with one session of an edition: adds it, moves it, cancels it, takes it out of a draft.</summary>
public sealed class SessionDesk(RosterBook book)
{
    /// <summary>Adds a session; those with a place in a published edition are told once, and get it for their calendars.</summary>
    public Task<SessionOutcome> AddAsync(long editionId, SessionPlan plan, string actor, string? reason = null, Guid formId = default, IReadOnlyList<long>? presenters = null) =>
        book.ChangeAsync<SessionOutcome>(editionId, actor, async roster =>
        {
            SessionOutcome? refused = null;
            var made = await roster.Db.OnceAsync(formId, roster.Now, async () =>
            {
                refused = await RefusalAsync(roster, plan, presenters ?? []);
                if (refused is not null)
                    return null;
                var session = roster.Edition.AddSession(plan, roster.Edition.PublishedAt is null ? null : roster.Now);
                roster.Edition.Lead(session, presenters ?? []);
                await roster.Db.SaveChangesAsync();
                SessionNews.Added(roster, session);
                roster.Db.Add(new History("session", session.Id, "Added", actor, roster.Now, SessionNews.Changes(null, plan).Note("presenters", "", SessionNews.Led(presenters ?? [])).Because(reason).ToJson()));
                return session.Id;
            });
            return refused ?? new SessionOutcome.Done(made!.Value);
        });

    /// <summary>
    /// Moves a session: another time, place or link. Those who have a place are told once, with old and new; those who are offered one get the offer again, with
    /// the new time and place and the end that it now has. A draft moves in spite of conflicts, a published session does not.
    /// </summary>
    /// <param name="editionId">Its edition.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="plan">Where to.</param>
    /// <param name="actor">The member of staff.</param>
    /// <param name="known">Where it was when the form was opened; null when that does not matter.</param>
    /// <param name="reason">Why in spite of its conflicts, for the history.</param>
    /// <param name="led">The presenters; null leaves them as they are. Participants are not told of it.</param>
    public Task<SessionOutcome> MoveAsync(
        long editionId, long sessionId, SessionPlan plan, string actor, SessionPlan? known = null, string? reason = null, PresenterChoice? led = null) =>
        book.ChangeAsync<SessionOutcome>(editionId, actor, async roster =>
        {
            var session = roster.Edition.Sessions.Single(session => session.Id == sessionId);
            var before = session.Plan;
            await roster.LoadPresentersAsync();
            var leads = session.PresenterIds;
            if ((known is not null && known != before) || led?.Known?.SequenceEqual(leads) == false)
                return new SessionOutcome.Overtaken();
            var presenters = led?.Chosen ?? leads;
            var isMoved = before != plan;
            if (!isMoved && presenters.SequenceEqual(leads))
                return new SessionOutcome.Same();
            if (session.CancelledAt is not null || Warsaw.ToInstant(plan.Date, plan.Start) <= roster.Now)
                return new SessionOutcome.TooLate();
            if (await roster.ClashesAsync(sessionId, plan, presenters) is { Count: > 0 } clashes)
                return new SessionOutcome.Clashes(clashes);
            roster.Edition.Lead(session, presenters);
            session.Move(plan, roster.Now);
            if (!before.IsSameDate(plan))
                await DateStatements.EndAsync(roster.Db, [session], actor, roster.Now);
            if (isMoved)
                SessionNews.Moved(roster, session, before);
            var changes = SessionNews.Changes(before, plan).Note("presenters", SessionNews.Led(leads), SessionNews.Led(presenters)).Because(reason);
            roster.Db.Add(new History("session", sessionId, isMoved ? "Moved" : "Changed", actor, roster.Now, changes.ToJson()));
            return new SessionOutcome.Done(sessionId);
        });

    /// <summary>Cancels one session of several, for a reason that people read; the others take place.</summary>
    public Task<SessionOutcome> CancelAsync(long editionId, long sessionId, string reason, string actor) =>
        book.ChangeAsync<SessionOutcome>(editionId, actor, roster =>
        {
            var session = roster.Edition.Sessions.Single(session => session.Id == sessionId);
            if (session.CancelledAt is not null)
                return new SessionOutcome.Same();
            if (session.StartsAt <= roster.Now)
                return new SessionOutcome.TooLate();
            if (roster.Edition.Held.Count() == 1)
                return new SessionOutcome.LastOne();
            session.Cancel(roster.Now, reason);
            SessionNews.Cancelled(roster, session);
            roster.Db.Add(new History("session", sessionId, "Cancelled", actor, roster.Now, new Changes().Because(reason).ToJson()));
            return new SessionOutcome.Done(sessionId);
        });

    /// <summary>Takes a session out of a draft, as if it had never been there.</summary>
    /// <returns>False when the edition is published by now.</returns>
    public Task<bool> RemoveAsync(long editionId, long sessionId, string actor) => book.ChangeAsync(editionId, actor, roster =>
    {
        if (roster.Edition.PublishedAt is not null)
            return false;
        var session = roster.Edition.Sessions.Single(session => session.Id == sessionId);
        roster.Edition.RemoveSession(session);
        roster.Db.Remove(session);
        roster.Db.Add(new History("session", sessionId, "Removed", actor, roster.Now, SessionNews.Changes(session.Plan, null).ToJson()));
        return true;
    });

    private static async Task<SessionOutcome?> RefusalAsync(OpenRoster roster, SessionPlan plan, IReadOnlyList<long> presenters) =>
        roster.Edition.CancelledAt is not null || Warsaw.ToInstant(plan.Date, plan.Start) <= roster.Now ? new SessionOutcome.TooLate()
        : await roster.ClashesAsync(sessionId: 0, plan, presenters) is { Count: > 0 } clashes ? new SessionOutcome.Clashes(clashes)
        : null;
}
