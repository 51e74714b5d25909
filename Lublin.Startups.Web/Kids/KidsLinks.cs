using System.Globalization;

namespace Lublin.Startups.Web.Kids;

/// <summary>Where the office runs Przedsiębiorcze dzieciaki: paths within the site.</summary>
public static class KidsLinks
{
    public const string Root = "/biuro/dzieciaki";
    public const string NewSeason = Root + "/nowa-edycja";

    /// <summary>A season's board, or a page of it.</summary>
    /// <param name="year">Of the season.</param>
    /// <param name="page">Below it; empty for the board.</param>
    public static string Season(int year, string page = "") => $"{Root}/{Number(year)}{(page.Length == 0 ? "" : "/")}{page}";

    /// <summary>The groups in order, with those waiting.</summary>
    public static string Groups(int year) => Season(year, "lista");

    /// <param name="verb">What is done to it; empty for the group itself.</param>
    public static string Group(int year, long group, string verb = "") => $"{Groups(year)}/{Number(group)}{(verb.Length == 0 ? "" : "/")}{verb}";

    public static string Protocols(int year) => Season(year, "protokol");

    public static string Protocol(int year, int number) => $"{Protocols(year)}/{Number(number)}";

    public static string Schools(int year) => Season(year, "szkoly");

    public static string School(int year, int rspo) => $"{Schools(year)}/{Number(rspo)}";

    public static string NewSchool(int year) => Schools(year) + "/nowa";

    public static string Hosts(int year) => Season(year, "firmy");

    public static string NewHost(int year) => Hosts(year) + "/nowa";

    public static string Host(int year, long host) => $"{Hosts(year)}/{Number(host)}";

    /// <param name="window">Null for a new one.</param>
    public static string Window(int year, long host, long? window = null) => $"{Host(year, host)}/okna/{(window is { } id ? Number(id) : "nowe")}";

    public static string Animators(int year) => Season(year, "animatorzy");

    public static string NewAnimator(int year) => Animators(year) + "/nowa";

    public static string Animator(int year, long presenter) => $"{Animators(year)}/{Number(presenter)}";

    /// <summary>Where a check in a register is written down.</summary>
    /// <param name="person">As subjects are named: <c>presenter:3</c>.</param>
    public static string Clearance(int year, string person) => $"{Season(year, "sprawdzenia")}/{person}";

    public static string Clearances(int year) => Season(year, "sprawdzenia");

    public static string Placing(int year) => Season(year, "dopasowanie");

    public static string Pairing(int year, long pairing, string verb) => $"{Placing(year)}/{Number(pairing)}/{verb}";

    private static readonly Dictionary<MeetingKind, string> Meetings = new()
    {
        [MeetingKind.CompanyVisit] = "wizyta",
        [MeetingKind.CreativeHour] = "godzina-tworcza",
        [MeetingKind.Animators] = "animatorzy",
    };

    /// <summary>Where staff choose what a group gets.</summary>
    public static string Give(int year, long group, MeetingKind kind) => $"{Placing(year)}/{Number(group)}/{Meetings[kind]}";

    /// <summary>The kind of meeting that an address names; null when it names none.</summary>
    public static MeetingKind? MeetingOf(string word) => Meetings.Where(each => string.Equals(each.Value, word, StringComparison.Ordinal)).Select(each => (MeetingKind?)each.Key).FirstOrDefault();

    public static string Cycles(int year) => Season(year, "cykle");

    /// <summary>All visits, and who of the office goes along to each.</summary>
    public static string Visits(int year) => Season(year, "wizyty");

    /// <param name="order">Of the group.</param>
    public static string Cycle(int year, int order) => $"{Cycles(year)}/{Number(order)}";

    /// <summary>A meeting of a cycle, by its session.</summary>
    public static string Meeting(int year, int order, Guid session, string verb = "") => $"{Cycle(year, order)}/{session}{(verb.Length == 0 ? "" : "/")}{verb}";

    /// <summary>Where the dates of all groups are told to everybody.</summary>
    public static string Publishing(int year) => Cycles(year) + "/ogloszenie";

    /// <summary>Where a substitute is found for an animator.</summary>
    public static string Substitute(int year, int order, Guid session, long animator) => $"{Meeting(year, order, session, "zastepstwo")}/{Number(animator)}";

    public static string Template(int year) => Season(year, "szablon");

    public static string Figures(int year) => Season(year, "liczby");

    public static string Settings(int year) => Season(year, "ustawienia");

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
