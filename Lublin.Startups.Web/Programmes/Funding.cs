namespace Lublin.Startups.Web.Programmes;

/// <summary>Who pays for an edition.</summary>
/// <param name="Kind">Whose money it is.</param>
/// <param name="Name">The fund or the partner by name; null when the kind says enough.</param>
public sealed record Funding(FundingKind Kind, string? Name = null);

public enum FundingKind
{
    City,
    Eu,
    Nbp,
    Partner,
}
