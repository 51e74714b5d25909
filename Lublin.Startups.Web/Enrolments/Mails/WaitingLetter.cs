using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>The person has a place in the queue.</summary>
public sealed class WaitingLetter(StartupsDb db, EnrolmentPaper paper, TimeProvider clock) : ILetter
{
    public string Kind => RosterMails.Waiting;

    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await db.EnrolmentForLetterAsync(mail.SubjectId, cancellation) is not { State: EnrolmentState.Waiting } enrolment
            || now >= enrolment.Edition.FirstStart)
        {
            return null;
        }

        var edition = enrolment.Edition;
        var content = new WaitingContent(
            paper.Edition(enrolment, forConfirmed: false),
            await db.PlaceInQueueAsync(enrolment),
            paper.Links.My(enrolment),
            paper.Dates(edition.Programme, await db.OtherDatesAsync(edition, now, cancellation)),
            paper.Overlaps(await db.OverlapsAsync(enrolment.Applicant, edition, now)));
        var subject = paper.Words["Waiting.Subject", content.Edition.Title, EnrolmentPaper.When(edition)];
        return await paper.WriteAsync<WaitingBody, WaitingContent>(enrolment, subject, content, []);
    }
}

/// <param name="Edition">What the person waits for.</param>
/// <param name="Place">The person's place in the queue, from 1.</param>
/// <param name="My">The person's page.</param>
/// <param name="Others">Where there may be places.</param>
/// <param name="Overlaps">What else takes place at the same time.</param>
public sealed record WaitingContent(EditionFacts Edition, int Place, Uri My, OtherDates Others, IReadOnlyList<OverlapFacts> Overlaps);
