namespace Lublin.Startups.Web.Enrolments;

/// <summary>The seats of one edition at one instant, counted, never stored.</summary>
/// <param name="Capacity">All seats.</param>
/// <param name="Confirmed">Seats of those who have a place.</param>
/// <param name="Offered">Seats in open offers.</param>
/// <param name="Waiting">Enrolments in the queue.</param>
public readonly record struct Seating(int Capacity, int Confirmed, int Offered, int Waiting)
{
    /// <summary>Seats that nobody has and nobody is offered; never below 0.</summary>
    public int Free => Math.Max(0, Capacity - Confirmed - Offered);

    /// <summary>Seats that a newcomer can have: none while anybody waits.</summary>
    public int FreeForNewcomers => Waiting == 0 ? Free : 0;

    public bool HasRoomForNewcomer(int seats) => seats <= FreeForNewcomers;

    public Seating WithOffered(int seats) => this with { Offered = Offered + seats };
}
