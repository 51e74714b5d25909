using System.Text;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Pages.Offers;

/// <summary>An edition's sessions as a calendar file for anybody, in the language of the request.</summary>
public static class CalendarDownload
{
    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var kind in Kinds.All)
            app.MapGet(Links.CalendarFile(kind.Of, "{slug}", "{edition}"), FileAsync).WithMetadata(kind);
    }

    private static async Task<IResult> FileAsync(
        string slug, string edition, StartupsDb db, EditionCalendar calendar, IOptionsMonitor<SiteOptions> site, HttpRequest request)
    {
        if (!ProgrammeQueries.IsSlug(slug) || !ProgrammeQueries.IsSlug(edition) || await db.EditionAsync(request.HttpContext.Kind().Of, slug, edition) is not { } found)
            return Results.NotFound();
        var events = calendar.EventsOf(found, new Uri(site.CurrentValue.Absolute(request, $"{request.PathBase}{Links.Programme(found.Kind, slug)}")));
        var file = CalendarFile.Write(CalendarMethod.Publish, events);
        return Results.File(Encoding.UTF8.GetBytes(file), "text/calendar; charset=utf-8", $"{slug}-{edition}.ics");
    }
}
