using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Office.Kids;

/// <summary>A page of one season in the office; 404 when there is no season of that year.</summary>
public abstract class SeasonPage(StartupsDb db) : PageModel
{
    [FromRoute]
    public int Year { get; set; }

    /// <summary>With its edition, programme and sessions.</summary>
    public Season Season { get; private set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await db.SeasonAsync(Year) is not { } season)
        {
            context.Result = NotFound();
            return;
        }

        Season = season;
        await next();
    }
}
