using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.SchoolDesk;

/// <summary>A school is found by name or number and has a link sent to its official address: the same answer whatever happened.</summary>
public sealed class FindModel(StartupsDb db, AfterAnswer later, IStringLocalizer<DeskTexts> texts) : PageModel
{
    public const string Word = "szukaj";
    public const string Number = "rspo";
    private const int Longest = 100;

    [FromQuery(Name = Word)]
    public string? Query { get; set; }

    /// <summary>Of the school that was chosen.</summary>
    [BindProperty(Name = Number, SupportsGet = true)]
    public int? Rspo { get; set; }

    [FromQuery(Name = "wyslane")]
    public bool Sent { get; set; }

    /// <summary>Left empty by people.</summary>
    [BindProperty]
    public string? Website { get; set; }

    /// <summary>Null before anything was asked.</summary>
    public IReadOnlyList<School>? Found { get; private set; }

    public School? Chosen { get; private set; }

    public async Task OnGetAsync()
    {
        if (Rspo is not null)
            Chosen = await ChosenAsync();
        else if (!string.IsNullOrWhiteSpace(Query))
            Found = await db.FindSchoolsAsync(Query.Length > Longest ? Query[..Longest] : Query);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Chosen = await ChosenAsync();
        if (!string.IsNullOrEmpty(Website))
            ModelState.AddModelError("", texts["Wrong.Website"]);
        if (Chosen is null)
            ModelState.AddModelError("", texts["Wrong.School"]);
        if (!ModelState.IsValid)
            return Page();
        var school = Chosen!.Id;
        later.Put(services => services.GetRequiredService<AccessDesk>().RequestAsync(school));
        return new SeeOther(Url.Content($"~{SchoolLinks.Find}?wyslane=true"));
    }

    private async Task<School?> ChosenAsync() =>
        await db.Schools.AsNoTracking().SingleOrDefaultAsync(school => school.Rspo == Rspo) is { IsChoosable: true } school ? school : null;
}
