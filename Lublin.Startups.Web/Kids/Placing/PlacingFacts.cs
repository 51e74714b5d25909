namespace Lublin.Startups.Web.Kids.Placing;

/// <summary>A group as it is placed, in the order of admission.</summary>
/// <param name="Id">Its row.</param>
/// <param name="People">Children and all grown-ups.</param>
/// <param name="Age">Of its youngest.</param>
/// <param name="Wheelchair">Somebody in it uses one.</param>
/// <param name="Blocks">The hours that suit it.</param>
/// <param name="Point">Where its school is; null while nobody knows.</param>
public sealed record PlacedGroup(long Id, int People, int Age, bool Wheelchair, TimeBlocks Blocks, GeoPoint? Point);

/// <summary>A window as groups are placed in it.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Facts">What the host offers.</param>
/// <param name="Point">Where the host is; null while nobody knows, or when the host comes to the school.</param>
/// <param name="IsSchoolDay">A weekday that is not off for schools.</param>
/// <param name="IsCleared">The host may be with children on that day.</param>
public sealed record PlacedWindow(long Id, WindowFacts Facts, GeoPoint? Point, bool IsSchoolDay, bool IsCleared)
{
    private static readonly TimeOnly Opens = new(8, 0);
    private static readonly TimeOnly Closes = new(14, 0);

    /// <summary>The first rule by which the window is not for a group; null when it is for it.</summary>
    public PlacingRule? Against(PlacedGroup group) =>
        !IsSchoolDay || Facts.From < Opens || Facts.To > Closes ? PlacingRule.SchoolHours
        : !IsCleared ? PlacingRule.Clearance
        : group.People > Facts.MaxPeople ? PlacingRule.TooSmall
        : group.Age < Facts.MinAge ? PlacingRule.Age
        : group.Wheelchair && !Facts.Wheelchair ? PlacingRule.Wheelchair
        : !Facts.IsAtSchool && Travel.Minutes(group.Point, Point) > Travel.Longest ? PlacingRule.Travel
        : null;
}

/// <summary>Two animators as groups are given to them.</summary>
/// <param name="One">The presenter's row, the lower one.</param>
/// <param name="Other">The other's.</param>
/// <param name="Hours">When both can.</param>
/// <param name="PerWeek">How many meetings a week both take.</param>
public sealed record AnimatorPair(long One, long Other, TimeBlocks Hours, int PerWeek);

/// <summary>Why something is not for a group, in the order in which it is looked at.</summary>
public enum PlacingRule
{
    SchoolHours,
    Clearance,
    TooSmall,
    Age,
    Wheelchair,
    Travel,

    /// <summary>One of the two sides refused the other.</summary>
    Refused,

    /// <summary>No two animators have time in a block that suits the group.</summary>
    Hours,
}

/// <summary>Why a group was left over.</summary>
/// <param name="Free">How many windows, or pairs of animators, have room.</param>
/// <param name="Against">How many of those each rule takes away.</param>
public sealed record LeftOver(int Free, IReadOnlyDictionary<PlacingRule, int> Against)
{
    /// <summary>The rule that takes most away; null when nothing has room.</summary>
    public PlacingRule? Main => Against.Count == 0 ? null : Against.OrderByDescending(each => each.Value).ThenBy(each => each.Key).First().Key;
}

/// <summary>The way from a school to a host.</summary>
public static class Travel
{
    public const int Longest = 45;

    private const double Roundabout = 1.4;
    private const double KilometresAnHour = 18;
    private const double EarthKilometres = 6371;

    /// <summary>Minutes by bus through the city: the distance as the crow flies × 1.4 at 18 km/h; 0 while a point is not known.</summary>
    public static double Minutes(GeoPoint? from, GeoPoint? to)
    {
        if (from is null || to is null)
            return 0;
        var (north, east) = (Radians(to.Latitude - from.Latitude), Radians(to.Longitude - from.Longitude));
        var chord = Math.Pow(Math.Sin(north / 2), 2) + (Math.Cos(Radians(from.Latitude)) * Math.Cos(Radians(to.Latitude)) * Math.Pow(Math.Sin(east / 2), 2));
        return 2 * EarthKilometres * Math.Asin(Math.Sqrt(chord)) * Roundabout / KilometresAnHour * 60;
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
