namespace Lublin.Startups.Web.Mail;

/// <summary>What a personal link opens. Its number is part of every code that was mailed: it never changes, and none is used twice.</summary>
public enum LinkPurpose
{
    /// <summary>A person's own page about their enrolment.</summary>
    Enrolment = 1,

    /// <summary>A draft, before it is published.</summary>
    Preview = 2,

    /// <summary>What a speaker says of themselves.</summary>
    Speaker = 3,

    /// <summary>The lectures of a university, for its host.</summary>
    Host = 4,

    /// <summary>One invitation of a speaker, to be answered.</summary>
    Invitation = 5,

    /// <summary>The desk of a school: used once, it opens it on one device.</summary>
    School = 6,

    /// <summary>What a device keeps on which the link to a school's desk was used; it stands in no address.</summary>
    SchoolDevice = 7,

    /// <summary>The meetings that an animator leads.</summary>
    Animator = 8,
}

/// <summary>Below which paths, within the site and without the prefix of a language, codes of each purpose stand.</summary>
public static class LinkPaths
{
    public const string Enrolment = "/moje-zapisy";
    public const string Preview = "/podglad";
    public const string Speaker = "/moje-wyklady";
    public const string Host = "/moje-wyklady";
    public const string Invitation = "/zaproszenie";
    public const string School = "/szkola/wejscie";
    public const string Animator = "/animator";

    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<LinkPurpose>().Select(Of).Distinct(StringComparer.Ordinal)];

    public static string Of(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.Enrolment => Enrolment,
        LinkPurpose.Preview => Preview,
        LinkPurpose.Speaker => Speaker,
        LinkPurpose.Host => Host,
        LinkPurpose.Invitation => Invitation,
        LinkPurpose.School or LinkPurpose.SchoolDevice => School,
        LinkPurpose.Animator => Animator,
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, null),
    };
}

/// <summary>What the code of a link is derived from: kept by whatever the link opens.</summary>
/// <param name="Nonce">Random; by it the row is found.</param>
/// <param name="Version">How often its links were ended: a code of an earlier version opens nothing.</param>
public readonly record struct LinkHolder(long Nonce, int Version)
{
    public static LinkHolder New() => new(PersonalLink.NewNonce(), 0);

    /// <summary>After all links handed out so far were ended.</summary>
    public LinkHolder Ended() => this with { Version = Version + 1 };
}
