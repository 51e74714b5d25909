using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>The seats of one edition at one instant, counted, never stored.</summary>
/// <param name="Places">What the edition has room for.</param>
/// <param name="Confirmed">Seats of people with a place.</param>
/// <param name="Offered">Seats in open offers.</param>
/// <param name="Waiting">Enrolments in the queue.</param>
public readonly record struct Seating(Places Places, int Confirmed, int Offered, int Waiting)
{
    /// <summary>Those of these enrolments at an instant.</summary>
    public static Seating Of(Places places, IReadOnlyCollection<Enrolment> enrolments, DateTimeOffset now)
    {
        int Seats(EnrolmentState state) => enrolments.Where(enrolment => enrolment.StateAt(now) == state).Sum(enrolment => enrolment.Seats);
        return new(places, Seats(EnrolmentState.Confirmed), Seats(EnrolmentState.Offered), enrolments.Count(enrolment => enrolment.StateAt(now) == EnrolmentState.Waiting))
        {
            Holders = enrolments.Count(enrolment => enrolment.StateAt(now) is EnrolmentState.Confirmed or EnrolmentState.Offered),
        };
    }

    /// <summary>All seats.</summary>
    public int Capacity => Places.Total;

    /// <summary>Seats that people have or are offered.</summary>
    public int Taken => Confirmed + Offered;

    /// <summary>Seats that nobody has and nobody is offered; never below 0.</summary>
    public int Free => Places.LeftBeside(Taken);

    /// <summary>Enrolments that have seats or are offered them.</summary>
    public int Holders { get; init; }

    /// <summary>Whether one more may have so many seats: they are free, and one more group may share them.</summary>
    public bool HasRoomFor(int seats) => seats <= Free && (Places.Groups is not { } groups || Holders < groups);

    /// <summary>Seats that a newcomer can have: none while anybody waits.</summary>
    public int FreeForNewcomers => Waiting == 0 ? Free : 0;

    public bool HasRoomForNewcomer(int seats) => Waiting == 0 && HasRoomFor(seats);

    public Seating WithOffered(int seats) => this with { Offered = Offered + seats, Holders = Holders + 1 };

    /// <summary>Both together.</summary>
    public static Seating operator +(Seating one, Seating other) =>
        new(one.Places + other.Places, one.Confirmed + other.Confirmed, one.Offered + other.Offered, one.Waiting + other.Waiting) { Holders = one.Holders + other.Holders };
}
