using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.Serialization;

namespace Lublin.Startups.Web.Clock;

/// <summary>Writes calendar files (RFC 5545): what <c>.ics</c> downloads and the calendar parts of mails hold.</summary>
public static class CalendarFile
{
    private const string Zone = "Europe/Warsaw";
    private const int OctetsPerLine = 75;

    // No meeting is older, and looking further back takes longer than writing the file.
    private static readonly DateTime FirstYear = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>
    /// The whole file, lines ended by CRLF. A <see cref="CalendarMethod.Request"/> or <see cref="CalendarMethod.Cancel"/> in
    /// a mail should hold one event: mail programs look at the first only.
    /// </summary>
    /// <exception cref="ArgumentException">An invitation lacks its organiser or guest, or a cancellation its organiser.</exception>
    /// <param name="method">What it says.</param>
    /// <param name="events">In any order.</param>
    /// <param name="refresh">How often a web calendar should ask again (RFC 7986 §5.7); null for a file that is read once.</param>
    public static string Write(CalendarMethod method, IReadOnlyList<CalendarEvent> events, TimeSpan? refresh = null)
    {
        ArgumentNullException.ThrowIfNull(events);
        var calendar = new Calendar { ProductId = "-//Lublin//Lublin Startups//PL", Scale = "GREGORIAN", Method = Name(method) };
        if (refresh is { } interval)
            calendar.AddProperty(new CalendarProperty("REFRESH-INTERVAL", System.Xml.XmlConvert.ToString(interval)) { Parameters = { new CalendarParameter("VALUE", "DURATION") } });
        calendar.AddTimeZone(VTimeZone.FromDateTimeZone(Zone, FirstYear, includeHistoricalData: false));
        calendar.Events.AddRange(events.Select(@event => EventOf(method, @event)));
        return Folded(new CalendarSerializer().SerializeToString(calendar)!);
    }

    private static string Name(CalendarMethod method) => method switch
    {
        CalendarMethod.Publish => "PUBLISH",
        CalendarMethod.Request => "REQUEST",
        CalendarMethod.Cancel => "CANCEL",
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };

    private static Ical.Net.CalendarComponents.CalendarEvent EventOf(CalendarMethod method, CalendarEvent @event)
    {
        if (method != CalendarMethod.Publish && @event.Organizer is null)
            throw new ArgumentException("An invitation or its cancellation names its organiser.", nameof(@event));
        if (method == CalendarMethod.Request && @event.Attendee is null)
            throw new ArgumentException("An invitation names its guest.", nameof(@event));

        var written = new Ical.Net.CalendarComponents.CalendarEvent
        {
            Uid = Text(@event.Uid),
            Sequence = @event.Sequence,
            DtStamp = new(@event.ChangedAt.UtcDateTime),
            Start = new(@event.Date, @event.Start, Zone),
            End = new(@event.Date, @event.End, Zone),
            Summary = Text(@event.Summary),
            Description = Text(@event.Description),
            Location = Text(@event.Location),
            Url = @event.Url is { } url ? new(url.AbsoluteUri) : null,
            Status = @event.Cancelled || method == CalendarMethod.Cancel ? EventStatus.Cancelled : EventStatus.Confirmed,
        };
        if (@event.Organizer is { } organizer)
            written.Organizer = new() { Value = Address(organizer.Email), CommonName = Name(organizer) };
        // RFC 5546 §3.2.1 knows no guests in a published event, and a download may be passed on.
        if (@event.Attendee is { } attendee && method != CalendarMethod.Publish)
        {
            written.Attendees.Add(new()
            {
                Value = Address(attendee),
                Type = "INDIVIDUAL",
                Role = ParticipationRole.RequiredParticipant,
                ParticipationStatus = EventParticipationStatus.Accepted,
                Rsvp = false,
            });
        }

        return written;
    }

    // Line ends are the only control characters a text may hold.
    private static string? Text(string? text) =>
        string.IsNullOrEmpty(text) ? null : string.Concat(text.ReplaceLineEndings("\n").Select(c => char.IsControl(c) && c != '\n' ? ' ' : c));

    // A quoted parameter knows no escape for the quotation mark itself (RFC 5545 §3.2).
    private static string Name(CalendarOrganizer organizer) =>
        string.Concat(organizer.Name.Select(c => c == '"' ? '\'' : char.IsControl(c) ? ' ' : c));

    // What an address may hold before its @ and a link may not is escaped (RFC 6068 §2).
    private static Uri Address(string email)
    {
        var bare = string.Concat(email.Where(c => !char.IsControl(c) && !char.IsWhiteSpace(c)));
        var at = bare.LastIndexOf('@');
        return Uri.TryCreate("mailto:" + bare, UriKind.Absolute, out var address) ? address : new($"mailto:{Uri.EscapeDataString(bare[..at])}{bare[at..]}");
    }

    // Ical.Net folds between the two halves of an emoji too, and nobody would get it back.
    private static string Folded(string file)
    {
        var folded = new StringBuilder(file.Length);
        foreach (var line in file.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var octets = 0;
            foreach (var rune in line.EnumerateRunes())
            {
                if (octets + rune.Utf8SequenceLength > OctetsPerLine)
                {
                    folded.Append("\r\n ");
                    octets = 1;
                }

                folded.Append(rune.ToString());
                octets += rune.Utf8SequenceLength;
            }

            folded.Append("\r\n");
        }

        return folded.ToString();
    }
}
