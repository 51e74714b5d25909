using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>The person declined the offered place, or its time ran out; while sign-ups run they may join again.</summary>
public sealed class OfferEndedLetter(StartupsDb db, EnrolmentPaper paper, TimeProvider clock) : ILetter
{
    public string Kind => RosterMails.OfferEnded;

    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await db.EnrolmentForLetterAsync(mail.SubjectId, cancellation)
                is not { State: EnrolmentState.Declined or EnrolmentState.OfferExpired, OfferEndsAt: { } end } enrolment
            || now >= enrolment.Edition.FirstStart)
        {
            return null;
        }

        var edition = enrolment.Edition;
        var again = edition.StateAt(now) == EditionState.Open;
        var declined = enrolment.State == EnrolmentState.Declined;
        var words = paper.Words;
        var content = new OfferEndedContent(
            paper.Edition(enrolment, forConfirmed: false),
            words[declined ? "OfferDeclined.Heading" : "OfferExpired.Heading"],
            declined ? words["OfferDeclined.Lead"] : words["OfferExpired.Lead", DateText.Until(Warsaw.ToLocal(end))],
            again ? paper.Links.My(enrolment) : null,
            again ? null : paper.Dates(edition.Programme, await db.OtherDatesAsync(edition, now, cancellation)));
        var subject = words[declined ? "OfferDeclined.Subject" : "OfferExpired.Subject", content.Edition.Title, EnrolmentPaper.When(edition)];
        return await paper.WriteAsync<OfferEndedBody, OfferEndedContent>(enrolment, subject, content, []);
    }
}

/// <param name="Edition">What the person was offered.</param>
/// <param name="Heading">Whether the person declined or the time ran out.</param>
/// <param name="Lead">The same in a sentence.</param>
/// <param name="Again">Where the person joins again; null when sign-ups are over.</param>
/// <param name="Others">Other dates, when sign-ups are over.</param>
public sealed record OfferEndedContent(EditionFacts Edition, string Heading, string Lead, Uri? Again, OtherDates? Others);
