using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments.Mails;
using Lublin.Startups.Web.Kids.Cycles;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids.Mails.Cycles;

/// <summary>Dates of meetings, and what changed of them, as they stand when the letter leaves: to a school and its official address, an animator, a host.</summary>
public sealed class CycleLetter(string kind, StartupsDb db, LetterPaper paper, CyclePaper lines, LetterLinks links) : ILetter
{
    public string Kind => kind;

    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation) =>
        await WriteAsync(mail, await db.ToldMeetingsAsync([.. CycleMails.NewsOf(mail).Tidings.Select(tiding => tiding.Session)], evenOfSeasonsCalledOff: true), cancellation);

    /// <summary>The same of meetings that need not be saved yet.</summary>
    /// <param name="mail">Of its kind.</param>
    /// <param name="known">Those that the mail tells of.</param>
    internal async Task<Letter?> WriteAsync(OutboxMail mail, IEnumerable<ToldMeeting> known, CancellationToken cancellation)
    {
        var news = CycleMails.NewsOf(mail);
        if (await ReaderAsync(mail.Subject, news.IsCopy, cancellation) is not { } reader)
            return null;
        var meetings = known.ToDictionary(told => told.Meeting.SessionId);
        // People who were told of dates that were called off before the letter left hear of that by the letter about it.
        var told = news.Tidings.Where(tiding => meetings.TryGetValue(tiding.Session, out var meeting) && IsStill(tiding, meeting.Meeting, reader.Role))
            .Select(tiding => (Tiding: tiding, Told: meetings[tiding.Session])).OrderBy(each => each.Told.Meeting.Session.StartsAt).ToList();
        if (told.Count == 0)
            return null;
        List<CycleLine> content = [.. told.Select(each => lines.LineOf(each.Tiding, each.Told, reader.Role))];
        var what = string.Equals(kind, CycleMails.Dates, StringComparison.Ordinal) ? "Dates" : told.TrueForAll(each => each.Told.Meeting.Session.Edition.CancelledAt is not null) ? "Season" : "Changed";
        return await paper.WriteAsync<CycleBody, LetterWords, CycleContent>(
            reader.To, lines.Words, lines.Words[$"Subject.{what}", content[0].News ?? "", content[0].When], new(what, reader.Role, content, reader.Page), [.. told.Select(each => lines.PartOf(reader.To, mail.Subject, each.Tiding, each.Told))]);
    }

    // Of a season that does not take place animators and hosts hear once, and schools by the letter about their groups.
    private static bool IsStill(CycleTiding tiding, Meeting meeting, string role) =>
        meeting.Session.Edition.CancelledAt is null
            ? tiding.What != CycleNews.Dates || meeting.Session.CancelledAt is null
            : tiding.What == CycleNews.Cancelled && meeting.Session.CancelReason is null && role is ("Host" or "Animator");

    private async Task<Reader?> ReaderAsync(SubjectKey subject, bool isCopy, CancellationToken cancellation)
    {
        switch (subject.Type)
        {
            case SchoolGroup.SubjectType:
                var group = await db.SchoolGroups.AsNoTracking().Include(each => each.School).SingleOrDefaultAsync(each => each.Id == subject.Id, cancellation);
                return group is null ? null
                    : isCopy ? new(new(group.School.OfficialEmail, group.School.Name, "pl"), "Copy", Page: null)
                    : group.TeacherEmail is { } email ? new(new(email, group.TeacherName ?? group.School.Name, "pl"), "Teacher", Page: null) : null;
            case VisitHost.SubjectType:
                return await db.VisitHosts.AsNoTracking().SingleOrDefaultAsync(each => each.Id == subject.Id, cancellation) is { Email: { } address } host ? new(new(address, host.ContactName, "pl"), "Host", Page: null) : null;
            default:
                return await db.Animators.AsNoTracking().Include(each => each.Presenter).SingleOrDefaultAsync(each => each.PresenterId == subject.Id, cancellation) is { Presenter.Email: { } to } animator
                    ? new(new(to, animator.Presenter.Name, "pl"), "Animator", links.Own(LinkPurpose.Animator, animator.Link))
                    : null;
        }
    }

    private sealed record Reader(Addressee To, string Role, Uri? Page);
}
