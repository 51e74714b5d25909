using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>The person has a place: at once, or after an accepted offer.</summary>
public sealed class ConfirmedLetter(StartupsDb db, EnrolmentPaper paper, CalendarParts calendar, TimeProvider clock) : ILetter
{
    public string Kind => RosterMails.Confirmed;

    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await db.EnrolmentForLetterAsync(mail.SubjectId, cancellation) is not { State: EnrolmentState.Confirmed } enrolment
            || enrolment.Edition.StateAt(now) is EditionState.Cancelled or EditionState.Past)
        {
            return null;
        }

        var sessions = EnrolmentPaper.Meetings(enrolment.Edition);
        var content = new ConfirmedContent(
            paper.Edition(enrolment, forConfirmed: true), paper.Practical(enrolment, sessions), paper.Links.My(enrolment), paper.Cancelling(enrolment, now),
            paper.Overlaps(await db.OverlapsAsync(enrolment.Applicant, enrolment.Edition, now)));
        var subject = paper.Words["Confirmed.Subject", content.Edition.Title, EnrolmentPaper.When(enrolment.Edition)];
        return await paper.WriteAsync<ConfirmedBody, ConfirmedContent>(
            enrolment, subject, content, calendar.Request(enrolment, sessions, await db.AbsencesOfAsync(enrolment.Id, cancellation)));
    }
}

public sealed record ConfirmedContent(EditionFacts Edition, PracticalFacts Practical, Uri My, CancelFacts Cancelling, IReadOnlyList<OverlapFacts> Overlaps);
