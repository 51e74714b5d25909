using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>Staff's own words to a participant; words that are missing in the person's language stay in Polish, and the letter says so.</summary>
public sealed class AnnouncementLetter(StartupsDb db, EnrolmentPaper paper, TimeProvider clock) : ILetter
{
    public string Kind => RosterMails.Announcement;

    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation)
    {
        var id = AnnouncementDesk.AnnouncementOf(mail);
        if (await db.EnrolmentForLetterAsync(mail.SubjectId, cancellation) is not { EmailKey: not null } enrolment || !enrolment.IsActiveAt(clock.GetUtcNow()))
            return null;
        return await WriteAsync(await db.Announcements.AsNoTracking().SingleAsync(announcement => announcement.Id == id, cancellation), enrolment);
    }

    /// <summary>The letter as this person will get it, before it goes and without their code; null when they are gone or have no address.</summary>
    public async Task<Letter?> PreviewAsync(Announcement announcement, long enrolmentId)
    {
        if (await db.EnrolmentForLetterAsync(enrolmentId, CancellationToken.None) is not { EmailKey: not null } enrolment)
            return null;
        // An asynchronous method keeps its culture to itself: the caller's stays as it was.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Of(enrolment.Language).Culture;
        return LetterMask.Masked(await WriteAsync(announcement, enrolment));
    }

    private Task<Letter> WriteAsync(Announcement announcement, Enrolment enrolment)
    {
        var language = Languages.Current.Code;
        var content = new AnnouncementContent(
            paper.Edition(enrolment, forConfirmed: false), announcement.Body.In(language), paper.Links.My(enrolment));
        return paper.WriteAsync<AnnouncementBody, AnnouncementContent>(enrolment, announcement.Subject.In(language).Text, content, []);
    }
}

/// <param name="Edition">What the person is in.</param>
/// <param name="Body">Staff's words, perhaps in another language than the letter.</param>
/// <param name="My">The person's page.</param>
public sealed record AnnouncementContent(EditionFacts Edition, Wording Body, Uri My)
{
    /// <summary>Paragraphs of lines.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Paragraphs { get; } = AnnouncementWords.Paragraphs(Body.Text);
}
