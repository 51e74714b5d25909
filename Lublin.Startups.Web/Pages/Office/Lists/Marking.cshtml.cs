using System.Globalization;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Lists;

/// <summary>Marks who came, one person at a time, from a phone at the door: two who mark at once never overwrite each other's people.</summary>
public sealed class MarkingModel(StartupsDb db, AttendanceDesk desk, SealedSearch searches, TimeProvider clock) : PageModel, IReshow
{
    [FromRoute]
    public long Id { get; set; }

    /// <summary>The search as it stands in the address.</summary>
    [FromQuery(Name = SealedSearch.Name)]
    public string? Sealed { get; set; }

    /// <summary>Part of a name.</summary>
    public string? Search => searches.Open(Sealed);

    [BindProperty]
    public MarkForm Form { get; set; } = new();

    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public AttendanceList List { get; private set; } = null!;
    public IReadOnlyList<AttendanceLine> Shown { get; private set; } = [];
    public IReadOnlyDictionary<string, string> Staff { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    /// <param name="typed">Part of a name.</param>
    public IActionResult OnPostSearch([FromForm(Name = SealedSearch.Name)] string? typed)
    {
        Sealed = searches.Seal(typed);
        return new SeeOther(Here());
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<ListsTexts> texts)
    {
        var mark = Form.Read(out var sound);
        if (!sound)
            ModelState.AddModelError("Form.Minutes", texts["Wrong.Minutes", AttendanceMark.LongestMinutes]);
        if (Form.Part && mark is not ({ Presence: Enrolments.Presence.Late or Enrolments.Presence.Left }))
            ModelState.AddModelError("Form.Presence", texts["Wrong.Part"]);
        if (ModelState.IsValid && await desk.MarkAsync(Id, Form.Person, mark, User.Actor()) is not MarkOutcome.Done and var refused)
            ModelState.AddModelError("", texts[$"Wrong.{refused}"]);
        return ModelState.IsValid ? new SeeOther($"{Here()}#o-{Form.Person}") : await ShowAsync();
    }

    public Task<IActionResult> ReshowAsync() => ShowAsync();

    /// <summary>This page with the search as it is.</summary>
    public string Here() => Url.Content("~" + Links.Office.Session(Id, "obecnosc")) + (Search is null ? "" : QueryString.Create(SealedSearch.Name, Sealed!).ToUriComponent());

    /// <summary>When a mark was made: on the day of the session the hour says enough.</summary>
    public string When(DateTimeOffset at) => Warsaw.ToLocal(at) is var local && DateOnly.FromDateTime(local) == List.Session.Date
        ? DateText.Time(TimeOnly.FromDateTime(local))
        : DateText.Table(local);

    private async Task<IActionResult> ShowAsync()
    {
        if (await db.AttendanceListAsync(Id) is not { } list)
            return NotFound();
        List = list;
        var words = PersonName.Fold(Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Shown = [.. list.Lines.Where(line => PersonName.Fold(line.Name) is var name && words.All(word => name.Contains(word, StringComparison.Ordinal)))];
        Staff = await db.StaffNamesAsync(Shown.Select(line => line.Mark?.MarkedBy).OfType<string>());
        return Page();
    }
}

public sealed class MarkForm
{
    public long Person { get; set; }

    /// <summary>A <see cref="Enrolments.Presence"/>; anything else takes the mark back.</summary>
    public string? Presence { get; set; }

    public string? Minutes { get; set; }

    /// <summary>Tells how much of it somebody missed: late or left early has to be chosen.</summary>
    public bool Part { get; set; }

    /// <param name="sound">False when the minutes cannot be read.</param>
    /// <returns>Null when the mark is to be taken back.</returns>
    public AttendanceMark? Read(out bool sound)
    {
        sound = true;
        if (!Enum.TryParse<Presence>(Presence, out var presence) || !Enum.IsDefined(presence))
            return null;
        if (!AttendanceMark.TakesMinutes(presence) || string.IsNullOrWhiteSpace(Minutes))
            return new(presence);
        sound = int.TryParse(Minutes.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and <= AttendanceMark.LongestMinutes;
        return new(presence, minutes);
    }
}
