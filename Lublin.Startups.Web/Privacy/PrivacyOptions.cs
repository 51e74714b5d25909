namespace Lublin.Startups.Web.Privacy;

/// <summary>Who is responsible for personal data; settings section <c>Privacy</c>. What is unset is left out of the texts, except retention: the notice says that it is not set.</summary>
public sealed record PrivacyOptions
{
    public const string Section = "Privacy";

    /// <summary>The controller's name, the same in every language.</summary>
    public string? Controller { get; set; }

    public string? ControllerAddress { get; set; }

    /// <summary>Address of the data protection officer.</summary>
    public string? DpoEmail { get; set; }

    /// <summary>One or more plain sentences on how long data are kept, by language (<c>pl</c>, <c>en</c>, <c>uk</c>); the Polish ones stand in for those of another.</summary>
    public IDictionary<string, string> Retention { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The site's public address, from <c>Site:PublicUrl</c>; named in the accessibility statement.</summary>
    public Uri? SiteUrl { get; set; }
}
