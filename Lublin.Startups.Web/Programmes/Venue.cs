using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Programmes;

/// <summary>A building where sessions are held.</summary>
public sealed class Venue
{
    private readonly List<Room> rooms = [];

    private Venue()
    {
    }

    public Venue(string name, string address, LocalText access, LocalText directions) =>
        (Name, Address, Access, Directions) = (name, address, access, directions);

    public long Id { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Street and number, post code and town.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Way in, lift, toilet, induction loop: what a person with special needs has to know before coming.</summary>
    public LocalText Access { get; private set; } = null!;

    public LocalText Directions { get; private set; } = null!;
    public IReadOnlyCollection<Room> Rooms => rooms;

    public Room AddRoom(string name, int seats)
    {
        var room = new Room(this, name, seats);
        rooms.Add(room);
        return room;
    }
}

/// <summary>A room of a venue, with as many seats as may be taken in it.</summary>
public sealed class Room
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
}

/// <summary>Who leads a training.</summary>
public sealed class Trainer
{
    private Trainer()
    {
    }

    public Trainer(string name, LocalText bio) => (Name, Bio) = (name, bio);

    public long Id { get; private set; }
    public string Name { get; private set; } = "";
    public LocalText Bio { get; private set; } = null!;
}
