namespace Lublin.Startups.Web.Programmes;

/// <summary>A session as lists, pages and calendars read it.</summary>
public sealed record SessionSummary(
    long Id, Guid Uid, int Sequence, DateTimeOffset? ChangedAt, bool Cancelled, DateOnly Date, TimeOnly Start, TimeOnly End, DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    /// <summary>Null on-line.</summary>
    public SessionPlace? Place { get; init; }

    /// <summary>Why it alone was cancelled, in Polish.</summary>
    public string? CancelReason { get; init; }

    internal static SessionSummary Of(Session session) => new(
        session.Id, session.Uid, session.Sequence, session.ChangedAt, session.CancelledAt is not null, session.Date, session.Start, session.End, session.StartsAt, session.EndsAt)
    {
        Place = session.Room is { } room ? new(room.VenueId, room.Name, room.Venue.Name, room.Venue.Address) : null,
        CancelReason = session.CancelReason,
    };
}

/// <summary>Where a session is held.</summary>
public sealed record SessionPlace(long VenueId, string Room, string Venue, string Address);
