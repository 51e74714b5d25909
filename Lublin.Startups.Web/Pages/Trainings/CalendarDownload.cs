using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Pages.Trainings;

/// <summary>An edition for people's calendars: a file to download, and events that web calendars take by address.</summary>
public sealed class CalendarDownload(IStringLocalizer<PublicTexts> texts, IOptions<SiteOptions> site)
{
    /// <summary>One event per session, in the language of the request.</summary>
    /// <param name="edition">Published.</param>
    /// <param name="request">Whose host stands in while the public address is not set.</param>
    public IReadOnlyList<CalendarEvent> Events(CatalogueEdition edition, HttpRequest request)
    {
        var language = Languages.Current.Code;
        var (title, lead) = (edition.Title.In(language).Text, edition.Lead.In(language).Text);
        var url = new Uri(site.Value.Absolute(request, $"{request.PathBase}/szkolenia/{edition.ProgrammeSlug}"));
        return [.. edition.Sessions.Select((session, i) => new CalendarEvent(
            session.Uid.ToString(),
            session.Sequence,
            session.ChangedAt ?? edition.Window.PublishedAt ?? edition.Window.OpensAt,
            session.Date,
            session.Start,
            session.End,
            edition.Sessions.Count == 1 ? title : texts["Calendar.Part", title, i + 1, edition.Sessions.Count])
        {
            Description = lead,
            Location = session.Place is { } place ? $"{place.Room}, {place.Venue}, {place.Address}" : texts["Calendar.Online"],
            Url = url,
            Cancelled = session.Cancelled,
        })];
    }

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/szkolenia/{slug}/{edition}.ics", async (string slug, string edition, StartupsDb db, CalendarDownload calendar, HttpContext context) =>
        {
            if (!ProgrammeQueries.IsSlug(slug) || !ProgrammeQueries.IsSlug(edition) || await db.EditionAsync(slug, edition) is not { } found)
                return Results.NotFound();
            var file = CalendarFile.Write(CalendarMethod.Publish, calendar.Events(found, context.Request));
            return Results.File(System.Text.Encoding.UTF8.GetBytes(file), "text/calendar; charset=utf-8", $"{slug}-{edition}.ics");
        });
}
