namespace Lublin.Startups.Web.Kids;

/// <summary>The number of a group for the telephone, <c>DZ-2027-014</c>: year of the season and place in its order. It opens nothing.</summary>
public static class GroupNumber
{
    public static string Of(int year, int order) => FormattableString.Invariant($"DZ-{year}-{order:D3}");
}
