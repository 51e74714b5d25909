using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Mailroom;

/// <summary>What goes out in the next seven days, or in the seven from any day: to how many, why, and what is skipped and why.</summary>
public sealed class PlanModel(StartupsDb db, ReminderDesk reminders, SubjectBook book, TimeProvider clock) : MailroomModel(db)
{
    private const int DaysShown = 7;
    private const int MailsShown = 20;
    private readonly StartupsDb db = db;

    [BindProperty(Name = "dzien", SupportsGet = true)]
    public DateOnly? Day { get; set; }

    public DateOnly First => Warsaw.Known(Day) ?? Warsaw.Today(clock);
    public DateOnly Last => First.AddDays(DaysShown - 1);
    public IReadOnlyList<PlannedGroup> Groups { get; private set; } = [];

    /// <summary>Mails that wait for another try, those that come first in front.</summary>
    public IReadOnlyList<MailRow> TriedAgain { get; private set; } = [];

    public int HeldMails { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var (from, until) = (Warsaw.ToInstant(First, TimeOnly.MinValue), Warsaw.ToInstant(Last.AddDays(1), TimeOnly.MinValue));
        var planned = await reminders.PlannedAsync(from, until, cancellation);
        Groups =
        [
            .. planned.GroupBy(reminder => (reminder.PlannedFor, reminder.Recipient.Subject.Type, reminder.Occasion.Key, reminder.Rule)).Select(group => new PlannedGroup(
                group.Key.PlannedFor,
                group.Key.Type,
                group.Key.Rule,
                group.First().Occasion,
                [
                    .. group.CountBy(reminder => (reminder.Recipient.Channel, reminder.Answer))
                        .OrderBy(count => count.Key.Channel).ThenBy(count => count.Key.Answer.State).ThenBy(count => count.Key.Answer.Reason)
                        .Select(count => new PlannedCount(count.Key.Channel, count.Key.Answer, count.Value)),
                ])),
        ];
        var waiting = await db.Outbox.AsNoTracking().Where(mail => mail.SentAt == null && mail.FailedAt == null && mail.VoidedAt == null && mail.HeldAt == null && mail.Attempts > 0)
            .OrderBy(mail => mail.DueAt).ThenBy(mail => mail.Id).Take(MailsShown).ToListAsync(cancellation);
        TriedAgain = await book.WithPeopleAsync(waiting);
        HeldMails = (await db.MailCountsAsync()).Held;
    }

    public bool IsHeld(long? editionId) => Holds.Any(hold => hold.EditionId == editionId || hold.IsOfEverything);
}

/// <summary>One rule of one source for one occasion: when, and how many people with which answer.</summary>
/// <param name="SubjectType">The kind of people who are reminded.</param>
public sealed record PlannedGroup(DateTimeOffset PlannedFor, string SubjectType, ReminderRule Rule, ReminderOccasion Occasion, IReadOnlyList<PlannedCount> Counts)
{
    public string Path => "~" + Links.Office.MailPlanOf(SubjectType, Occasion.Key, PlanPeopleModel.NameOf(Rule));
}

/// <summary>How many people get the same answer by the same channel.</summary>
public readonly record struct PlannedCount(ReminderChannel Channel, ReminderAnswer Answer, int People);
