using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids.Mails.Holding;

/// <summary>What somebody has to hear on one morning of meetings to come. What is not true any more is left out; with nothing left there is no letter.</summary>
public sealed class HoldingLetter(StartupsDb db, HoldingPaper paper, TimeProvider clock) : ILetter
{
    public string Kind => HoldingMails.Reminder;

    public DateTimeOffset LeavesFrom(DateTimeOffset now) => AwakeHours.From(now);

    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation)
    {
        var (now, first) = (clock.GetUtcNow(), mail.RepeatOf ?? mail.Id);
        var ledger = (await db.Reminders.AsNoTracking().Where(row => row.MailId == first).ToListAsync(cancellation)).Select(row => new Told(row.Rule, SubjectKey.Parse(row.Recipient).Id, SessionOccasions.IdOf(row.Occasion)!.Value, row.PlannedFor)).ToList();
        var meetings = await db.ToldMeetingsAsync([.. ledger.Select(row => row.Session).Distinct()]);
        var pairs = (from told in meetings from row in ledger where row.Session == told.Meeting.SessionId && told.Meeting.Session.CancelledAt is null && IsStill(row, told.Meeting.Session, now) select (Row: row, Told: told)).ToList();
        return mail.SubjectType switch
        {
            SchoolGroup.SubjectType => await ToTeacherAsync(mail, pairs, ledger, now),
            VisitHost.SubjectType => await ToHostAsync(mail, pairs),
            _ => await ToAnimatorAsync(mail, pairs),
        };
    }

    private static bool IsStill(Told row, Session session, DateTimeOffset now) =>
        now < ReminderRules.MissedFrom(row.Rule, session.StartsAt) && ReminderRules.PlannedFor(row.Rule, session.Date) == row.PlannedFor;

    private async Task<Letter?> ToTeacherAsync(OutboxMail mail, IReadOnlyList<(Told Row, ToldMeeting Told)> pairs, IReadOnlyList<Told> ledger, DateTimeOffset now)
    {
        var (ids, active) = (ledger.Select(row => row.Person).Distinct().ToArray(), db.Enrolments.Active());
        var groups = await db.SchoolGroups.AsNoTracking().Include(group => group.School).Where(group => ids.Contains(group.Id) && active.Any(enrolment => enrolment.Id == group.EnrolmentId)).ToDictionaryAsync(group => group.Id);
        if (groups.GetValueOrDefault(mail.SubjectId) is not { TeacherEmail: { } email, TeacherName: var name })
            return null;
        var sessions = ledger.Select(row => row.Session).ToArray();
        var galas = await db.Sessions.AsNoTracking().Include(session => session.Room!.Venue).Where(session => sessions.Contains(session.Id) && session.GroupId == null && session.CancelledAt == null && session.Edition.CancelledAt == null).ToDictionaryAsync(session => session.Id);
        List<HoldingLine> lines =
        [
            .. pairs.Where(pair => groups.ContainsKey(pair.Row.Person) && pair.Told.Meeting.GroupId == pair.Row.Person).OrderBy(pair => pair.Told.Meeting.Session.StartsAt)
                .Select(pair => paper.ForTeacher(pair.Told, asks: pair.Row.Rule == ReminderRule.WeekBefore && now < CountTime.EndsAt(pair.Told.Meeting.Session))),
            .. ledger.Where(row => groups.ContainsKey(row.Person) && galas.TryGetValue(row.Session, out var gala) && IsStill(row, gala, now)).Select(row => paper.ForGala(galas[row.Session], groups[row.Person])),
        ];
        return await paper.WriteAsync(new(email, name ?? "", "pl"), "Teacher", lines, page: null);
    }

    private async Task<Letter?> ToHostAsync(OutboxMail mail, IReadOnlyList<(Told Row, ToldMeeting Told)> pairs)
    {
        var host = await db.VisitHosts.AsNoTracking().SingleOrDefaultAsync(host => host.Id == mail.SubjectId);
        if (host?.Email is not { } email)
            return null;
        var cleared = await ClearanceBook.ReadAsync(db);
        var theirs = pairs.Where(pair => pair.Told.Meeting.Window is { } window && window.HostId == host.Id && cleared.MayReceive(window, pair.Told.Meeting.Session.Date));
        return await paper.WriteAsync(new(email, host.ContactName, "pl"), "Host", [.. theirs.OrderBy(pair => pair.Told.Meeting.Session.StartsAt).Select(pair => paper.ForHost(pair.Told))], page: null);
    }

    private async Task<Letter?> ToAnimatorAsync(OutboxMail mail, IReadOnlyList<(Told Row, ToldMeeting Told)> pairs)
    {
        var animator = await db.Animators.AsNoTracking().Include(animator => animator.Presenter).SingleOrDefaultAsync(animator => animator.PresenterId == mail.SubjectId);
        if (animator?.Presenter.Email is not { } email)
            return null;
        var cleared = await ClearanceBook.ReadAsync(db);
        var absent = await db.CannotComeAsync(mail.SubjectId, [.. pairs.Select(pair => pair.Told.Meeting.SessionId)]);
        var theirs = pairs.Where(pair => pair.Told.Meeting.Session is var session && session.PresenterIds.Contains(mail.SubjectId) && !absent.Contains(session.Id) && cleared.IsCleared(mail.Subject, session.Date));
        return await paper.WriteAsync(
            new(email, animator.Presenter.Name, "pl"), "Animator", [.. theirs.OrderBy(pair => pair.Told.Meeting.Session.StartsAt).Select(pair => paper.ForAnimator(pair.Told, mail.SubjectId))], paper.OwnPage(animator));
    }

    private sealed record Told(ReminderRule Rule, long Person, long Session, DateTimeOffset PlannedFor);
}
