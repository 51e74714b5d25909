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

    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation)
    {
        var news = CycleMails.NewsOf(mail);
        if (await ReaderAsync(mail.Subject, news.IsCopy, cancellation) is not { } reader)
            return null;
        var meetings = (await db.ToldMeetingsAsync([.. news.Tidings.Select(tiding => tiding.Session)])).ToDictionary(told => told.Meeting.SessionId);
        // Who was told of dates that were called off before the letter left hears of that by the letter about it.
        var told = news.Tidings.Where(tiding => meetings.ContainsKey(tiding.Session) && (tiding.What != CycleNews.Dates || meetings[tiding.Session].Meeting.Session.CancelledAt is null))
            .Select(tiding => (Tiding: tiding, Told: meetings[tiding.Session])).OrderBy(each => each.Told.Meeting.Session.StartsAt).ToList();
        if (told.Count == 0)
            return null;
        List<CycleLine> content = [.. told.Select(each => lines.LineOf(each.Tiding, each.Told, reader.Role))];
        var isDates = string.Equals(kind, CycleMails.Dates, StringComparison.Ordinal);
        var subject = isDates ? lines.Words["Subject.Dates"] : lines.Words["Subject.Changed", content[0].News ?? "", content[0].When];
        return await paper.WriteAsync<CycleBody, LetterWords, CycleContent>(
            reader.To, lines.Words, subject, new(isDates ? "Dates" : "Changed", reader.Role, content, reader.Page), [.. told.Select(each => lines.PartOf(reader.To, mail.Subject, each.Tiding, each.Told))]);
    }

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
