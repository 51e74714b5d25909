using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Programmes;

/// <summary>What the pages with a programme's form have in common.</summary>
public interface IProgrammePage
{
    ProgrammeForm Form { get; }

    /// <summary>Only a new programme's address can be chosen: it stays for ever.</summary>
    bool IsNew { get; }
}

public sealed class NewModel(StartupsDb db, ProgrammeDesk desk, IStringLocalizer<ProgrammesTexts> texts) : PageModel, IProgrammePage, IReshow
{
    private const int LongestSlug = 80;

    [BindProperty]
    public ProgrammeForm Form { get; set; } = new();

    public bool IsNew => true;

    public async Task<IActionResult> OnPostAsync()
    {
        var written = Form.Read(ModelState, texts);
        var slug = Form.ChosenSlug;
        if (!string.IsNullOrWhiteSpace(Form.Title.Pl) && (!ProgrammeQueries.IsSlug(slug) || slug.Length > LongestSlug))
            ModelState.AddModelError("Form.Slug", texts["Wrong.Slug", Lublin.Startups.Web.Data.Slug.From(Form.Title.Pl)]);
        if (Form.ChosenKind is { } kind && Kinds.Of(kind).Reserves(slug))
            ModelState.AddModelError("Form.Slug", texts["Wrong.SlugReserved", slug, await db.FreeSlugAsync($"{texts[$"Slug.{kind}"].Value}-{slug}")]);
        if (written is null || !ModelState.IsValid)
        {
            if (ModelState["Form.Slug"] is not { Errors.Count: > 0 } && await db.Programmes.AnyAsync(other => other.Slug == slug))
                ModelState.AddModelError("Form.Slug", texts["Wrong.SlugTaken", slug, await db.FreeSlugAsync(slug)]);
            return Page();
        }

        switch (await desk.CreateAsync(Form.ChosenKind!.Value, slug, written, Form.ChosenLevel, User.Actor(), Form.FormId))
        {
            case ProgrammeOutcome.Created(var id):
                return new SeeOther(Url.Content("~" + Links.Office.Programme(id) + "?stan=utworzono"));
            case ProgrammeOutcome.SlugTaken(var free):
                ModelState.AddModelError("Form.Slug", texts["Wrong.SlugTaken", slug, free]);
                return Page();
            default:
                throw new InvalidOperationException("No such outcome.");
        }
    }

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(Page());
}
