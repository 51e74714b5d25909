using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>The office cancelled the edition, or this enrolment alone.</summary>
public sealed class CancelledLetter(StartupsDb db, EnrolmentPaper paper, CalendarParts calendar, TimeProvider clock) : ILetter
{
    public string Kind => RosterMails.Cancelled;

    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation)
    {
        if (await db.EnrolmentForLetterAsync(mail.SubjectId, cancellation) is not { State: EnrolmentState.CancelledByOffice } enrolment)
            return null;
        var edition = enrolment.Edition;
        var isAlone = enrolment.CancelReason is not null;
        var hadPlace = enrolment.ConfirmedAt is not null;
        var words = paper.WordsOf(edition.Programme.Kind);
        var content = new CancelledContent(
            paper.Edition(enrolment, forConfirmed: false),
            words[isAlone ? "CancelledOne.Heading" : "Cancelled.Heading"],
            words[isAlone ? "CancelledOne.Lead" : "Cancelled.Lead"],
            enrolment.CancelReason ?? edition.CancelReason,
            hadPlace,
            paper.Links.Programme(edition.Programme),
            paper.Dates(edition.Programme, await db.OtherDatesAsync(edition, clock.GetUtcNow(), cancellation)));
        var subject = words[isAlone ? "CancelledOne.Subject" : "Cancelled.Subject", content.Edition.Title, EnrolmentPaper.When(edition)];
        return await paper.WriteAsync<CancelledBody, CancelledContent>(
            enrolment, subject, content, hadPlace ? calendar.Cancel(enrolment, EnrolmentPaper.Meetings(edition), await db.AbsencesOfAsync(enrolment.Id, cancellation)) : []);
    }
}

/// <param name="Edition">What will not take place, for everybody or for this person.</param>
/// <param name="Heading">Says which of both.</param>
/// <param name="Lead">The same in a sentence.</param>
/// <param name="Reason">In the words of the office, in Polish.</param>
/// <param name="HadPlace">Whether the person's calendar knows of it.</param>
/// <param name="Page">The programme's page.</param>
/// <param name="Others">Other dates of it.</param>
public sealed record CancelledContent(EditionFacts Edition, string Heading, string Lead, string? Reason, bool HadPlace, Uri Page, OtherDates Others);
