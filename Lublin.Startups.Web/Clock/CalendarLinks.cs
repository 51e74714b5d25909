using System.Globalization;

namespace Lublin.Startups.Web.Clock;

/// <summary>Addresses that open a filled-in new event in a web calendar. Apple's calendar takes the <c>.ics</c> file.</summary>
public static class CalendarLinks
{
    public static string Google(CalendarEvent @event) =>
        "https://calendar.google.com/calendar/render?action=TEMPLATE"
        + Part("text", @event.Summary)
        + Part("dates", Local(@event.Date, @event.Start) + "/" + Local(@event.Date, @event.End))
        + Part("ctz", "Europe/Warsaw")
        + Part("details", Details(@event))
        + Part("location", @event.Location);

    /// <summary>For private accounts (outlook.com, hotmail.com).</summary>
    public static string Outlook(CalendarEvent @event) => Compose("https://outlook.live.com", @event);

    /// <summary>For accounts of firms and schools (Microsoft 365).</summary>
    public static string Office(CalendarEvent @event) => Compose("https://outlook.office.com", @event);

    private static string Compose(string site, CalendarEvent @event) =>
        site + "/calendar/0/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent"
        + Part("subject", @event.Summary)
        // Outlook reads a time without an offset in the reader's own zone, so it gets UTC.
        + Part("startdt", Utc(@event.Date, @event.Start))
        + Part("enddt", Utc(@event.Date, @event.End))
        + Part("body", Details(@event))
        + Part("location", @event.Location);

    private static string Details(CalendarEvent @event) =>
        string.Join("\n\n", new[] { @event.Description, @event.Url?.AbsoluteUri }.Where(part => !string.IsNullOrEmpty(part)));

    private static string Local(DateOnly date, TimeOnly time) =>
        date.ToDateTime(time).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static string Utc(DateOnly date, TimeOnly time) =>
        Warsaw.ToInstant(date, time).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Part(string name, string? value) =>
        string.IsNullOrEmpty(value) ? "" : $"&{name}={Uri.EscapeDataString(value)}";
}
