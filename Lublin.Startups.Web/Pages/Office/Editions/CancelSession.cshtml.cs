using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Editions;

/// <summary>One session less: of a draft it is removed, of a published edition it is cancelled with a reason. Asks first.</summary>
public sealed class CancelSessionModel(StartupsDb db, SessionDesk desk, TimeProvider clock) : EditionPage(db, clock)
{
    private const int LongestReason = 500;

    [BindProperty]
    public string? Reason { get; set; }

    public Session Session => Edition.Sessions.Single(session => session.Id == Id);
    public Told Told { get; private set; } = new(0, 0);

    public IActionResult OnGet() => Session.CancelledAt is null ? Page() : Redirect(Path);

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<EditionsTexts> texts)
    {
        if (IsDraft && await desk.RemoveAsync(Edition.Id, Id, User.Actor()))
            return new SeeOther(Path + "?stan=usunieto");
        if (string.IsNullOrWhiteSpace(Reason) || Reason.Length > LongestReason)
        {
            ModelState.AddModelError(nameof(Reason), texts["Wrong.CancelReason", LongestReason]);
            return Page();
        }

        switch (await desk.CancelAsync(Edition.Id, Id, Reason.Trim(), User.Actor()))
        {
            case SessionOutcome.Done:
                return new SeeOther(Path + "?stan=odwolano-spotkanie");
            case SessionOutcome.LastOne:
                ModelState.AddModelError("", texts["Wrong.LastSession"]);
                return Page();
            default:
                return new SeeOther(Path + "?stan=bez-zmian");
        }
    }

    protected override Task<long?> EditionIdAsync() => Db.EditionOfSessionAsync(Id);

    protected override async Task PrepareAsync() => Told = await Db.ToldAsync(Edition.Id, Now, onlyWithPlace: true);
}
