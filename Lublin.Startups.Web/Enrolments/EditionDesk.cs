using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>What the office and the clock do with an edition that people are enrolled in.</summary>
public sealed class EditionDesk(StartupsDb db, RosterBook book, Writer writer, TimeProvider clock)
{
    private static readonly TimeSpan NeedsAreKept = TimeSpan.FromDays(30);

    /// <summary>Ends sign-ups and joining the queue; those who wait keep their place and may still be offered one.</summary>
    /// <returns>False when they had been ended before.</returns>
    public Task<bool> CloseAsync(long editionId, string actor) =>
        book.ChangeAsync(editionId, actor, roster =>
        {
            if (roster.Edition.ClosedAt is not null)
                return false;
            roster.Edition.Close(roster.Now);
            Tell(roster, "Closed", actor);
            return true;
        });

    /// <summary>Takes sign-ups again.</summary>
    /// <param name="editionId">A published edition.</param>
    /// <param name="until">Another end of sign-ups, where the one that is set has passed; null leaves it.</param>
    /// <param name="actor">A member of staff.</param>
    /// <returns>False when nobody could sign up even then: the end has passed, the training has begun or was cancelled.</returns>
    public Task<bool> ReopenAsync(long editionId, DateTimeOffset? until, string actor) =>
        book.ChangeAsync(editionId, actor, roster =>
        {
            var edition = roster.Edition;
            var window = edition.Window with { ClosedAt = null, ClosesAt = until ?? edition.ClosesAt };
            if (window.StateAt(roster.Now) is not (EditionState.Open or EditionState.OpensLater))
                return false;
            var changes = new Changes().Note("closesAt", edition.ClosesAt, until ?? edition.ClosesAt);
            if (edition.ClosedAt is null && changes.IsEmpty)
                return true;
            edition.Reopen(until);
            Tell(roster, "Reopened", actor, changes);
            return true;
        });

    /// <summary>Cancels for everybody who held a place, an offer or a place in the queue.</summary>
    /// <returns>False when it had been cancelled before, or is over.</returns>
    public Task<bool> CancelAsync(long editionId, string reason, string actor) =>
        book.ChangeAsync(editionId, actor, roster =>
        {
            if (roster.Edition.CancelledAt is not null || roster.Edition.LastEnd <= roster.Now)
                return false;
            roster.Note(roster.Roster.CancelEdition(reason, roster.Now));
            Tell(roster, "Cancelled", actor, new Changes().Because(reason));
            return true;
        });

    /// <summary>
    /// Moves a session: another time, place or link. Those who have a place are told once, with old and new; those who are offered one get the offer again, with
    /// the new time and place and the end that it now has. A draft moves in spite of conflicts, a published session does not.
    /// </summary>
    /// <param name="editionId">Its edition.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="plan">Where to.</param>
    /// <param name="actor">Who moves it.</param>
    /// <param name="known">Where it was when whoever moves it looked; null when that does not matter.</param>
    /// <param name="reason">Why in spite of its conflicts, for the history.</param>
    public Task<SessionOutcome> MoveSessionAsync(long editionId, long sessionId, SessionPlan plan, string actor, SessionPlan? known = null, string? reason = null) =>
        book.ChangeAsync<SessionOutcome>(editionId, actor, async roster =>
        {
            var session = roster.Edition.Sessions.Single(session => session.Id == sessionId);
            var before = session.Plan;
            if (known is not null && known != before)
                return new SessionOutcome.Overtaken();
            if (before == plan)
                return new SessionOutcome.Same();
            if (session.CancelledAt is not null || Warsaw.ToInstant(plan.Date, plan.Start) <= roster.Now)
                return new SessionOutcome.TooLate();
            if (await roster.ClashesAsync(sessionId, plan) is { Count: > 0 } clashes)
                return new SessionOutcome.Clashes(clashes);
            session.Move(plan, roster.Now);
            if (!before.IsSameDate(plan))
                await DateStatements.EndAsync(roster.Db, session, actor, roster.Now);
            SessionNews.Moved(roster, session, before);
            roster.Db.Add(new History("session", sessionId, "Moved", actor, roster.Now, SessionNews.Changes(before, plan).Because(reason).ToJson()));
            return new SessionOutcome.Done(sessionId);
        });

    /// <summary>Takes a training out of the catalogue: nobody can sign up for any of its editions; those who are in stay in.</summary>
    public Task WithdrawProgrammeAsync(long programmeId, string actor) =>
        writer.CommitAsync(db, async () =>
        {
            var now = clock.GetUtcNow();
            var programme = await db.Programmes.SingleAsync(programme => programme.Id == programmeId);
            if (programme.WithdrawnAt is not null)
                return;
            foreach (var editionId in await db.Editions.Where(edition => edition.ProgrammeId == programmeId).Select(edition => edition.Id).Order().ToListAsync())
                await db.TakeRoster(editionId).ToListAsync();
            programme.Withdraw(now);
            db.Add(new History("programme", programmeId, "Withdrawn", actor, now));
        });

    /// <summary>Writes down the offers that ended and offers their seats to the next in line.</summary>
    /// <returns>In how many editions.</returns>
    public async Task<int> EndOffersAsync()
    {
        var now = clock.GetUtcNow();
        var editions = await db.Enrolments.Active().Where(enrolment => enrolment.ConfirmedAt == null && enrolment.OfferEndsAt <= now)
            .Select(enrolment => enrolment.EditionId).Distinct().ToListAsync();
        foreach (var editionId in editions)
            await book.ChangeAsync(editionId, Actor.Clock, roster => roster.Note(roster.Roster.Refill(roster.Now)));
        return editions.Count;
    }

    /// <summary>Deletes what people told of their needs, 30 days after the last session that took place; of an edition that was cancelled after it was.</summary>
    /// <returns>Of how many enrolments.</returns>
    public Task<int> ForgetNeedsAsync()
    {
        var now = clock.GetUtcNow();
        var longAgo = now - NeedsAreKept;
        return writer.CommitAsync(
            db,
            async () =>
            {
                var told = await db.Enrolments
                    .Where(enrolment => enrolment.Applicant.Needs != Needs.None && (enrolment.Edition.CancelledAt <= longAgo
                        || enrolment.Edition.Sessions.All(session => session.EndsAt <= longAgo || (session.CancelledAt != null && enrolment.Edition.CancelledAt == null))))
                    .ToListAsync();
                foreach (var enrolment in told)
                {
                    enrolment.Correct(enrolment.Applicant with { Needs = Needs.None, NeedsConsentAt = null });
                    db.Add(new History("enrolment", enrolment.Id, "NeedsForgotten", Actor.Clock, now));
                }

                return told.Count;
            },
            showsOnPages: _ => false);
    }

    private static void Tell(OpenRoster roster, string verb, string actor, Changes? details = null) =>
        roster.Db.Add(new History("edition", roster.Edition.Id, verb, actor, roster.Now, details?.ToJson()));
}
