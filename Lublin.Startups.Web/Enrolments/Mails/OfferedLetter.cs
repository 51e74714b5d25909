using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>
/// A place is kept for the person until a named day and hour. The first letter begins the time: its end counts from the try that carries it, so that the same letter, written
/// again after a crash, names the same.
/// </summary>
public sealed class OfferedLetter(StartupsDb db, EnrolmentPaper paper, TimeProvider clock) : ILetter
{
    public string Kind => RosterMails.Offered;

    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var enrolment = await db.EnrolmentForLetterAsync(mail.SubjectId, cancellation);
        // A letter of an offer that was taken back has nothing to say of the next.
        if (enrolment?.StateAt(now) != EnrolmentState.Offered || mail.CreatedAt < enrolment.OfferedAt)
            return null;
        if ((enrolment.IsUntold ? Offers.EndOf(mail.TriedAt ?? now, enrolment.Edition.FirstStart) : enrolment.OfferEndsAt) is not { } end)
            return null;
        var content = new OfferedContent(
            paper.Edition(enrolment, forConfirmed: false), DateText.Until(Warsaw.ToLocal(end)), paper.Links.My(enrolment),
            paper.Overlaps(await db.OverlapsAsync(enrolment.Applicant, enrolment.Edition, now)));
        var subject = paper.Words["Offered.Subject", content.Until, content.Edition.Title];
        return await paper.WriteAsync<OfferedBody, OfferedContent>(enrolment, subject, content, []);
    }
}

/// <param name="Edition">What the person is offered.</param>
/// <param name="Until">do piątku 27 listopada 2026, 15:00</param>
/// <param name="My">Where the person answers.</param>
/// <param name="Overlaps">What else takes place at the same time.</param>
public sealed record OfferedContent(EditionFacts Edition, string Until, Uri My, IReadOnlyList<OverlapFacts> Overlaps);
