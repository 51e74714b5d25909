using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Web.Lectures.Mails;

/// <summary>Asks somebody to give a lecture; not any more once it is answered, withdrawn or over.</summary>
public sealed class InvitationLetter(StartupsDb db, SpeakerPaper paper, TimeProvider clock) : ILetter
{
    public string Kind => SpeakerMails.Invitation;

    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await db.InvitedLectureAsync(SpeakerMails.InvitationOf(mail.Key), now, cancellation) is not { Sessions.Count: > 0 } invited
            || invited.Invitation is not { Presenter: { Email: { } email } presenter } invitation || !invitation.IsOpenAt(now))
            return null;
        var (lecture, language) = (invited.Lecture, Languages.Current.Code);
        var content = new InvitationContent(
            lecture.Edition.Programme.Title.In(language),
            lecture.Edition.Programme.Lead.In(language),
            [.. invited.Sessions.Select(session => paper.Meeting(session.Plan, session.Room))],
            lecture.University.Name,
            string.Join(", ", ((string?[])[lecture.Faculty, lecture.AudienceName]).OfType<string>()),
            lecture.ExpectedHeads,
            paper.Words[$"HeldIn.{lecture.Edition.Language}"],
            InvitationUntil.Of(invitation.EndsAt),
            paper.InvitationPage(invitation));
        return await paper.WriteAsync<InvitationBody, InvitationContent>(
            new(email, presenter.Name, language), paper.Words["Invitation.Subject", content.Title, content.Meetings[0].Brief], content, []);
    }
}

/// <summary>What an invitation says.</summary>
/// <param name="Title">The lecture's.</param>
/// <param name="About">What it is about.</param>
/// <param name="Meetings">When and where; at least one.</param>
/// <param name="University">In Polish.</param>
/// <param name="Audience">Whose students, in Polish; empty for everybody.</param>
/// <param name="Heads">How many are expected; null when nobody said.</param>
/// <param name="HeldIn">In which language it is held, in words.</param>
/// <param name="Until">Until when it may be answered.</param>
/// <param name="Page">Where.</param>
public sealed record InvitationContent(
    Wording Title, Wording About, IReadOnlyList<LectureMeeting> Meetings, string University, string Audience, int? Heads, string HeldIn, string Until, Uri Page);
