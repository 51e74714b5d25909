namespace Lublin.Startups.Web.Enrolments;

/// <summary>
/// By what rule people get in: whether a newcomer has a place at once, and in what order places go to those waiting. A closed set: places by points
/// or by decision become another rule here (docs/adr/0021).
/// </summary>
public abstract record Admission
{
    private Admission()
    {
    }

    /// <summary>Whether a newcomer gets so many seats now; else they wait.</summary>
    public abstract bool Seats(Seating seating, int seats);

    /// <summary>Those waiting, the next one first.</summary>
    public abstract IEnumerable<Enrolment> InLine(IEnumerable<Enrolment> waiting);

    /// <summary>In the order of signing up: a newcomer comes behind those waiting, and staff move somebody in line with a reason.</summary>
    public sealed record ByOrder : Admission
    {
        public override bool Seats(Seating seating, int seats) => seating.HasRoomForNewcomer(seats);

        public override IEnumerable<Enrolment> InLine(IEnumerable<Enrolment> waiting) => waiting.OrderBy(enrolment => enrolment.Rank).ThenBy(enrolment => enrolment.Id);
    }
}
