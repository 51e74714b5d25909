using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Lists;

/// <summary>Asks before everybody who is not marked counts as absent.</summary>
public sealed class CloseModel(StartupsDb db, AttendanceDesk desk, TimeProvider clock) : PageModel, IReshow
{
    [FromRoute]
    public long Id { get; set; }

    public AttendanceList List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await db.AttendanceListAsync(Id) is not { } list)
            return NotFound();
        List = list;
        return list.CanCloseAt(clock.GetUtcNow()) ? Page() : Redirect(ListPath());
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<ListsTexts> texts)
    {
        if (await db.AttendanceListAsync(Id) is not { } list)
            return NotFound();
        List = list;
        if (await desk.CloseAsync(Id, User.Actor()) is not MarkOutcome.Done and var refused)
            ModelState.AddModelError("", texts[refused == MarkOutcome.TooEarly ? "Wrong.CloseTooEarly" : $"Wrong.{refused}"]);
        return ModelState.IsValid ? new SeeOther(ListPath()) : Page();
    }

    public Task<IActionResult> ReshowAsync() => OnGetAsync();

    public string ListPath() => Url.Content($"~/biuro/spotkania/{Id}/obecnosc");
}
