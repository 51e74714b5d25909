using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Mailroom;

/// <summary>Everybody whom one reminder of one session concerns: who gets it, who does not and why.</summary>
public sealed class PlanPeopleModel(StartupsDb db, ReminderDesk reminders) : MailroomModel(db)
{
    public const int PageSize = 50;
    private readonly StartupsDb db = db;

    /// <summary>Only those after this person.</summary>
    [BindProperty(Name = "po", SupportsGet = true)]
    public long After { get; set; }

    [FromRoute]
    public long Session { get; set; }

    public ReminderRule Rule { get; private set; }
    public PlannedSession About { get; private set; } = null!;

    /// <summary>When it is planned for; null when nobody is concerned.</summary>
    public DateTimeOffset? PlannedFor { get; private set; }

    public IReadOnlyList<PlannedReminder> People { get; private set; } = [];
    public int Count { get; private set; }
    public bool HasMore { get; private set; }

    /// <summary>A rule's name in addresses.</summary>
    public static string NameOf(ReminderRule rule) => rule == ReminderRule.WeekBefore ? "tydzien" : "dzien";

    public async Task<IActionResult> OnGetAsync(string rule, CancellationToken cancellation)
    {
        if (Enum.GetValues<ReminderRule>().Where(each => string.Equals(NameOf(each), rule, StringComparison.Ordinal)).ToList() is not [var asked]
            || await db.Sessions.Where(session => session.Id == Session)
                .Select(session => new PlannedSession(session.Id, session.EditionId, session.Edition.Programme.Title, session.Date, session.Start))
                .SingleOrDefaultAsync(cancellation) is not { } about)
        {
            return NotFound();
        }

        (Rule, About) = (asked, about);
        var all = await reminders.PlannedAsync(Session, asked, cancellation);
        var rest = all.Where(person => person.Recipient.SubjectId > After).ToList();
        PlannedFor = all.Count > 0 ? all[0].PlannedFor : null;
        (Count, People, HasMore) = (all.Count, [.. rest.Take(PageSize)], rest.Count > PageSize);
        return Page();
    }
}
