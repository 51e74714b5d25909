namespace Lublin.Startups.Web.Kids;

/// <summary>What firms do that children visit: keys, in the order in which they are offered. Their words stand in the texts.</summary>
public static class Industries
{
    public static IReadOnlyList<string> All { get; } =
        ["food", "crafts", "fashion", "design", "media", "it", "medicine", "machines", "nature", "tourism", "trade", "services"];

    public static bool Has(string key) => All.Contains(key, StringComparer.Ordinal);
}
