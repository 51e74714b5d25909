using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolment;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>Everybody who signed up in a year, for whatever training.</summary>
public sealed class YearModel(StartupsDb db, TimeProvider clock) : PageModel
{
    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public PeopleAsked Asked { get; private set; } = null!;
    public PeoplePage People { get; private set; } = null!;
    public int Year { get; private set; }
    public int ThisYear => Warsaw.DateOf(Now).Year;

    public async Task<IActionResult> OnGetAsync()
    {
        Asked = PeopleAsked.Of(Request.Query);
        Year = Asked.Year ?? ThisYear;
        People = await db.PeopleOfYear(Year).Where(db, Asked.Filter, Now, withinEdition: false).PageAsync(Asked.From, asQueue: false);
        return Page();
    }
}
