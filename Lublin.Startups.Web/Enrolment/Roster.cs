using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Enrolment;

/// <summary>
/// Who has a place, who is offered one and who waits for one edition: the one rule that serves web, office and jobs. It changes enrolments and answers
/// what happened to whom; it reads no clock and no database.
/// </summary>
public sealed class Roster(Edition edition, IEnumerable<Enrolment> enrolments)
{
    private readonly List<Enrolment> all = [.. enrolments];

    /// <summary>Those who wait, the next one first: staff's reasoned moves, then the time of signing up.</summary>
    public IReadOnlyList<Enrolment> Queue =>
        [.. all.Where(enrolment => enrolment.State == EnrolmentState.Waiting).OrderBy(enrolment => enrolment.Rank).ThenBy(enrolment => enrolment.Id)];

    public Seating SeatingAt(DateTimeOffset now) => new(
        edition.Capacity,
        SeatsOf(EnrolmentState.Confirmed, now),
        SeatsOf(EnrolmentState.Offered, now),
        all.Count(enrolment => enrolment.State == EnrolmentState.Waiting));

    /// <summary>Takes in a newcomer: a seat when there is one for her, or the queue.</summary>
    public IReadOnlyList<RosterChange> Admit(Enrolment newcomer, DateTimeOffset now)
    {
        var hasRoom = SeatingAt(now).HasRoomForNewcomer(newcomer.Seats);
        all.Add(newcomer);
        return [Admit(newcomer, hasRoom, now)];
    }

    /// <summary>The same for who counts the seats himself.</summary>
    internal static RosterChange Admit(Enrolment newcomer, bool hasRoom, DateTimeOffset now)
    {
        if (!hasRoom)
            return new(newcomer, RosterEvent.Queued);
        newcomer.Confirm(now);
        return new(newcomer, RosterEvent.Confirmed);
    }

    /// <summary>A person gives back her place, her offer or her place in the queue. Empty when she holds none, or the first session has begun.</summary>
    public IReadOnlyList<RosterChange> Withdraw(Enrolment enrolment, DateTimeOffset now)
    {
        if (now >= edition.FirstStart || !enrolment.IsActiveAt(now))
            return [];
        enrolment.Withdraw(now);
        return [new(enrolment, RosterEvent.Withdrawn), .. Refill(now)];
    }

    /// <summary>Takes an offered place. Empty when no offer is open to her: an offer that ended never comes back to life.</summary>
    public IReadOnlyList<RosterChange> Accept(Enrolment enrolment, DateTimeOffset now)
    {
        if (enrolment.StateAt(now) != EnrolmentState.Offered || edition.CancelledAt is not null)
            return [];
        enrolment.Confirm(now);
        return [new(enrolment, RosterEvent.Confirmed)];
    }

    /// <summary>Refuses an offered place; she is out, and may join again at the end.</summary>
    public IReadOnlyList<RosterChange> Decline(Enrolment enrolment, DateTimeOffset now)
    {
        if (enrolment.StateAt(now) != EnrolmentState.Offered)
            return [];
        enrolment.Decline(now);
        return [new(enrolment, RosterEvent.Declined), .. Refill(now)];
    }

    /// <summary>Writes down the offers that ended and offers the free seats to the next in line, as far as they fit.</summary>
    public IReadOnlyList<RosterChange> Refill(DateTimeOffset now)
    {
        List<RosterChange> changes = [];
        foreach (var ended in all.Where(enrolment => enrolment.State == EnrolmentState.Offered && enrolment.OfferEndsAt <= now))
        {
            ended.ExpireOffer(now);
            changes.Add(new(ended, RosterEvent.OfferExpired));
        }

        if (edition.CancelledAt is not null || Offers.EndOf(now, edition.FirstStart) is not { } end)
            return changes;
        var seating = SeatingAt(now);
        foreach (var next in Queue.TakeWhile(next => next.Seats <= seating.Free))
        {
            next.Offer(now, end);
            seating = seating.WithOffered(next.Seats);
            changes.Add(new(next, RosterEvent.Offered));
        }

        return changes;
    }

    /// <summary>After the dates moved no offer ends later than it may before the first session, and those that have thereby ended are passed on.</summary>
    public IReadOnlyList<RosterChange> FollowDates(DateTimeOffset now)
    {
        var last = Offers.LastEnd(edition.FirstStart);
        foreach (var offered in all.Where(enrolment => enrolment.State == EnrolmentState.Offered && enrolment.OfferEndsAt > last))
            offered.EndOfferBy(last);
        return Refill(now);
    }

    /// <summary>More seats go to those who wait; fewer than are taken or offered are refused.</summary>
    /// <returns>Null when more than <paramref name="seats"/> are taken.</returns>
    public IReadOnlyList<RosterChange>? SetCapacity(int seats, DateTimeOffset now)
    {
        var seating = SeatingAt(now);
        if (seats < seating.Confirmed + seating.Offered)
            return null;
        edition.SetCapacity(seats);
        return Refill(now);
    }

    /// <summary>Cancels the edition for everybody who held a place, an offer or a place in the queue.</summary>
    public IReadOnlyList<RosterChange> CancelEdition(string reason, DateTimeOffset now)
    {
        if (edition.CancelledAt is not null)
            return [];
        edition.Cancel(reason, now);
        List<RosterChange> changes = [];
        foreach (var enrolment in all.Where(enrolment => enrolment.IsActiveAt(now)))
        {
            enrolment.CancelByOffice(now);
            changes.Add(new(enrolment, RosterEvent.CancelledByOffice));
        }

        return [.. changes, .. Refill(now)];
    }

    /// <summary>Why somebody who waits has no offer yet.</summary>
    public WhyNotYet WhyNotYet(Enrolment waiting, DateTimeOffset now) =>
        Web.Enrolment.WhyNotYet.Of(edition, SeatingAt(now), Queue.TakeWhile(other => other != waiting).Count() + 1, waiting.Seats, now);

    private int SeatsOf(EnrolmentState state, DateTimeOffset now) =>
        all.Where(enrolment => enrolment.StateAt(now) == state).Sum(enrolment => enrolment.Seats);
}

/// <summary>What happened to one enrolment; every mail of the roster follows from one of these, and from nothing else.</summary>
public sealed record RosterChange(Enrolment Enrolment, RosterEvent Event);

public enum RosterEvent
{
    Confirmed,
    Queued,
    Offered,
    OfferExpired,
    Declined,
    Withdrawn,
    CancelledByOffice,
}
