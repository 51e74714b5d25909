using System.Globalization;
using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>The number of an enrolment for the telephone, <c>PL-2026-0418</c>: year of signing up and row. It opens nothing.</summary>
public static class EnrolmentNumber
{
    public static string Of(long id, DateTimeOffset enrolledAt) => $"PL-{Warsaw.DateOf(enrolledAt).Year}-{id:D4}";

    /// <summary>The row that a typed number names, whole or its last part alone; null when it is no number.</summary>
    public static long? RowOf(string? typed)
    {
        var last = Typed.Bare((typed ?? "").Split('-', '–', ' ') is [.., var part] ? part : "");
        return long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;
    }
}
