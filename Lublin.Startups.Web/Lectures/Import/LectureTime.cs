using System.Globalization;
using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Web.Lectures.Import;

/// <summary>Days and hours as spreadsheet programs and people write them.</summary>
public static class LectureTime
{
    private static readonly string[] Dates = ["yyyy-MM-dd", "d.M.yyyy", "d/M/yyyy"];
    private static readonly string[] Times = ["H:mm", "H.mm", "H:mm:ss"];

    public static DateOnly? Date(string typed) =>
        DateOnly.TryParseExact(typed, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Warsaw.Known(date) : null;

    public static TimeOnly? Time(string typed) =>
        TimeOnly.TryParseExact(typed, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
