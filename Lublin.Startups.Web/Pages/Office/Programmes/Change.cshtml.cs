using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Programmes;

/// <summary>Other texts, another level. Anybody of the staff writes what nobody has been shown; what is in the catalogue is a coordinator's.</summary>
public sealed class ChangeModel(StartupsDb db, ProgrammeDesk desk, IStringLocalizer<ProgrammesTexts> texts) : PageModel, IProgrammePage, IReshow
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public ProgrammeForm Form { get; set; } = new();

    public bool IsNew => false;

    /// <summary>What somebody else saved while this form was open; null when nobody did.</summary>
    public Meanwhile? Meanwhile { get; private set; }

    public string Path => Url.Content("~" + Links.Office.Programme(Id));

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!User.May(StaffRole.Coordinator) && await db.Editions.AnyAsync(edition => edition.ProgrammeId == Id && edition.PublishedAt != null))
            context.Result = Denial.Of(HttpContext, StaffRole.Coordinator);
        else
            await next();
    }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await FindAsync() is not { } programme)
            return NotFound();
        Form = ProgrammeForm.Of(programme);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await FindAsync() is not { } known)
            return NotFound();
        Form.Kind = known.Kind.ToString();
        if (Form.Read(ModelState, texts) is not { } written)
            return Page();
        if (await desk.ChangeAsync(Id, Form.Version, written, Form.ChosenLevel, User.Actor()))
            return new SeeOther(Path + "?stan=zapisano");
        var stored = ProgrammeForm.Of((await FindAsync())!);
        Meanwhile = await Meanwhile.OfAsync(db, "programme", Id, Form.Fields(texts), stored.Fields(texts));
        Form.Version = stored.Version;
        return Page();
    }

    public async Task<IActionResult> ReshowAsync()
    {
        if (await FindAsync() is not { } known)
            return NotFound();
        Form.Kind = known.Kind.ToString();
        return Page();
    }

    private Task<Web.Programmes.Programme?> FindAsync() => db.Programmes.AsNoTracking().SingleOrDefaultAsync(programme => programme.Id == Id);
}
