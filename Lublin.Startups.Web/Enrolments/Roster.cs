using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>
/// The places, offers and queue of one edition: the one rule that serves web, office and jobs. It changes enrolments and answers
/// what happened to whom; it reads no clock and no database.
/// </summary>
/// <param name="edition">With its sessions.</param>
/// <param name="enrolments">Those who have a place, an offer or a place in the queue.</param>
/// <param name="terms">How long places are offered; null as to people.</param>
public sealed class Roster(Edition edition, IEnumerable<Enrolment> enrolments, OfferTerms? terms = null)
{
    private readonly List<Enrolment> all = [.. enrolments];
    private readonly OfferTerms offers = terms ?? new OfferTerms.ForPeople(edition);

    /// <summary>The rule by which people get in; every edition has the same.</summary>
    public static Admission Admission { get; } = new Admission.ByOrder();

    /// <summary>Those waiting, the next one first.</summary>
    public IReadOnlyList<Enrolment> Queue => [.. Admission.InLine(all.Where(enrolment => enrolment.State == EnrolmentState.Waiting))];

    public Seating SeatingAt(DateTimeOffset now) => Seating.Of(edition.Places, all, now);

    /// <summary>Takes in a newcomer: a seat when there is one, or the queue.</summary>
    public IReadOnlyList<RosterChange> Admit(Enrolment newcomer, DateTimeOffset now)
    {
        var hasRoom = Admission.Seats(SeatingAt(now), newcomer.Seats);
        all.Add(newcomer);
        return [Admit(newcomer, hasRoom, now)];
    }

    /// <summary>The same for callers who count the seats themselves.</summary>
    internal static RosterChange Admit(Enrolment newcomer, bool hasRoom, DateTimeOffset now)
    {
        if (!hasRoom)
            return new(newcomer, RosterEvent.Queued);
        newcomer.Confirm(now);
        return new(newcomer, RosterEvent.Confirmed);
    }

    /// <summary>Takes in a newcomer before those waiting: staff's exception. Null when too few seats are free.</summary>
    public IReadOnlyList<RosterChange>? AdmitBeforeQueue(Enrolment newcomer, DateTimeOffset now)
    {
        if (!SeatingAt(now).HasRoomFor(newcomer.Seats))
            return null;
        all.Add(newcomer);
        return [Admit(newcomer, hasRoom: true, now)];
    }

    /// <summary>A person gives back their place, their offer or their place in the queue. Empty when they hold none, or the first session has begun.</summary>
    public IReadOnlyList<RosterChange> Withdraw(Enrolment enrolment, DateTimeOffset now)
    {
        if (now >= edition.FirstStart || !enrolment.IsActiveAt(now))
            return [];
        enrolment.Withdraw(now);
        return [new(enrolment, RosterEvent.Withdrawn), .. Refill(now)];
    }

    /// <summary>Takes an offered place. Empty when no offer is open to the person: an offer that ended never comes back to life.</summary>
    public IReadOnlyList<RosterChange> Accept(Enrolment enrolment, DateTimeOffset now)
    {
        if (enrolment.StateAt(now) != EnrolmentState.Offered || edition.CancelledAt is not null)
            return [];
        enrolment.Confirm(now);
        return [new(enrolment, RosterEvent.Confirmed)];
    }

    /// <summary>Refuses an offered place; the person is out, and may join again at the end.</summary>
    public IReadOnlyList<RosterChange> Decline(Enrolment enrolment, DateTimeOffset now)
    {
        if (enrolment.StateAt(now) != EnrolmentState.Offered)
            return [];
        enrolment.Decline(now);
        return [new(enrolment, RosterEvent.Declined), .. Refill(now)];
    }

    /// <summary>The office cancels these places, offers and places in the queue; what it frees goes to the next in line once all are out.</summary>
    /// <returns>Empty when none of them holds anything, or when it is over: then people who did not come were absent.</returns>
    public IReadOnlyList<RosterChange> CancelByOffice(IEnumerable<Enrolment> enrolments, string reason, DateTimeOffset now)
    {
        if (now >= edition.LastEnd)
            return [];
        List<RosterChange> changes = [];
        foreach (var enrolment in enrolments.Where(enrolment => enrolment.IsActiveAt(now)))
        {
            enrolment.CancelByOffice(now, reason);
            changes.Add(new(enrolment, RosterEvent.CancelledByOffice) { Reason = reason });
        }

        return changes.Count == 0 ? [] : [.. changes, .. Refill(now)];
    }

    /// <summary>
    /// Gives a waiting person a place before the others, with a reason. They may be before their turn, but a seat must be free. Groups keep their order as long as more of them can come.
    /// </summary>
    /// <returns>Null when too few seats are free; empty when the person does not wait, or it is over; for a group, as long as sign-ups are open.</returns>
    public IReadOnlyList<RosterChange>? GivePlace(Enrolment waiting, string reason, DateTimeOffset now)
    {
        if (waiting.State != EnrolmentState.Waiting || edition.CancelledAt is not null || now >= edition.LastEnd || (waiting.IsGroup && edition.TakesSignUpsAt(now)))
            return [];
        if (!SeatingAt(now).HasRoomFor(waiting.Seats))
            return null;
        waiting.Confirm(now);
        return [new(waiting, RosterEvent.Confirmed) { Reason = reason }, .. Refill(now)];
    }

    /// <summary>Moves a waiting person to another place in the queue; the first then may be offered what did not fit before.</summary>
    /// <param name="place">From 1; beyond the end means the end.</param>
    /// <returns>Null when the person does not wait.</returns>
    public QueueMove? MoveInQueue(Enrolment waiting, int place, DateTimeOffset now)
    {
        List<Enrolment> order = [.. Queue];
        var from = order.IndexOf(waiting) + 1;
        if (from == 0)
            return null;
        var to = Math.Clamp(place, 1, order.Count);
        order.RemoveAt(from - 1);
        order.Insert(to - 1, waiting);
        KeepOrder(order);
        return new(from, to, Refill(now));
    }

    // From the end: a person whose number is in order keeps the rank of the one behind, any other gets the next rank before it. The last has 0 as every newcomer has, so
    // newcomers, whose numbers are higher, come behind all.
    private static void KeepOrder(List<Enrolment> order)
    {
        var rank = 0;
        for (var i = order.Count - 1; i >= 0; i--)
        {
            if (i < order.Count - 1 && order[i].Id > order[i + 1].Id)
                rank--;
            order[i].Stand(rank);
        }
    }

    /// <summary>
    /// Another number of seats for a person or group that is in. Fewer are free at once, and go to the next in line. More are given all or none, where they are free and nobody waits for
    /// them: otherwise what is held stays. Somebody waiting asks for another number and keeps their place in line.
    /// </summary>
    /// <param name="enrolment">One of this roster; nothing happens when it holds nothing, or when it is over.</param>
    /// <param name="seats">n ≥ 1.</param>
    /// <param name="now">An instant.</param>
    /// <param name="askedMore">How many more were asked for than there was room for.</param>
    /// <returns>What it let through.</returns>
    public IReadOnlyList<RosterChange> Resize(Enrolment enrolment, int seats, DateTimeOffset now, out int askedMore)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seats);
        askedMore = 0;
        if (edition.CancelledAt is not null || now >= edition.LastEnd || !enrolment.IsActiveAt(now))
            return [];
        var more = seats - enrolment.Seats;
        if (more > 0 && enrolment.StateAt(now) != EnrolmentState.Waiting && (SeatingAt(now) is var seating && (seating.Waiting > 0 || seating.Free < more)))
        {
            askedMore = more;
            return [];
        }

        enrolment.Resize(seats);
        return Refill(now);
    }

    /// <summary>Writes down the offers that ended and offers the free seats to the next in line, as far as they fit.</summary>
    public IReadOnlyList<RosterChange> Refill(DateTimeOffset now)
    {
        List<RosterChange> changes = [];
        foreach (var ended in all.Where(enrolment => enrolment.State == EnrolmentState.Offered && enrolment.OfferEndsAt <= now))
            changes.Add(new(ended, End(ended, now)));
        if (edition.CancelledAt is not null || offers.EndOf(now) is null)
            return changes;
        var seating = SeatingAt(now);
        foreach (var next in Queue.TakeWhile(next => seating.HasRoomFor(next.Seats)))
        {
            next.Offer(now, offers.TellBy);
            seating = seating.WithOffered(next.Seats);
            changes.Add(new(next, RosterEvent.Offered));
        }

        return changes;
    }

    // Those who heard of it had their time. Those who have not keep their place in the queue: now only somebody at a telephone can fill the seat.
    private static RosterEvent End(Enrolment offered, DateTimeOffset now)
    {
        if (offered.IsUntold)
        {
            offered.TakeBackOffer();
            return RosterEvent.OfferTakenBack;
        }

        offered.ExpireOffer(now);
        return RosterEvent.OfferExpired;
    }

    /// <summary>After the dates moved no offer ends later than it may before the first session, and those that have thereby ended are passed on.</summary>
    public IReadOnlyList<RosterChange> FollowDates(DateTimeOffset now)
    {
        var last = offers.LastEnd;
        foreach (var offered in all.Where(enrolment => enrolment.State == EnrolmentState.Offered))
        {
            if (offered.IsUntold)
                offered.EndOfferBy(offers.TellBy);
            else if (offered.OfferEndsAt > last)
                offered.EndOfferBy(last);
        }

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
}
