using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Editions;

/// <summary>Cancels an edition with a reason that people read; says first how many are told.</summary>
[Authorize(Policy = Rights.Coordinator)]
public sealed class CancelModel(StartupsDb db, EditionDesk desk, TimeProvider clock) : EditionPage(db, clock)
{
    private const int LongestReason = 500;

    [BindProperty]
    public string? Reason { get; set; }

    public Told Told { get; private set; } = new(0, 0);

    public IActionResult OnGet() => IsDraft || Edition.CancelledAt is not null ? Redirect(Path) : Page();

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<EditionsTexts> texts)
    {
        if (IsDraft)
            return new SeeOther(Path);
        if (string.IsNullOrWhiteSpace(Reason) || Reason.Length > LongestReason)
        {
            ModelState.AddModelError(nameof(Reason), texts["Wrong.CancelReason", LongestReason]);
            return Page();
        }

        var cancelled = await desk.CancelAsync(Edition.Id, Reason.Trim(), User.Actor());
        return new SeeOther($"{Path}?stan={(cancelled ? "odwolano" : "bez-zmian")}");
    }

    protected override async Task PrepareAsync() => Told = await Db.ToldAsync(Edition.Id, Now, onlyWithPlace: false);
}
