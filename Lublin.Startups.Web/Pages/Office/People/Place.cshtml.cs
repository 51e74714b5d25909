using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>Gives a waiting person a free seat before their turn, with a reason.</summary>
[Authorize(Policy = Rights.Coordinator)]
public sealed class PlaceModel(StartupsDb db, PeopleDesk desk, TimeProvider clock) : PersonModel(db, clock), IReshow
{
    private readonly StartupsDb db = db;

    [BindProperty]
    public string? Reason { get; set; }

    public Seating Seating { get; private set; }

    public Task<IActionResult> OnGetAsync() => ReshowAsync();

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<PeopleTexts> texts)
    {
        if (Reasons.Read(Reason, key => ModelState.AddModelError(nameof(Reason), texts[key])) is not { } reason)
            return await ReshowAsync();
        switch (await desk.GivePlaceAsync(Edition.Id, Id, reason, User.Actor()))
        {
            case PlaceOutcome.Given:
                return BackWith("ma-miejsce");
            case PlaceOutcome.NoSeat(var free):
                ModelState.AddModelError("", texts["Wrong.NoSeat", Enrolment.Seats, free]);
                return await ReshowAsync();
            default:
                return BackWith("nie-czeka");
        }
    }

    public override async Task<IActionResult> ReshowAsync()
    {
        Seating = (await db.SeatingAsync([Edition.Id], Now))[Edition.Id];
        return Page();
    }
}
