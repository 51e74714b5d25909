using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>What the office does with people and their places, by the same rule and in the same turns as the site (<see cref="Roster"/>, <see cref="RosterBook"/>).</summary>
public sealed class PeopleDesk(RosterBook book)
{
    /// <summary>Signs a person up who called or wrote; without an e-mail address too. Respects the queue unless an exception is made.</summary>
    /// <param name="editionId">An existing edition.</param>
    /// <param name="signUp">Who, and how.</param>
    /// <param name="actor">The member of staff.</param>
    public Task<StaffSignUpOutcome> SignUpAsync(long editionId, StaffSignUp signUp, string actor) =>
        book.ChangeAsync(editionId, actor, roster => SignUp(roster, signUp));

    /// <summary>Cancels for these people; each is told, and what becomes free goes to the next in line.</summary>
    /// <returns>For how many: those who are out already stay as they are.</returns>
    public Task<int> CancelAsync(long editionId, IReadOnlyCollection<long> enrolmentIds, string reason, string actor) =>
        book.ChangeAsync(editionId, actor, roster =>
        {
            var changes = roster.Roster.CancelByOffice(roster.Enrolments.Where(enrolment => enrolmentIds.Contains(enrolment.Id)), reason, roster.Now);
            roster.Note(changes);
            return changes.Count(change => change.Event == RosterEvent.CancelledByOffice);
        });

    /// <summary>Moves a waiting person to another place in the queue.</summary>
    /// <param name="place">From 1.</param>
    /// <returns>Null when the person does not wait.</returns>
    public Task<QueueMove?> MoveAsync(long editionId, long enrolmentId, int place, string reason, string actor) =>
        book.ChangeAsync(editionId, actor, roster =>
        {
            if (roster.Find(enrolmentId) is not { } waiting || roster.Roster.MoveInQueue(waiting, place, roster.Now) is not { } move)
                return null;
            roster.Note(move.Changes);
            if (move.From != move.To)
                roster.Db.Add(new History("enrolment", enrolmentId, "QueueMoved", actor, roster.Now, new Changes().Note("place", move.From, move.To).Because(reason).ToJson()));
            return move;
        });

    /// <summary>Gives a waiting person a free seat before their turn.</summary>
    public Task<PlaceOutcome> GivePlaceAsync(long editionId, long enrolmentId, string reason, string actor) =>
        book.ChangeAsync<PlaceOutcome>(editionId, actor, roster =>
        {
            if (roster.Find(enrolmentId) is not { } waiting)
                return new PlaceOutcome.NotWaiting();
            if (roster.Roster.GivePlace(waiting, reason, roster.Now) is not { } changes)
                return new PlaceOutcome.NoSeat(roster.Roster.SeatingAt(roster.Now).Free);
            return roster.Note(changes) ? new PlaceOutcome.Given() : new PlaceOutcome.NotWaiting();
        });

    /// <summary>Writes down what a person answered to an offer by telephone. False when no offer is open to them.</summary>
    public Task<bool> AnswerOfferAsync(long editionId, long enrolmentId, bool accepts, string actor) =>
        book.ChangeAsync(editionId, actor, roster => roster.Find(enrolmentId) is { } offered
            && roster.Note([.. (accepts ? roster.Roster.Accept(offered, roster.Now) : roster.Roster.Decline(offered, roster.Now))
                .Select(change => change with { IsTold = change.Enrolment == offered })]));

    private static StaffSignUpOutcome SignUp(OpenRoster roster, StaffSignUp signUp)
    {
        var (declared, now) = (signUp.Declared, roster.Now);
        if (roster.Db.Enrolments.SingleOrDefault(enrolment => enrolment.FormId == declared.FormId) is { } same)
            return new StaffSignUpOutcome.In(same);
        EndOffers(roster);
        if (PersonLike(roster, declared) is { } other && (IsSame(other, declared) || !signUp.IsSomebodyElse))
            return IsSame(other, declared) ? new StaffSignUpOutcome.Already(other) : new StaffSignUpOutcome.Alike(other);
        if (StaffSignUp.IsImpossible(roster.Edition, now))
            return new StaffSignUpOutcome.Impossible();
        if (signUp.Exception is null && !roster.Edition.TakesSignUpsAt(now))
            return new StaffSignUpOutcome.NeedsException();
        var seating = roster.Roster.SeatingAt(now);
        if (signUp.Exception is not { BeforeQueue: true } && !declared.QueueIfFull && !Roster.Admission.Seats(seating, declared.Seats))
            return new StaffSignUpOutcome.Full(seating.Waiting + 1);
        var newcomer = new Enrolment(roster.Edition, declared with { Applicant = declared.Applicant.At(roster.Edition) }, now);
        if (Admit(roster, newcomer, signUp.Exception) is not { } changes)
            return new StaffSignUpOutcome.NoSeat(seating.Free);
        roster.Db.Add(newcomer);
        roster.Note([.. changes.Select(change => change with { Reason = signUp.Exception?.Reason, IsTold = declared.Channel == EnrolmentChannel.Telephone })]);
        return new StaffSignUpOutcome.In(newcomer);
    }

    private static IReadOnlyList<RosterChange>? Admit(OpenRoster roster, Enrolment newcomer, SignUpException? exception) =>
        exception is { BeforeQueue: true } ? roster.Roster.AdmitBeforeQueue(newcomer, roster.Now) : roster.Roster.Admit(newcomer, roster.Now);

    // Until the end of an offer is written down the person counts as in, and could not be signed up again.
    private static void EndOffers(OpenRoster roster)
    {
        if (!roster.Enrolments.Any(enrolment => enrolment.State != enrolment.StateAt(roster.Now)))
            return;
        RosterMails.Record(roster.Db, roster.Roster.Refill(roster.Now), Actor.Clock, roster.Now);
        roster.Db.SaveChanges();
    }

    // The person's own enrolment comes before those of others with the same name.
    private static Enrolment? PersonLike(OpenRoster roster, SignUp declared) => roster.Enrolments
        .Where(enrolment => enrolment.IsActiveAt(roster.Now) && string.Equals(enrolment.NameKey, declared.NameKey, StringComparison.Ordinal))
        .Where(enrolment => IsSame(enrolment, declared) || MayBeSame(enrolment, declared))
        .OrderByDescending(enrolment => IsSame(enrolment, declared)).FirstOrDefault();

    private static bool IsSame(Enrolment enrolment, SignUp declared) =>
        declared.EmailKey is not null && string.Equals(enrolment.EmailKey, declared.EmailKey, StringComparison.Ordinal);

    private static bool MayBeSame(Enrolment enrolment, SignUp declared) =>
        enrolment.EmailKey is null || declared.EmailKey is null
        || (declared.Applicant.Phone is { } phone && string.Equals(enrolment.Applicant.Phone, phone, StringComparison.Ordinal));
}
