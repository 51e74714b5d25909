using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>Everybody who signed up for anything in a year.</summary>
public sealed class YearModel(StartupsDb db, SealedSearch searches, TimeProvider clock) : PageModel, IReshow
{
    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public PeopleAsked Asked { get; private set; } = null!;
    public PeoplePage People { get; private set; } = null!;
    public int Year { get; private set; }
    public int ThisYear => Warsaw.DateOf(Now).Year;

    public IActionResult OnPost() => new SeeOther(Url.Content("~" + Links.Office.People) + PeopleAsked.Of(Request.Form, searches).QueryFrom(null));

    public Task<IActionResult> ReshowAsync() => OnGetAsync();

    public async Task<IActionResult> OnGetAsync()
    {
        Asked = PeopleAsked.Of(Request.Query, searches);
        Year = Asked.Year ?? ThisYear;
        People = await db.PeopleOfYear(Year).Where(Asked.Filter, Now).PageAsync(Asked.From, PeopleOrder.Time);
        return Page();
    }
}
