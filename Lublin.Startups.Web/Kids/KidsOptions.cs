using System.ComponentModel.DataAnnotations;

namespace Lublin.Startups.Web.Kids;

/// <summary>Section "Kids": who answers for the protection of minors.</summary>
public sealed record KidsOptions
{
    /// <summary>National number in its written form; the office's while it is empty.</summary>
    public string? ProtectionPhone { get; init; }

    /// <summary>The office's mailbox while it is empty.</summary>
    [EmailAddress]
    public string? ProtectionEmail { get; init; }

    /// <summary>Where the city's standards for the protection of minors can be read; no link while it is empty.</summary>
    public Uri? Standards { get; init; }
}
