using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Pages.Office.People;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Order;

/// <summary>Gives a group that waits a free place before its turn, once the call is closed, with a reason that the protocol prints.</summary>
[Authorize(Policy = Rights.Coordinator)]
public sealed class PlaceModel(StartupsDb db, PeopleDesk desk, TimeProvider clock) : GroupPage(db, clock), IReshow
{
    [BindProperty]
    public string? Reason { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<OrderTexts> texts)
    {
        if (Reasons.Read(Reason, key => ModelState.AddModelError(nameof(Reason), texts[key])) is not { } reason)
            return Page();
        switch (await desk.GivePlaceAsync(Season.EditionId, Enrolment.Id, reason, User.Actor()))
        {
            case PlaceOutcome.Given:
                return BackWith("ma-miejsce");
            case PlaceOutcome.NoSeat:
                ModelState.AddModelError("", texts["Wrong.NoRoom"]);
                return Page();
            default:
                return BackWith("nie-czeka");
        }
    }
}
