namespace Lublin.Startups.Web.Programmes;

/// <summary>How many an edition has room for. Seats kept for somebody become a further part of it (docs/adr/0021).</summary>
/// <param name="Total">Seats, all told.</param>
/// <param name="Groups">How many groups may share them; null where nobody counts groups.</param>
public readonly record struct Places(int Total, int? Groups = null)
{
    /// <summary>How many are left beside those that are taken; never below 0.</summary>
    public int LeftBeside(int taken) => Math.Max(0, Total - taken);

    public static Places operator +(Places one, Places other) => new(one.Total + other.Total, one.Groups + other.Groups);
}
