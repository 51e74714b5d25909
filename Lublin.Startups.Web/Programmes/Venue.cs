using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Programmes;

/// <summary>A building where sessions are held.</summary>
public sealed class Venue : IArchived
{
    private const string Polish = "pl";
    private readonly List<Room> rooms = [];

    private Venue()
    {
    }

    public Venue(string name, string address, LocalText access, LocalText directions) : this(new VenueTexts(name, address, access, directions))
    {
    }

    public Venue(VenueTexts facts) => Set(facts);

    public long Id { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Street and number, post code and town.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Way in, lift, toilet, induction loop: what a person with special needs has to know before coming.</summary>
    public LocalText Access { get; private set; } = null!;

    /// <summary>How to get there and in.</summary>
    public LocalText Directions { get; private set; } = null!;

    /// <summary>The place on a map of the web; null without one.</summary>
    public string? MapLink { get; private set; }

    /// <summary>Since when nothing new is planned here.</summary>
    public DateTimeOffset? ArchivedAt { get; private set; }

    /// <inheritdoc cref="Programme.Version"/>
    public int Version { get; private set; }

    public IReadOnlyCollection<Room> Rooms => rooms;

    public void Change(VenueTexts facts)
    {
        Set(facts);
        Version++;
    }

    /// <summary>Whether guests have to hear of it: another name, address or way in. A translation that is added or corrected is no other way in.</summary>
    public bool IsNewsFor(VenueTexts facts) =>
        (Name, Address, WordsOf(Access), WordsOf(Directions)) != (facts.Name, facts.Address, WordsOf(facts.Access), WordsOf(facts.Directions));

    public void Archive(DateTimeOffset now) => ArchivedAt ??= now;

    public void Restore() => ArchivedAt = null;

    public Room AddRoom(string name, int seats)
    {
        var room = new Room(this, name, seats);
        rooms.Add(room);
        return room;
    }

    // Browsers send line ends of their own.
    private static string WordsOf(LocalText text) => text.In(Polish).Text.ReplaceLineEndings("\n").Trim();

    private void Set(VenueTexts facts) =>
        (Name, Address, Access, Directions, MapLink) = (facts.Name, facts.Address, facts.Access, facts.Directions, facts.MapLink);
}

/// <summary>What staff say of a venue.</summary>
public sealed record VenueTexts(string Name, string Address, LocalText Access, LocalText Directions, string? MapLink = null);

/// <summary>A room of a venue, with as many seats as may be taken in it.</summary>
public sealed class Room : IArchived
{
    private Room()
    {
    }

    internal Room(Venue venue, string name, int seats) => (Venue, Name, Seats) = (venue, name, seats);

    public long Id { get; private set; }
    public long VenueId { get; private set; }
    public Venue Venue { get; private set; } = null!;
    public string Name { get; private set; } = "";
    public int Seats { get; private set; }

    /// <inheritdoc cref="Venue.ArchivedAt"/>
    public DateTimeOffset? ArchivedAt { get; private set; }

    /// <inheritdoc cref="Programme.Version"/>
    public int Version { get; private set; }

    public void Change(string name, int seats)
    {
        (Name, Seats) = (name, seats);
        Version++;
    }

    public void Archive(DateTimeOffset now) => ArchivedAt ??= now;

    public void Restore() => ArchivedAt = null;
}

public sealed class Presenter : IArchived
{
    private Presenter()
    {
    }

    public Presenter(string name, LocalText bio) : this(new PresenterFacts(name, bio))
    {
    }

    public Presenter(PresenterFacts facts) => Set(facts);

    public long Id { get; private set; }
    public string Name { get; private set; } = "";
    public LocalText Bio { get; private set; } = null!;

    /// <summary>Where this person is written to; null while nobody knows.</summary>
    public string? Email { get; private set; }

    /// <summary>E.164; null while nobody knows.</summary>
    public string? Phone { get; private set; }

    /// <summary>The language this person is written to in: pl, en, uk.</summary>
    public string Language { get; private set; } = "pl";

    /// <summary>Since when nothing new is planned with this person.</summary>
    public DateTimeOffset? ArchivedAt { get; private set; }

    /// <inheritdoc cref="Programme.Version"/>
    public int Version { get; private set; }

    public PresenterFacts Facts => new(Name, Bio) { Email = Email, Phone = Phone, Language = Language };

    public void Change(PresenterFacts facts)
    {
        Set(facts);
        Version++;
    }

    public void Archive(DateTimeOffset now) => ArchivedAt ??= now;

    public void Restore() => ArchivedAt = null;

    private void Set(PresenterFacts facts) =>
        (Name, Bio, Email, Phone, Language) = (facts.Name, facts.Bio, facts.Email, facts.Phone, facts.Language);
}

/// <summary>What staff know of a presenter.</summary>
public sealed record PresenterFacts(string Name, LocalText Bio)
{
    /// <inheritdoc cref="Presenter.Email"/>
    public string? Email { get; init; }

    /// <inheritdoc cref="Presenter.Phone"/>
    public string? Phone { get; init; }

    /// <inheritdoc cref="Presenter.Language"/>
    public string Language { get; init; } = "pl";
}

/// <summary>What is archived instead of deleted.</summary>
public interface IArchived
{
    /// <summary>Since when nothing new is planned with it.</summary>
    DateTimeOffset? ArchivedAt { get; }

    void Archive(DateTimeOffset now);

    void Restore();
}
