using System.Globalization;
using System.Text;

namespace Lublin.Startups.Web.Clock;

/// <summary>Writes calendar files (RFC 5545): what <c>.ics</c> downloads and the calendar parts of mails hold.</summary>
public static class CalendarFile
{
    private const int OctetsPerLine = 75;

    private static readonly string[] TimeZoneLines =
    [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Warsaw",
        "BEGIN:DAYLIGHT",
        "DTSTART:19960331T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "TZNAME:CEST",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:19961027T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "TZNAME:CET",
        "END:STANDARD",
        "END:VTIMEZONE",
    ];

    /// <summary>
    /// The whole file, lines ended by CRLF. A <see cref="CalendarMethod.Request"/> or <see cref="CalendarMethod.Cancel"/> in
    /// a mail should hold one event: mail programs look at the first only.
    /// </summary>
    /// <exception cref="ArgumentException">An invitation lacks its organiser or guest, or a cancellation its organiser.</exception>
    public static string Write(CalendarMethod method, IReadOnlyList<CalendarEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var file = new StringBuilder();
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//Lublin//Lublin Startups//PL");
        Line(file, "CALSCALE:GREGORIAN");
        Line(file, "METHOD:" + Name(method));
        foreach (var line in TimeZoneLines)
            Line(file, line);
        foreach (var @event in events)
            WriteEvent(file, method, @event);
        Line(file, "END:VCALENDAR");
        return file.ToString();
    }

    private static string Name(CalendarMethod method) => method switch
    {
        CalendarMethod.Publish => "PUBLISH",
        CalendarMethod.Request => "REQUEST",
        CalendarMethod.Cancel => "CANCEL",
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };

    private static void WriteEvent(StringBuilder file, CalendarMethod method, CalendarEvent @event)
    {
        if (method != CalendarMethod.Publish && @event.Organizer is null)
            throw new ArgumentException("An invitation or its cancellation names its organiser.", nameof(@event));
        if (method == CalendarMethod.Request && @event.Attendee is null)
            throw new ArgumentException("An invitation names its guest.", nameof(@event));

        Line(file, "BEGIN:VEVENT");
        Line(file, "UID:" + Text(@event.Uid));
        Line(file, "SEQUENCE:" + @event.Sequence.ToString(CultureInfo.InvariantCulture));
        Line(file, "DTSTAMP:" + @event.ChangedAt.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        Line(file, "DTSTART;TZID=Europe/Warsaw:" + Local(@event.Date, @event.Start));
        Line(file, "DTEND;TZID=Europe/Warsaw:" + Local(@event.Date, @event.End));
        Line(file, "SUMMARY:" + Text(@event.Summary));
        if (!string.IsNullOrEmpty(@event.Description))
            Line(file, "DESCRIPTION:" + Text(@event.Description));
        if (!string.IsNullOrEmpty(@event.Location))
            Line(file, "LOCATION:" + Text(@event.Location));
        if (@event.Url is { } url)
            Line(file, "URL:" + url.AbsoluteUri);
        Line(file, @event.Cancelled || method == CalendarMethod.Cancel ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
        if (@event.Organizer is { } organizer)
            Line(file, $"ORGANIZER;CN={Quoted(organizer.Name)}:mailto:{Address(organizer.Email)}");
        // RFC 5546 §3.2.1 knows no guests in a published event, and a download may be passed on.
        if (@event.Attendee is { } attendee && method != CalendarMethod.Publish)
            Line(file, "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE;"
                + $"CN={Quoted(attendee.Name)}:mailto:{Address(attendee.Email)}");
        Line(file, "END:VEVENT");
    }

    private static string Local(DateOnly date, TimeOnly time) =>
        date.ToDateTime(time).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static string Text(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            if (c is '\\' or ';' or ',')
                escaped.Append('\\').Append(c);
            else if (c == '\n')
                escaped.Append("\\n");
            else
                escaped.Append(char.IsControl(c) ? ' ' : c);
        }

        return escaped.ToString();
    }

    // A quoted parameter knows no escape for the quotation mark itself (RFC 5545 §3.2).
    private static string Quoted(string text) =>
        '"' + string.Concat(text.Select(c => c == '"' ? '\'' : char.IsControl(c) ? ' ' : c)) + '"';

    private static string Address(string email) =>
        string.Concat(email.Where(c => !char.IsControl(c) && !char.IsWhiteSpace(c)));

    private static void Line(StringBuilder file, string content)
    {
        var octets = 0;
        foreach (var rune in content.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > OctetsPerLine)
            {
                file.Append("\r\n ");
                octets = 1;
            }

            file.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }
}
