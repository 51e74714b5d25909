namespace Lublin.Startups.Web.Accelerators;

/// <summary>What start-ups work in; the words for each stand with the pages.</summary>
public static class Sectors
{
    /// <summary>Whatever a team works in.</summary>
    public const string Any = "any";

    public static IReadOnlyList<string> All { get; } = [Any, "trade", "food", "health", "environment", "machines", "software", "chemistry", "services", "creative"];

    public static bool Has(string key) => All.Contains(key, StringComparer.Ordinal);
}
