namespace Lublin.Startups.Web.Privacy;

/// <summary>The texts people may rely on; each has dated versions in every language.</summary>
public enum LegalTextKind
{
    Terms,
    Privacy,
    Accessibility,
    Help,
}

/// <summary>One version of one text in one language.</summary>
/// <param name="Kind">Which of the texts this is.</param>
/// <param name="Version">The name stored with a sign-up, for example <c>2026-11-01</c>.</param>
/// <param name="ValidFrom">First day on which it holds, in Warsaw.</param>
/// <param name="Title">Plain text, meant for the page's h1.</param>
/// <param name="Html">Safe HTML that starts below the h1: its headings begin at h2.</param>
/// <param name="Lang"><c>pl</c>, <c>en</c> or <c>uk</c>.</param>
public sealed record LegalText(LegalTextKind Kind, string Version, DateOnly ValidFrom, string Title, string Html, string Lang);
