using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Programmes;

/// <summary>Where pages are: paths within the site, without the prefix of a language. Here those for everybody and for people with a link; beside it those of the office and the legal texts.</summary>
public static partial class Links
{
    /// <summary>Where somebody asks for their links; their own pages stand below it.</summary>
    public const string Mine = LinkPaths.Enrolment;

    /// <summary>Below it, drafts are seen before they are published.</summary>
    public const string Previews = LinkPaths.Preview;

    public const string Home = "/";

    /// <summary>All dates of a kind; the home page while that kind has no list.</summary>
    public static string List(ProgrammeKind kind) => Kinds.Of(kind) is { ListPage: not null } listed ? "/" + listed.Path : Home;

    /// <summary>The page of a programme; its kind's own page where that says it all.</summary>
    public static string Programme(ProgrammeKind kind, string slug) => !Kinds.Of(kind).IsForPeople ? List(kind) : $"/{Kinds.Of(kind).Path}/{slug}";

    /// <summary>A date: its own page, or its place on the page of its programme.</summary>
    public static string Date(ProgrammeKind kind, string slug, string edition) => $"{Programme(kind, slug)}{(Kinds.Of(kind).HasDatePages ? '/' : '#')}{edition}";

    /// <summary>The sessions of a date as a file for calendars.</summary>
    public static string CalendarFile(ProgrammeKind kind, string slug, string edition) => $"{Programme(kind, slug)}/{edition}.ics";

    /// <param name="formId">Of the form that was begun; null to begin one.</param>
    public static string SignUp(ProgrammeKind kind, string slug, string edition, string? formId = null) =>
        $"{Programme(kind, slug)}/{edition}/zapisy{(formId is null ? "" : "?f=" + formId)}";

    /// <summary>The last step of a sign-up.</summary>
    public static string Check(ProgrammeKind kind, string slug, string edition, string? formId) => $"{SignUp(kind, slug, edition)}/sprawdz?f={formId}";

    /// <summary>Where the sign-up of somebody who had signed up already ends.</summary>
    public static string Known(ProgrammeKind kind, string slug, string edition, string? formId) => $"{SignUp(kind, slug, edition)}/gotowe?f={formId}";

    /// <summary>A person's own page, or one below it.</summary>
    /// <param name="code">Of their link.</param>
    /// <param name="page">Below the enrolment; empty for itself.</param>
    public static string My(string code, string page = "") => $"{Mine}/{code}{(page.Length == 0 ? "" : "/" + page)}";

    /// <summary>Where a new address is confirmed.</summary>
    /// <param name="sealed">The address, sealed.</param>
    public static string NewAddress(string @sealed) => $"{Mine}/nowy-adres/{@sealed}";

    public static string Preview(string code) => $"{Previews}/{code}";
}
