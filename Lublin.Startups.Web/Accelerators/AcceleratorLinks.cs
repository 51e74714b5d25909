using System.Globalization;

namespace Lublin.Startups.Web.Accelerators;

/// <summary>Where calls and the programmes of others stand: paths within the site.</summary>
public static class AcceleratorLinks
{
    public const string List = "/akceleratory";

    /// <summary>The programmes of others, on the list's page.</summary>
    public const string Watched = List + "/w-miescie";

    /// <summary>When programmes of others close, for web calendars.</summary>
    public const string Calendar = Watched + ".ics";

    /// <summary>The programmes of others as they were last checked.</summary>
    public const string Atom = Watched + ".atom";

    public const string Observatory = "/biuro/obserwatorium";

    public const string NewProgramme = Observatory + "/nowy";

    public static string Programme(long id) => $"{Observatory}/{id.ToString(CultureInfo.InvariantCulture)}";
}
