using System.Globalization;
using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Programmes;

/// <summary>A session as planning sees it: of what, when, where, with whom, for how many.</summary>
/// <param name="SessionId">0 while it is only being thought of.</param>
/// <param name="EditionId">Its edition.</param>
/// <param name="ProgrammeId">Its programme.</param>
/// <param name="Title">The programme's.</param>
/// <param name="Plan">When and where.</param>
/// <param name="Capacity">How many may come.</param>
public sealed record Booking(long SessionId, long EditionId, long ProgrammeId, LocalText Title, SessionPlan Plan, int Capacity)
{
    /// <summary>Its name for ever; empty while it is only being thought of.</summary>
    public Guid Uid { get; init; }

    public ProgrammeKind Kind { get; init; }

    /// <summary>What it takes besides its room: nobody and nothing of it can be elsewhere at the same moment.</summary>
    public IReadOnlyList<Resource> Besides { get; init; } = [];

    /// <summary>All that it takes: its room, which follows its plan, and the rest.</summary>
    public IReadOnlyList<Resource> Resources => Plan.RoomId is { } room ? [Resource.Of(ResourceKind.Room, room), .. Besides] : Besides;

    /// <summary>How many fit into its room; null on-line.</summary>
    public int? RoomSeats { get; init; }

    /// <summary>What is published holds its resources; a draft only wishes for them.</summary>
    public bool IsPublished { get; init; }

    /// <summary>What its edition is judged by, where that was read with it; null: it is still to be asked for.</summary>
    public EditionFacts? Facts { get; init; }

    public bool HasPresenter => Besides.Any(resource => resource.Kind == ResourceKind.Presenter);

    /// <summary>Whether both run at one moment.</summary>
    public bool Overlaps(Booking other) => Plan.Date == other.Plan.Date && Plan.Start < other.Plan.End && other.Plan.Start < Plan.End;

    /// <summary>The same session, led by these.</summary>
    public Booking LedBy(IEnumerable<long> presenters) => this with
    {
        Besides = [.. presenters.Select(id => Resource.Of(ResourceKind.Presenter, id)), .. Besides.Where(resource => resource.Kind != ResourceKind.Presenter)],
    };
}

/// <summary>Somebody or something that can be in one place at a time.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">Which one, among those of its kind.</param>
public readonly record struct Resource(ResourceKind Kind, string Key)
{
    public static Resource Of(ResourceKind kind, long id) => new(kind, id.ToString(CultureInfo.InvariantCulture));

    /// <summary>The row of what is kept in a table of its own; null when the key is no number.</summary>
    public long? Id => long.TryParse(Key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}

/// <summary>In the order in which they are named when two sessions share several.</summary>
public enum ResourceKind
{
    Room,
    Presenter,

    /// <summary>A group of an edition's people.</summary>
    Group,

    /// <summary>The person who receives the guests there.</summary>
    Host,

    /// <summary>A member of staff who goes along.</summary>
    Escort,

    /// <summary>What there is only one of: a set of laptops, a projector.</summary>
    Thing,
}
