using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>What a person does with their own enrolment. Every verb may be repeated: the second time nothing happens.</summary>
public sealed class EnrolmentDesk(RosterBook book, SignUpWriter line)
{
    /// <summary>The last POST: answers after the commit.</summary>
    /// <exception cref="StoreBusyException">Too many stand in line.</exception>
    public Task<EnrolmentOutcome> SignUpAsync(long editionId, SignUp declared) => line.SignUpAsync(editionId, declared);

    /// <summary>Gives back a place, an offer or a place in the queue. False when there is none to give back, or the first session has begun.</summary>
    public Task<bool> WithdrawAsync(Enrolment enrolment) =>
        ChangeAsync(enrolment, (roster, theirs) => roster.Note(roster.Roster.Withdraw(theirs, roster.Now)));

    /// <summary>Takes the offered place. False when no offer is open and the place is not theirs already.</summary>
    public Task<bool> AcceptAsync(Enrolment enrolment) =>
        ChangeAsync(enrolment, (roster, theirs) => roster.Note(roster.Roster.Accept(theirs, roster.Now)) || theirs.State == EnrolmentState.Confirmed);

    /// <summary>Refuses the offered place. False when no offer is open.</summary>
    public Task<bool> DeclineAsync(Enrolment enrolment) =>
        ChangeAsync(enrolment, (roster, theirs) => roster.Note(roster.Roster.Decline(theirs, roster.Now)));

    /// <summary>Signs up again, at the end of the queue if there is one, after an offer was declined or ended or after the person withdrew.</summary>
    /// <param name="former">What the person signed up with before.</param>
    /// <param name="formId">Makes a repeated POST the same sign-up.</param>
    /// <param name="queueIfFull">False when a seat was promised: without one nothing happens.</param>
    public Task<EnrolmentOutcome> JoinAgainAsync(Enrolment former, Guid formId, bool queueIfFull) =>
        SignUpAsync(former.EditionId, new(
            formId, PersonalLink.NewNonce(), former.Applicant, former.Seats, former.Language, former.TermsVersion, former.NoticeVersion, queueIfFull));

    private Task<bool> ChangeAsync(Enrolment enrolment, Func<OpenRoster, Enrolment, bool> change) =>
        book.ChangeAsync(enrolment.EditionId, Actor.Participant, roster => roster.Find(enrolment.Id) is { } theirs && change(roster, theirs));
}
