using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments.Mails;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures.Mails;

/// <summary>What a speaker or a host has to hear on one morning: of what is to come, how many came, and thanks. What is not true any more is left out; with nothing left there is no letter.</summary>
public sealed class LectureReminderLetter(StartupsDb db, SpeakerPaper paper, CalendarParts calendar, TimeProvider clock) : ILetter
{
    public string Kind => SpeakerMails.Reminder;

    public DateTimeOffset LeavesFrom(DateTimeOffset now) => AwakeHours.From(now);

    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation)
    {
        if (await ReaderAsync(mail.Subject, cancellation) is not { To: { } to } reader)
            return null;
        var (now, first) = (clock.GetUtcNow(), mail.RepeatOf ?? mail.Id);
        var ledger = await db.Reminders.AsNoTracking().Where(row => row.MailId == first).ToListAsync(cancellation);
        var theirs = await db.OwnLecturesAsync(reader.Role, mail.SubjectId, now - AfterOccasions.Still - TimeSpan.FromDays(2), cancellation);
        var held = theirs.Where(own => own.Session.CancelledAt is null && own.Session.Edition.CancelledAt is null).ToList();
        List<OwnLecture> ahead = [.. held.Where(own => ledger.Exists(row => IsReminded(row, own, now)))];
        List<OwnLecture> uncounted = [.. held.Where(own => own.Heads is null && ledger.Exists(row => IsAfter(row, AfterOccasions.CountOf(own.Session.Id), own, now)))];
        List<OwnLecture> thanked = [.. held.Where(own => ledger.Exists(row => IsAfter(row, AfterOccasions.ThanksFor(own.Session.EditionId), own, now)))];
        if (ahead.Count + uncounted.Count + thanked.Count == 0)
            return null;
        var content = new LectureReminderContent(
            reader.Role, [.. ahead.Select(own => LineOf(own, reader.Role))], [.. uncounted.Select(own => LineOf(own, reader.Role))], [.. thanked.Select(own => LineOf(own, reader.Role))], reader.Page);
        var parts = ahead.Select(own => calendar.Request(to, mail.Subject, own.Session, new(0, own.Session.ChangedAt ?? own.Session.Edition.PublishedAt!.Value))).ToList();
        return await paper.WriteAsync<LectureReminderBody, LectureReminderContent>(to, Subject(content), content, parts);
    }

    private static bool IsReminded(Reminder row, OwnLecture own, DateTimeOffset now) =>
        SessionOccasions.IdOf(row.Occasion) == own.Session.Id && now < ReminderRules.MissedFrom(row.Rule, own.Session.StartsAt) && ReminderRules.PlannedFor(row.Rule, own.Session.Date) == row.PlannedFor;

    private static bool IsAfter(Reminder row, string occasion, OwnLecture own, DateTimeOffset now) =>
        string.Equals(row.Occasion, occasion, StringComparison.Ordinal) && Warsaw.DateOf(row.PlannedFor) == own.Session.Date.AddDays(1) && now < row.PlannedFor + AfterOccasions.Still;

    private string Subject(LectureReminderContent content)
    {
        var (what, line) = content.Ahead is [var ahead, ..] ? ("Ahead", ahead) : content.Uncounted is [var uncounted, ..] ? ("Count", uncounted) : ("Thanks", content.Thanked[0]);
        return paper.Words[$"Reminder.Subject.{what}", line.Title, line.Meeting.Brief];
    }

    private LectureReminderLine LineOf(OwnLecture own, LectureRole role)
    {
        var (session, language) = (own.Session, Languages.Current.Code);
        return new(
            own.Title.In(language), paper.Meeting(session.Plan, session.Room), own.Lecture.University.Name,
            session.Room is { } room ? [room.Venue.Directions.In(language), room.Venue.Access.In(language)] : [], own.ContactsFor(role), own.Lecture.ExpectedHeads, paper.To(own.Page));
    }

    private async Task<Reader?> ReaderAsync(SubjectKey subject, CancellationToken cancellation)
    {
        if (string.Equals(subject.Type, HostPeople.Of, StringComparison.Ordinal))
        {
            return await db.Hosts.AsNoTracking().SingleOrDefaultAsync(host => host.Id == subject.Id, cancellation) is { } host
                ? new(LectureRole.Host, host.Email is { } email ? new(email, host.Name, host.Language) : null, paper.OwnPage(LinkPurpose.Host, host.Holder()))
                : null;
        }

        if (await db.Presenters.AsNoTracking().SingleOrDefaultAsync(presenter => presenter.Id == subject.Id, cancellation) is not { } presenter)
            return null;
        // A presenter of trainings alone has no page of their own.
        var speaker = await db.Speakers.AsNoTracking().SingleOrDefaultAsync(speaker => speaker.PresenterId == subject.Id, cancellation);
        return new(
            LectureRole.Presenter, presenter.Email is { } address ? new(address, presenter.Name, presenter.Language) : null,
            speaker is null ? paper.To(TimetableLinks.List) : paper.OwnPage(LinkPurpose.Speaker, speaker.Holder()));
    }

    private sealed record Reader(LectureRole Role, Addressee? To, Uri Page);
}

/// <summary>What a speaker or a host hears on one morning.</summary>
/// <param name="Role">Which of them.</param>
/// <param name="Ahead">What is to come.</param>
/// <param name="Uncounted">What was, and nobody has said how many came.</param>
/// <param name="Thanked">What they gave.</param>
/// <param name="Page">Their own.</param>
public sealed record LectureReminderContent(
    LectureRole Role, IReadOnlyList<LectureReminderLine> Ahead, IReadOnlyList<LectureReminderLine> Uncounted, IReadOnlyList<LectureReminderLine> Thanked, Uri Page)
{
    /// <summary>By what the heading and the lead are chosen.</summary>
    public string What => Ahead.Count > 0 ? $"Ahead.{Role}" : Uncounted.Count > 0 ? "Count" : "Thanks";

    public LectureReminderLine First => Ahead.Concat(Uncounted).Concat(Thanked).First();
}

/// <param name="Title">The lecture's.</param>
/// <param name="Meeting">When and where.</param>
/// <param name="University">In Polish.</param>
/// <param name="WayIn">How to get there and in.</param>
/// <param name="Contacts">Of the other side.</param>
/// <param name="Heads">How many are expected; null when nobody said.</param>
/// <param name="Page">The lecture's own.</param>
public sealed record LectureReminderLine(
    Wording Title, LectureMeeting Meeting, string University, IReadOnlyList<Wording> WayIn, IReadOnlyList<Contact> Contacts, int? Heads, Uri Page);
