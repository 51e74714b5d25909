using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>One more session of an edition, or one less. Moving one is <see cref="EditionDesk.MoveSessionAsync"/>.</summary>
public sealed class SessionDesk(RosterBook book)
{
    /// <summary>Adds a session; those with a place in a published edition are told once, and get it for their calendars.</summary>
    public Task<SessionOutcome> AddAsync(long editionId, SessionPlan plan, string actor, string? reason = null, Guid formId = default) =>
        book.ChangeAsync<SessionOutcome>(editionId, actor, async roster =>
        {
            SessionOutcome? refused = null;
            var made = await roster.Db.OnceAsync(formId, roster.Now, async () =>
            {
                refused = await RefusalAsync(roster, plan);
                if (refused is not null)
                    return null;
                var session = roster.Edition.AddSession(plan, roster.Edition.PublishedAt is null ? null : roster.Now);
                await roster.Db.SaveChangesAsync();
                SessionNews.Added(roster, session);
                roster.Db.Add(new History("session", session.Id, "Added", actor, roster.Now, SessionNews.Changes(null, plan).Because(reason).ToJson()));
                return session.Id;
            });
            return refused ?? new SessionOutcome.Done(made!.Value);
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

    private static async Task<SessionOutcome?> RefusalAsync(OpenRoster roster, SessionPlan plan) =>
        roster.Edition.CancelledAt is not null || Warsaw.ToInstant(plan.Date, plan.Start) <= roster.Now ? new SessionOutcome.TooLate()
        : await roster.ClashesAsync(sessionId: 0, plan) is { Count: > 0 } clashes ? new SessionOutcome.Clashes(clashes)
        : null;
}

internal static class SessionClashes
{
    /// <summary>What a published edition's session may not clash with; a draft clashes as it likes. Whoever asks decides before anybody else does.</summary>
    public static async Task<IReadOnlyList<Conflict>> ClashesAsync(this OpenRoster roster, long sessionId, SessionPlan plan)
    {
        if (roster.Edition.PublishedAt is null)
            return [];
        await roster.Db.Database.TakeTurnAsync(BookingQueries.Turn);
        var seats = plan.RoomId is { } id ? await roster.Db.Rooms.Where(room => room.Id == id).Select(room => (int?)room.Seats).SingleAsync() : null;
        var others = await roster.Db.BookingsAsync([plan.Date]);
        return [.. Conflicts.Of(BookingQueries.BookingOf(roster.Edition, sessionId, plan, seats), others).Where(conflict => conflict.IsHard)];
    }
}
