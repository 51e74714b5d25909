using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Programmes;

/// <summary>Takes a programme out of the catalogue; asks first.</summary>
[Authorize(Policy = Rights.Coordinator)]
public sealed class WithdrawModel(StartupsDb db, ProgrammeDesk desk, TimeProvider clock) : PageModel, IReshow
{
    [FromRoute]
    public long Id { get; set; }

    public Web.Programmes.Programme Programme { get; private set; } = null!;

    /// <summary>Editions that people can sign up for now, and can't afterwards.</summary>
    public int OpenEditions { get; private set; }

    public Task<IActionResult> OnGetAsync() => ReshowAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await db.Programmes.AnyAsync(programme => programme.Id == Id))
            return NotFound();
        await desk.WithdrawAsync(Id, User.Actor());
        return new SeeOther(Url.Content($"~/biuro/programy/{Id}?stan=wycofano"));
    }

    public async Task<IActionResult> ReshowAsync()
    {
        if (await db.Programmes.AsNoTracking().SingleOrDefaultAsync(programme => programme.Id == Id) is not { } programme)
            return NotFound();
        var now = clock.GetUtcNow();
        (Programme, OpenEditions) = (programme, (await db.EditionsAsync(Id)).Count(edition => edition.StateAt(now) == EditionState.Open));
        return Page();
    }
}
