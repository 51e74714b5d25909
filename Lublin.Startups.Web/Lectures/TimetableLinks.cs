using System.Globalization;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Lectures;

/// <summary>Where the public pages of the timetable are: paths within the site, without the prefix of a language.</summary>
public static class TimetableLinks
{
    public const string WeekParameter = "tydzien";

    /// <summary>All lectures.</summary>
    public static string List => Links.List(ProgrammeKind.Lecture);

    /// <summary>One giving of a lecture.</summary>
    public static string Lecture(string slug, string edition) => $"{Links.Programme(ProgrammeKind.Lecture, slug)}/{edition}";

    /// <summary>What was new in a version of the timetable.</summary>
    public static string Version(int number) => string.Create(CultureInfo.InvariantCulture, $"{List}/zmiany/{number}");

    /// <summary>All lectures, for web calendars.</summary>
    public static string Feed => List + ".ics";

    /// <summary>The lectures at one university, for web calendars.</summary>
    public static string UniversityFeed(string slug) => $"{List}/uczelnie/{slug}.ics";

    /// <summary>Whether the public pages keep this word for themselves, so that no lecture may be called by it.</summary>
    public static bool IsReserved(string slug) => Kinds.Lecture.Reserves(slug);
}
