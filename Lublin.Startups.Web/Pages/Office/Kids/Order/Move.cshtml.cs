using System.Globalization;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Pages.Office.People;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Order;

/// <summary>Moves a group that waits to another place in line, with a reason that the protocol prints.</summary>
[Authorize(Policy = Rights.Coordinator)]
public sealed class MoveModel(StartupsDb db, PeopleDesk desk, TimeProvider clock) : GroupPage(db, clock), IReshow
{
    /// <summary>As typed: the place it is to have, from 1.</summary>
    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public void OnGet() => Place ??= Row.Place?.ToString(CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<OrderTexts> texts)
    {
        if (Row.Place is null || IsOver)
            return BackWith("nie-czeka");
        var reason = Reasons.Read(Reason, key => ModelState.AddModelError(nameof(Reason), texts[key]));
        if (!int.TryParse(Place, NumberStyles.None, CultureInfo.InvariantCulture, out var place) || place < 1 || place > Order.Waiting)
            ModelState.AddModelError(nameof(Place), texts["Wrong.Place", Order.Waiting]);
        return !ModelState.IsValid ? Page()
            : BackWith(await desk.MoveAsync(Season.EditionId, Enrolment.Id, place, reason!, User.Actor()) is not null ? "przeniesiono" : "nie-czeka");
    }
}
