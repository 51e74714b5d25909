using System.Text.Json;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolment;

/// <summary>What the office and the clock do with an edition that people are enrolled in.</summary>
public sealed class EditionDesk(StartupsDb db, RosterBook book, Writer writer, TimeProvider clock)
{
    private static readonly TimeSpan NeedsAreKept = TimeSpan.FromDays(30);

    /// <summary>Raises or lowers the seats. False when more than <paramref name="seats"/> are taken or offered.</summary>
    public Task<bool> SetCapacityAsync(long editionId, int seats, string actor) =>
        book.ChangeAsync(editionId, actor, roster =>
        {
            if (roster.Roster.SetCapacity(seats, roster.Now) is not { } changes)
                return false;
            roster.Note(changes);
            Tell(roster, "CapacitySet", actor, new { seats });
            return true;
        });

    /// <summary>Ends sign-ups and joining the queue; those who wait keep their place and may still be offered one.</summary>
    public Task CloseAsync(long editionId, string actor) =>
        book.ChangeAsync(editionId, actor, roster =>
        {
            roster.Edition.Close(roster.Now);
            Tell(roster, "Closed", actor);
            return true;
        });

    /// <summary>Cancels for everybody who held a place, an offer or a place in the queue.</summary>
    public Task CancelAsync(long editionId, string reason, string actor) =>
        book.ChangeAsync(editionId, actor, roster =>
        {
            roster.Note(roster.Roster.CancelEdition(reason, roster.Now));
            Tell(roster, "Cancelled", actor);
            return true;
        });

    /// <summary>
    /// Moves a session: another time, place or link. Those who have a place are told once, with old and new; those who are offered one get the offer again, with
    /// the new time and place and the end that it now has.
    /// </summary>
    public Task<bool> MoveSessionAsync(long editionId, long sessionId, SessionPlan plan, string actor) =>
        book.ChangeAsync(editionId, actor, roster =>
        {
            var session = roster.Edition.Sessions.Single(session => session.Id == sessionId);
            var before = session.Plan;
            if (!session.Move(plan, roster.Now))
                return false;
            Tell(roster, "SessionMoved", actor, new { session = sessionId });
            var details = JsonSerializer.Serialize(new MovedFrom(sessionId, before));
            // Another link can be read in the mail up to the last minute; another time or place is found out at a closed door.
            var movedAway = plan with { OnlineLink = before.OnlineLink } != before;
            DateTimeOffset? until = movedAway ? Earlier(session.StartsAt, Warsaw.ToInstant(before.Date, before.Start)) : null;
            foreach (var told in roster.Enrolments.Where(told => told.State == EnrolmentState.Confirmed))
                RosterMails.Tell(roster, told, (RosterMails.Moved, CallKind.Moved), session, until, details);
            var offered = roster.Enrolments.Where(told => told.State == EnrolmentState.Offered).ToList();
            roster.Note(roster.Roster.FollowDates(roster.Now));
            // The link is not theirs to know yet.
            if (movedAway)
            {
                foreach (var told in offered.Where(told => told.StateAt(roster.Now) == EnrolmentState.Offered))
                    RosterMails.Tell(roster, told, (RosterMails.Offered, CallKind.Offered), session, until);
            }

            return true;
        });

    /// <summary>Takes a training out of the catalogue: nobody can sign up for any of its editions; those who are in stay in.</summary>
    public Task WithdrawTrainingAsync(long programmeId, string actor) =>
        writer.CommitAsync(db, async () =>
        {
            var now = clock.GetUtcNow();
            var programme = await db.Programmes.SingleAsync(programme => programme.Id == programmeId);
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

    /// <summary>Deletes what people told of their needs, 30 days after the last session.</summary>
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
                    .Where(enrolment => enrolment.Applicant.Needs != Needs.None && enrolment.Edition.Sessions.All(session => session.EndsAt <= longAgo))
                    .ToListAsync();
                foreach (var enrolment in told)
                {
                    enrolment.Correct(enrolment.Applicant.Phone, Needs.None, needsConsentAt: null);
                    db.Add(new History("enrolment", enrolment.Id, "NeedsForgotten", Actor.Clock, now));
                }

                return told.Count;
            },
            showsOnPages: _ => false);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static void Tell(OpenRoster roster, string verb, string actor, object? details = null) =>
        roster.Db.Add(new History("edition", roster.Edition.Id, verb, actor, roster.Now, details is null ? null : JsonSerializer.Serialize(details)));
}

/// <summary>What a letter about a moved session has to know of before.</summary>
public sealed record MovedFrom(long SessionId, SessionPlan Before);
