using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Tests.Support;

/// <summary>What every database holds before anybody has written into it, for those that are made or emptied without the application.</summary>
public static class BaseRows
{
    private const int FirstYear = 2026;

    /// <summary>Puts it there, in the words of both databases.</summary>
    public static string Sql { get; } =
        $"INSERT INTO days_off (\"from\", \"to\", name, version) VALUES {string.Join(", ", DaysOffSeed.Since(FirstYear).Select(off => $"('{off.From:yyyy-MM-dd}', '{off.To:yyyy-MM-dd}', '{off.Name}', 0)"))}";
}
