using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Office;

/// <summary>What the office has to do today.</summary>
public sealed class IndexModel(StartupsDb db, MailStops stops, TimeProvider clock, PlanningBook planning) : PageModel
{
    private const int MostConflictsNamed = 5;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public DateOnly Today => Warsaw.DateOf(Now);

    public OfficeDay Day { get; private set; } = null!;

    /// <summary>What is to be settled in the schedule, the nearest first.</summary>
    public IReadOnlyList<OpenConflict> Conflicts { get; private set; } = [];

    /// <summary>Those that are named here; the schedule has all.</summary>
    public IEnumerable<OpenConflict> Named => Conflicts.Where(open => open.Conflict.IsHard).Take(MostConflictsNamed);

    /// <summary>How many take place in the seven days from today.</summary>
    public int SessionsThisWeek => Day.SessionsThisWeek;

    /// <summary>What speakers answered in the last days.</summary>
    public InvitationAnswers Answers { get; private set; }

    /// <summary>What the season that runs asks for; null while none does.</summary>
    public SeasonTasks? Season { get; private set; }

    /// <summary>How many checks in the registers end within 30 days.</summary>
    public int EndingChecks => Season?.People.Count(person => person.EndsSoon(Today)) ?? 0;

    public async Task OnGetAsync()
    {
        Day = await db.OfficeDayAsync(Now) with { TriedMails = (await stops.NowAsync(db)).Tried };
        Season = Day.Running.Contains(ProgrammeKind.Kids) ? await db.SeasonTasksAsync(Now) : null;
        Answers = await db.InvitationAnswersAsync(Now);
        Conflicts = await db.OpenConflictsAsync(planning, Now);
    }
}
