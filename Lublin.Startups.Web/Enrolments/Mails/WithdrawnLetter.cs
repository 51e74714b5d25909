using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>The person gave back their place, an offer or their place in the queue.</summary>
public sealed class WithdrawnLetter(StartupsDb db, EnrolmentPaper paper, CalendarParts calendar) : ILetter
{
    public string Kind => RosterMails.Withdrawn;

    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation)
    {
        if (await db.EnrolmentForLetterAsync(mail.SubjectId, cancellation) is not { State: EnrolmentState.Withdrawn } enrolment)
            return null;
        var hadPlace = enrolment.ConfirmedAt is not null;
        var content = new WithdrawnContent(
            paper.Edition(enrolment, forConfirmed: false), paper.Words[hadPlace ? "Withdrawn.Lead.Place" : "Withdrawn.Lead.Queue"], hadPlace, paper.Links.Catalogue(enrolment.Edition.Programme));
        var subject = paper.Words["Withdrawn.Subject", content.Edition.Title, EnrolmentPaper.When(enrolment.Edition)];
        return await paper.WriteAsync<WithdrawnBody, WithdrawnContent>(
            enrolment, subject, content, hadPlace ? calendar.Cancel(enrolment, EnrolmentPaper.Meetings(enrolment.Edition), await db.AbsencesOfAsync(enrolment.Id, cancellation)) : []);
    }
}

/// <param name="Edition">What the person left.</param>
/// <param name="Lead">What the person gave back.</param>
/// <param name="HadPlace">Whether the person's calendar knows of it.</param>
/// <param name="Catalogue">Where to look for something else.</param>
public sealed record WithdrawnContent(EditionFacts Edition, string Lead, bool HadPlace, Uri Catalogue);
