using Lublin.Startups.Web.Clock;
using Microsoft.AspNetCore.WebUtilities;

namespace Lublin.Startups.Tests;

public sealed class CalendarLinksTests
{
    private static readonly CalendarEvent Training = new(
        "sesja-7@startups.example.org", 0, new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero),
        new(2026, 11, 24), new(17, 0), new(19, 30), "Faktury & koszty: 100% „za zero”")
    {
        Location = "ul. Lubartowska 1, Lublin",
        Description = "Weź laptop.",
        Url = new("https://startups.example.org/szkolenia/faktury"),
    };

    [Fact]
    public void Google_gets_the_wall_clock_and_the_zone()
    {
        var link = new Uri(CalendarLinks.Google(Training));
        var query = QueryHelpers.ParseQuery(link.Query);

        Assert.Equal("https://calendar.google.com/calendar/render", link.GetLeftPart(UriPartial.Path));
        Assert.Equal("TEMPLATE", query["action"]);
        Assert.Equal("20261124T170000/20261124T193000", query["dates"]);
        Assert.Equal("Europe/Warsaw", query["ctz"]);
        Assert.Equal(Training.Summary, query["text"]);
        Assert.Equal(Training.Location, query["location"]);
        Assert.Equal("Weź laptop.\n\nhttps://startups.example.org/szkolenia/faktury", query["details"]);
    }

    [Fact]
    public void Outlook_gets_utc_at_home_and_at_work()
    {
        var home = new Uri(CalendarLinks.Outlook(Training));
        var work = new Uri(CalendarLinks.Office(Training));
        var query = QueryHelpers.ParseQuery(home.Query);

        Assert.Equal("https://outlook.live.com/calendar/0/deeplink/compose", home.GetLeftPart(UriPartial.Path));
        Assert.Equal("https://outlook.office.com/calendar/0/deeplink/compose", work.GetLeftPart(UriPartial.Path));
        Assert.Equal(home.Query, work.Query);
        Assert.Equal("/calendar/action/compose", query["path"]);
        Assert.Equal("addevent", query["rru"]);
        Assert.Equal("2026-11-24T16:00:00Z", query["startdt"]);
        Assert.Equal("2026-11-24T18:30:00Z", query["enddt"]);
        Assert.Equal(Training.Summary, query["subject"]);
    }

    [Fact]
    public void What_is_not_known_is_left_out_of_the_address()
    {
        var bare = CalendarLinks.Google(Training with { Location = null, Description = null, Url = null });

        Assert.DoesNotContain("location=", bare, StringComparison.Ordinal);
        Assert.DoesNotContain("details=", bare, StringComparison.Ordinal);
    }
}
