using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Kids;

/// <summary>Where schools and animators find what is theirs: paths within the site.</summary>
public static class SchoolLinks
{
    /// <summary>A school is found by name or number, and asks for its link.</summary>
    public const string Find = Desk + "/znajdz";

    /// <summary>The desk of the school whose device this is.</summary>
    public const string Desk = "/szkola";

    public const string Groups = Desk + "/grupy";
    public const string NewGroup = Groups + "/nowa";
    public const string Check = Desk + "/sprawdz";
    public const string Colleagues = Desk + "/osoby";
    public const string Leave = Desk + "/wyjdz";

    /// <summary>The sheet that the head teacher signs, to print.</summary>
    public const string Sheet = Desk + "/arkusz";

    /// <param name="page">Below it; empty for the group itself.</param>
    public static string Group(Guid uid, string page = "") => $"{Groups}/{uid}{(page.Length == 0 ? "" : "/")}{page}";

    public static string NewLike(Guid uid) => $"{NewGroup}?jak={uid}";

    /// <summary>Where a link of a letter is used.</summary>
    public static string Enter(string code) => $"{LinkPaths.School}/{code}";

    /// <summary>What an animator leads.</summary>
    public static string Animator(string code) => $"{LinkPaths.Animator}/{code}";

    /// <summary>A meeting of an animator.</summary>
    public static string Meeting(string code, Guid session, string page = "") => $"{Animator(code)}/{session}{(page.Length == 0 ? "" : "/")}{page}";
}
