using System.Globalization;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>Takes from a typed number what people add for their eyes.</summary>
internal static class Typed
{
    /// <summary>Without white space, dashes of every kind and invisible characters.</summary>
    public static string Bare(string? typed) => string.Concat((typed ?? "").Where(c => !IsDecoration(c)));

    private static bool IsDecoration(char c) =>
        char.IsWhiteSpace(c)
        || c == '\u2212'
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format;
}
