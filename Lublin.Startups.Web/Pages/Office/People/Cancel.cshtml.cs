using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>Asks before it cancels for the picked people, and names them.</summary>
public sealed class CancelModel(StartupsDb db, PeopleDesk desk, TimeProvider clock) : PeopleOfEditionModel(db, clock), IReshow
{
    private readonly StartupsDb db = db;

    /// <summary>Enrolments.</summary>
    [BindProperty(Name = "z", SupportsGet = true)]
    public IReadOnlyList<long> Picked { get; set; } = new List<long>();

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Those of them who are in.</summary>
    public IReadOnlyList<Enrolment> People { get; private set; } = [];

    public Task<IActionResult> OnGetAsync() => ReshowAsync();

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<PeopleTexts> texts)
    {
        if (IsOver)
            return Page();
        var reason = Reasons.Read(Reason, key => ModelState.AddModelError(nameof(Reason), texts[key]));
        if (reason is null)
            return await ReshowAsync();
        return BackWith("odwolano", await desk.CancelAsync(Id, Picked, reason, User.Actor()));
    }

    public override async Task<IActionResult> ReshowAsync()
    {
        People = await db.PeopleOf(Id).ActiveAt(Now).Where(person => Picked.Contains(person.Id)).OrderBy(person => person.Id).ToListAsync();
        return Page();
    }
}
