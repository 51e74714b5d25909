using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.SchoolDesk.Groups;

/// <summary>How many children and grown-ups of a confirmed group come.</summary>
public sealed class CountModel(StartupsDb db, SchoolDoor door, GroupDesk desk, IStringLocalizer<GroupTexts> texts, TimeProvider clock) : OwnGroupPage(db, door), IComesAgain
{
    [BindProperty(SupportsGet = true), FromForm]
    public CountForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        Form = new() { Children = Text(Group.Children + Group.ChildrenAskedMore), Adults = Text(Group.Adults) };
        return IsOpen ? Page() : Redirect(DeskPath);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        var counts = new GroupFacts(Group.Label);
        GroupNumbers.Read(Form.Children, SchoolGroup.FewestChildren, SchoolGroup.MostChildren, "Form.Children", "Children", ModelState, texts, isNeeded: true, number => counts = counts with { Children = number });
        GroupNumbers.Read(Form.Adults, 1, GroupNumbers.MostAdults, "Form.Adults", "Adults", ModelState, texts, isNeeded: true, number => counts = counts with { Adults = number });
        if (!ModelState.IsValid)
            return Page();
        return ToDesk(await desk.CountAsync(Group, counts.Children!.Value, counts.Adults!.Value) switch { null => "za-pozno", 0 => "liczby", _ => "brak-miejsc" });
    }

    public async Task<IActionResult> ReshowAsync() => !await LoadAsync() ? NotFound() : IsOpen ? Page() : Redirect(DeskPath);

    private bool IsOpen => Group.Enrolment?.IsActiveAt(clock.GetUtcNow()) == true;

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}

public sealed class CountForm
{
    public string? Children { get; set; }
    public string? Adults { get; set; }
}
