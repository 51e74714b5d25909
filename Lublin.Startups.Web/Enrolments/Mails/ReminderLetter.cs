using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>Reminds one person of what they have a place on: one mail a morning, whatever it holds.</summary>
public sealed class ReminderLetter(StartupsDb db, EnrolmentPaper paper, TimeProvider clock) : ILetter
{
    public string Kind => RosterMails.Reminder;

    public DateTimeOffset LeavesFrom(DateTimeOffset now) => AwakeHours.From(now);

    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var carried = await CarriedAsync(mail, now, cancellation);
        if (carried.Count == 0)
            return null;
        var facts = carried.Select(reminded => new RemindedFacts(
            paper.Edition(reminded.Enrolment, [reminded.Session], forConfirmed: true),
            paper.Practical(reminded.Enrolment, [reminded.Session]),
            paper.Links.My(reminded.Enrolment),
            paper.Cancelling(reminded.Enrolment, now))).ToList();
        var content = new ReminderContent(Heading(carried, now), paper.Words[facts.Count == 1 ? "Reminder.Lead.One" : "Reminder.Lead.Several"], facts);
        return await paper.WriteAsync<ReminderBody, ReminderContent>(carried[0].Enrolment, Subject(carried, facts, now), content, []);
    }

    /// <summary>What of the mail is still true and in time: the person has the place and comes, and the session is where it was when this was planned.</summary>
    private async Task<List<Reminded>> CarriedAsync(OutboxMail mail, DateTimeOffset now, CancellationToken cancellation)
    {
        var first = mail.RepeatOf ?? mail.Id;
        var ledger = await db.Reminders.AsNoTracking().Where(reminder => reminder.MailId == first).ToListAsync(cancellation);
        List<Reminded> carried = [];
        // One enrolment at a time, and nearly always there is only one: for a list of ids the query's text is made again for every mail.
        foreach (var reminders in ledger.GroupBy(reminder => SubjectKey.Parse(reminder.Recipient).Id))
        {
            if (await db.EnrolmentForLetterAsync(reminders.Key, cancellation) is not { State: EnrolmentState.Confirmed } enrolment)
                continue;
            var absent = await db.Absences.Open().Where(absence => absence.EnrolmentId == enrolment.Id).Select(absence => absence.SessionId).ToListAsync(cancellation);
            carried.AddRange(
                from reminder in reminders
                let session = enrolment.Edition.Sessions.Single(session => session.Id == SessionOccasions.IdOf(reminder.Occasion))
                where session.CancelledAt is null && now < ReminderRules.MissedFrom(reminder.Rule, session.StartsAt)
                    && !absent.Contains(session.Id) && ReminderRules.PlannedFor(reminder.Rule, session.Date) == reminder.PlannedFor
                select new Reminded(enrolment, session));
        }

        return [.. carried.OrderBy(reminded => reminded.Session.StartsAt).ThenBy(reminded => reminded.Enrolment.Id)];
    }

    private string Subject(List<Reminded> carried, List<RemindedFacts> facts, DateTimeOffset now)
    {
        var first = carried[0].Session;
        var day = DayOf(first, now);
        var when = day == ReminderDay.Later ? EnrolmentPaper.When(first) : DateText.Time(first.Start);
        var subject = paper.Words["Reminder.Subject." + day, when, facts[0].Edition.Title];
        return carried.Count == 1 ? subject : paper.Words.Plural("Reminder.More", carried.Count - 1, subject);
    }

    private string Heading(List<Reminded> carried, DateTimeOffset now)
    {
        var first = carried[0].Session;
        if (carried.Count > 1)
            return paper.Words.Plural("Reminder.Heading.Several", carried.Count);
        var day = DayOf(first, now);
        var when = day == ReminderDay.Later ? DateText.On(first.Date.ToDateTime(first.Start)) : DateText.Time(first.Start);
        return paper.Words["Reminder.Heading." + day, when];
    }

    // A mail that was held up over midnight must not say "tomorrow" of the same day.
    private static ReminderDay DayOf(Session session, DateTimeOffset now) => (session.Date.DayNumber - Warsaw.DateOf(now).DayNumber) switch
    {
        0 => ReminderDay.Today,
        1 => ReminderDay.Tomorrow,
        _ => ReminderDay.Later,
    };

    private sealed record Reminded(Enrolment Enrolment, Session Session);

    private enum ReminderDay
    {
        Today,
        Tomorrow,
        Later,
    }
}

public sealed record ReminderContent(string Heading, string Lead, IReadOnlyList<RemindedFacts> Reminded);

public sealed record RemindedFacts(EditionFacts Edition, PracticalFacts Practical, Uri My, CancelFacts Cancelling)
{
    /// <summary>Which words lead to the page: it gives directions only where there is somewhere to go.</summary>
    public string See => Practical.Venues.Count == 0 ? "See" : "Reminder.See";
}
