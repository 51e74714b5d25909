using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Enrolment.Mails;

/// <summary>The office cancelled the edition.</summary>
public sealed class CancelledLetter(StartupsDb db, LetterPaper paper, CalendarParts calendar, TimeProvider clock) : ILetter
{
    public string Kind => RosterMails.Cancelled;

    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation)
    {
        if (await db.EnrolmentForLetterAsync(mail.SubjectId, cancellation) is not { State: EnrolmentState.CancelledByOffice } enrolment)
            return null;
        var edition = enrolment.Edition;
        var hadPlace = enrolment.ConfirmedAt is not null;
        var content = new CancelledContent(
            paper.Training(enrolment, forConfirmed: false),
            edition.CancelReason,
            hadPlace,
            paper.Links.Training(edition.Programme),
            paper.Dates(edition.Programme, await db.OtherDatesAsync(edition, clock.GetUtcNow(), cancellation)));
        var subject = paper.Words["Cancelled.Subject", content.Training.Title, LetterPaper.When(edition)];
        return await paper.WriteAsync<CancelledBody, CancelledContent>(
            enrolment, subject, content, Text(content), hadPlace ? calendar.Cancel(enrolment, LetterPaper.Meetings(edition)) : []);
    }

    private PlainText Text(CancelledContent content)
    {
        var words = paper.Words;
        var text = paper.Begin(words["Cancelled.Heading"], words["Cancelled.Lead"])
            .Paragraph(content.Reason is null ? null : $"{words["Cancelled.Reason"]}: {content.Reason}")
            .Training(words, content.Training)
            .Paragraph(content.HadPlace ? words["Calendar.Cancel"] : null)
            .Dates(words, content.Others);
        return paper.End(text, words["Why.Change"]);
    }
}

/// <param name="Training">What will not take place.</param>
/// <param name="Reason">In the words of the office, in Polish.</param>
/// <param name="HadPlace">Whether her calendar knows of it.</param>
/// <param name="Page">The training's page.</param>
/// <param name="Others">Other dates of it.</param>
public sealed record CancelledContent(TrainingFacts Training, string? Reason, bool HadPlace, Uri Page, OtherDates Others);
