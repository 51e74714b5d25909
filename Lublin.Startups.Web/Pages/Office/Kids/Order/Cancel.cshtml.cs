using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Pages.Office.People;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Order;

/// <summary>Cancels a group, also after every deadline: who said so and why is kept and told to the school.</summary>
public sealed class CancelModel(StartupsDb db, PeopleDesk desk, TimeProvider clock) : GroupPage(db, clock), IReshow
{
    /// <summary>Whose decision it may be, in the order of the form.</summary>
    public static IReadOnlyList<string> Everybody { get; } = ["Head", "Teacher", "Office"];

    [BindProperty]
    public string? Who { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<OrderTexts> texts)
    {
        if (!Everybody.Contains(Who, StringComparer.Ordinal))
            ModelState.AddModelError(nameof(Who), texts["Wrong.Who"]);
        var reason = Reasons.Read(Reason, key => ModelState.AddModelError(nameof(Reason), texts[key]));
        if (!ModelState.IsValid)
            return Page();
        var cancelled = await desk.CancelAsync(Season.EditionId, [Enrolment.Id], texts["Cancel.Reason", texts[$"Cancel.Who.{Who}"].Value, reason!], User.Actor());
        return BackWith(cancelled > 0 ? "odwolano" : "po-wszystkim");
    }
}
