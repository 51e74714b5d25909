namespace Lublin.Startups.Web.Accounts;

/// <summary>A browser and its system in two words, so that people tell their sessions apart; nothing finer is kept.</summary>
internal static class Device
{
    // In this order: each names those after it as well.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    /// <returns>Such as <c>Firefox, Windows</c>; empty for a stranger.</returns>
    public static string Of(string userAgent) => string.Join(", ", new[] { Find(Browsers, userAgent), Find(Systems, userAgent) }.OfType<string>());

    private static string? Find((string Mark, string Name)[] known, string userAgent) =>
        known.Where(each => userAgent.Contains(each.Mark, StringComparison.Ordinal)).Select(each => each.Name).FirstOrDefault();
}
