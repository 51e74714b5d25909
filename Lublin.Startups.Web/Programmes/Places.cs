namespace Lublin.Startups.Web.Programmes;

/// <summary>How many an edition has room for. Seats kept for somebody, or limits for a group or a person, become further parts of it (docs/adr/0021).</summary>
/// <param name="Total">Seats, all told.</param>
public readonly record struct Places(int Total)
{
    /// <summary>How many are left beside those that are taken; never below 0.</summary>
    public int LeftBeside(int taken) => Math.Max(0, Total - taken);

    public static Places operator +(Places one, Places other) => new(one.Total + other.Total);
}
