using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Mailroom;

/// <summary>What goes out in the next seven days, or in the seven from any day: to how many, why, and what is skipped and why.</summary>
public sealed class PlanModel(StartupsDb db, ReminderDesk reminders, TimeProvider clock) : MailroomModel(db)
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
        var ids = planned.Select(reminder => reminder.Session.Id).Distinct().ToArray();
        var sessions = await db.Sessions.Where(session => ids.Contains(session.Id))
            .Select(session => new PlannedSession(session.Id, session.EditionId, session.Edition.Programme.Title, session.Date, session.Start))
            .ToDictionaryAsync(session => session.Id, cancellation);
        Groups =
        [
            .. planned.GroupBy(reminder => (reminder.PlannedFor, reminder.Session.Id, reminder.Rule)).Select(group => new PlannedGroup(
                group.Key.PlannedFor,
                group.Key.Rule,
                sessions[group.Key.Id],
                [.. group.CountBy(reminder => reminder.Answer).OrderBy(count => count.Key.State).ThenBy(count => count.Key.Reason).Select(count => (count.Key, count.Value))])),
        ];
        var waiting = await db.Outbox.AsNoTracking().Where(mail => mail.SentAt == null && mail.FailedAt == null && mail.VoidedAt == null && mail.HeldAt == null && mail.Attempts > 0)
            .OrderBy(mail => mail.DueAt).ThenBy(mail => mail.Id).Take(MailsShown).ToListAsync(cancellation);
        TriedAgain = await db.WithAddresseesAsync(waiting);
        HeldMails = (await db.MailCountsAsync()).Held;
    }

    public bool IsHeld(long editionId) => Holds.Any(hold => hold.EditionId == editionId || hold.IsOfEverything);
}

/// <summary>One rule for one session: when, and how many people with which answer.</summary>
public sealed record PlannedGroup(DateTimeOffset PlannedFor, ReminderRule Rule, PlannedSession Session, IReadOnlyList<(ReminderAnswer Answer, int People)> Counts);

public sealed record PlannedSession(long Id, long EditionId, LocalText Title, DateOnly Date, TimeOnly Start);
