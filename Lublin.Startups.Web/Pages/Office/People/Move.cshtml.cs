using System.Globalization;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>Moves a waiting person to another place in the queue, with a reason.</summary>
[Authorize(Policy = Rights.Coordinator)]
public sealed class MoveModel(StartupsDb db, PeopleDesk desk, TimeProvider clock) : PersonModel(db, clock), IReshow
{
    private readonly StartupsDb db = db;

    /// <summary>As typed: the place the person is to have, from 1.</summary>
    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public int Current { get; private set; }
    public int Waiting { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        await ReshowAsync();
        Place ??= Current.ToString(CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<PeopleTexts> texts)
    {
        await ReshowAsync();
        var reason = Reasons.Read(Reason, key => ModelState.AddModelError(nameof(Reason), texts[key]));
        if (!int.TryParse(Place, NumberStyles.None, CultureInfo.InvariantCulture, out var place) || place < 1 || place > Waiting)
            ModelState.AddModelError(nameof(Place), texts["Wrong.Place", Waiting]);
        if (!ModelState.IsValid && State == EnrolmentState.Waiting)
            return Page();
        return BackWith(State == EnrolmentState.Waiting && await desk.MoveAsync(Edition.Id, Id, place, reason!, User.Actor()) is not null ? "przeniesiono" : "nie-czeka");
    }

    public override async Task<IActionResult> ReshowAsync()
    {
        var queue = await db.QueueAsync(Edition.Id);
        (Current, Waiting) = (queue.Index().FirstOrDefault(place => place.Item == Id, (-1, 0)).Index + 1, queue.Count);
        return Page();
    }
}
