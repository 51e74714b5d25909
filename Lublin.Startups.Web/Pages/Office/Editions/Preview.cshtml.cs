using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Pages.Office.Editions;

/// <summary>The link by which anybody sees a draft: made, replaced, ended.</summary>
public sealed class PreviewModel(StartupsDb db, EditionDesk desk, TimeProvider clock, PreviewLinks links) : EditionPage(db, clock)
{
    /// <summary>What the button says: whether there is to be a link.</summary>
    [BindProperty]
    public bool Open { get; set; }

    public string? LinkPath => links.CodeOf(Edition) is { } code ? Url.Content("~" + Links.Preview(code)) : null;

    /// <summary>As it is sent to somebody.</summary>
    public string? Link => LinkPath is { } path ? HttpContext.RequestServices.GetRequiredService<IOptionsMonitor<SiteOptions>>().CurrentValue.Absolute(Request, path) : null;

    protected override string OfSeason => "ustawienia";

    public IActionResult OnGet() => IsDraft ? Page() : Redirect(Path);

    public async Task<IActionResult> OnPostAsync() => await desk.PreviewAsync(Edition.Id, Open, User.Actor())
        ? new SeeOther(Path + "/podglad")
        : new SeeOther(Path + "?stan=juz-opublikowana");
}
