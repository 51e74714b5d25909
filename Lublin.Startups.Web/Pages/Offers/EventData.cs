using System.Text.Json;
using System.Text.Json.Nodes;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Pages.Offers;

/// <summary>The dates of a programme for search engines, as schema.org events.</summary>
public sealed class EventData(IOptionsMonitor<SiteOptions> site)
{
    /// <returns>JSON that is safe inside a script element: the default encoder escapes angle brackets.</returns>
    public string Json(ProgrammeSummary programme, IReadOnlyList<EditionCard> cards, HttpRequest request)
    {
        var (title, lead) = (programme.Title.In(Languages.Current.Code).Text, programme.Lead.In(Languages.Current.Code).Text);
        var events = new JsonArray([.. cards.Select(card => Event(card, title, lead, site.CurrentValue.Absolute(request, request.PathBase + Links.Date(programme.Kind, programme.Slug, card.Edition.Slug))))]);
        return new JsonObject { ["@context"] = "https://schema.org", ["@graph"] = events }.ToJsonString(JsonSerializerOptions.Default);
    }

    private JsonObject Event(EditionCard card, string title, string lead, string url)
    {
        var edition = card.Edition;
        return new JsonObject
        {
            ["@type"] = Kinds.Of(edition.Kind).SchemaType,
            ["name"] = title,
            ["description"] = lead,
            ["url"] = url,
            ["startDate"] = edition.Window.FirstStart.ToString("O", null),
            ["endDate"] = edition.Window.LastEnd.ToString("O", null),
            ["inLanguage"] = edition.Language,
            ["isAccessibleForFree"] = true,
            ["eventStatus"] = "https://schema.org/" + (card.State == EditionState.Cancelled ? "EventCancelled" : "EventScheduled"),
            ["eventAttendanceMode"] = "https://schema.org/" + (edition.IsOnline ? "OnlineEventAttendanceMode" : "OfflineEventAttendanceMode"),
            ["location"] = edition.First.Place is { } place
                ? new JsonObject { ["@type"] = "Place", ["name"] = place.Venue, ["address"] = place.Address }
                : new JsonObject { ["@type"] = "VirtualLocation", ["url"] = url },
            ["organizer"] = new JsonObject { ["@type"] = "GovernmentOrganization", ["name"] = site.CurrentValue.OfficeName },
        };
    }
}
