using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Reminders;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.Office.Mailroom;

/// <summary>Everybody concerned by one reminder of one occasion: who gets it, who does not and why.</summary>
public sealed class PlanPeopleModel(StartupsDb db, ReminderDesk reminders, SubjectBook book) : MailroomModel(db)
{
    public const int PageSize = 50;

    /// <summary>Only those after this person.</summary>
    [BindProperty(Name = "po", SupportsGet = true)]
    public long After { get; set; }

    /// <summary>The kind of people who are reminded: a type of subject.</summary>
    [FromRoute]
    public string Who { get; set; } = "";

    [FromRoute]
    public string Occasion { get; set; } = "";

    public ReminderRule Rule { get; private set; }
    public ReminderOccasion About { get; private set; } = null!;

    /// <summary>When it is planned for; null when nobody is concerned.</summary>
    public DateTimeOffset? PlannedFor { get; private set; }

    public IReadOnlyList<PlannedReminder> People { get; private set; } = [];
    public int Count { get; private set; }
    public bool HasMore { get; private set; }
    private IReadOnlyDictionary<SubjectKey, Subject> Subjects { get; set; } = new Dictionary<SubjectKey, Subject>();

    /// <summary>A rule's name in addresses.</summary>
    public static string NameOf(ReminderRule rule) => rule switch
    {
        ReminderRule.WeekBefore => "tydzien",
        ReminderRule.MorningAfter => "po",
        _ => "dzien",
    };

    /// <summary>The person's page in the office; null when they have none.</summary>
    public string? PathOf(PlannedReminder person) => Subjects.GetValueOrDefault(person.Recipient.Subject)?.Path;

    public async Task<IActionResult> OnGetAsync(string rule, CancellationToken cancellation)
    {
        if (Enum.GetValues<ReminderRule>().Where(each => string.Equals(NameOf(each), rule, StringComparison.Ordinal)).ToList() is not [var asked]
            || await reminders.FindAsync(Who, [Occasion], cancellation) is not [var about])
        {
            return NotFound();
        }

        (Rule, About) = (asked, about);
        var all = await reminders.PlannedAsync(Who, about, asked, cancellation);
        var rest = all.Where(person => person.Recipient.Subject.Id > After).ToList();
        PlannedFor = all.Count > 0 ? all[0].PlannedFor : null;
        (Count, People, HasMore) = (all.Count, [.. rest.Take(PageSize)], rest.Count > PageSize);
        Subjects = await book.FindAsync(People.Select(person => person.Recipient.Subject), cancellation);
        return Page();
    }
}
