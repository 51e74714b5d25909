namespace Lublin.Startups.Web.Clock;

/// <summary>What a calendar file says to the program that opens it (RFC 5546).</summary>
public enum CalendarMethod
{
    /// <summary>A download: for anybody, nothing to answer.</summary>
    Publish,

    /// <summary>An invitation to one person, or its newer version.</summary>
    Request,

    /// <summary>The event is gone from that person's calendar.</summary>
    Cancel,
}

/// <summary>The organiser; mail programs expect the address that the invitation came from.</summary>
public sealed record CalendarOrganizer(string Name, string Email);

/// <summary>One dated meeting as calendars know it; times are the wall clock in Warsaw.</summary>
/// <param name="Uid">Its name for ever; calendars find the older version by it.</param>
/// <param name="Sequence">Rises with every change of time, place or state.</param>
/// <param name="ChangedAt">The instant of the last change.</param>
/// <param name="Date">The day it is on.</param>
/// <param name="Start">When it starts.</param>
/// <param name="End">When it ends, the same day.</param>
/// <param name="Summary">Its title.</param>
public sealed record CalendarEvent(
    string Uid, int Sequence, DateTimeOffset ChangedAt, DateOnly Date, TimeOnly Start, TimeOnly End, string Summary)
{
    public string? Description { get; init; }

    public string? Location { get; init; }

    /// <summary>The page that tells more; absolute.</summary>
    public Uri? Url { get; init; }

    public bool Cancelled { get; init; }

    /// <summary>Demanded by <see cref="CalendarMethod.Request"/> and <see cref="CalendarMethod.Cancel"/>.</summary>
    public CalendarOrganizer? Organizer { get; init; }

    /// <summary>The guest's address. Demanded by <see cref="CalendarMethod.Request"/>; never written into a download.</summary>
    public string? Attendee { get; init; }
}
