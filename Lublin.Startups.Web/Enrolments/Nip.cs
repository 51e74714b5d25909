namespace Lublin.Startups.Web.Enrolments;

/// <summary>What became of a typed tax number.</summary>
public abstract record NipCheck
{
    private NipCheck()
    {
    }

    /// <param name="Digits">Ten digits, the form it is stored in.</param>
    public sealed record Valid(string Digits) : NipCheck;

    public sealed record Empty : NipCheck;

    /// <param name="Count">How many digits there were instead of ten.</param>
    public sealed record WrongLength(int Count) : NipCheck;

    public sealed record WrongCharacters : NipCheck;

    public sealed record WrongCheckDigit : NipCheck;
}

/// <summary>The Polish tax number (NIP): ten digits, the last of them computed from the others.</summary>
public static class Nip
{
    private const int Length = 10;
    private static readonly int[] Weights = [6, 5, 7, 2, 3, 4, 5, 6, 7];

    /// <summary>Spaces, dashes and a leading „PL” are taken as decoration.</summary>
    public static NipCheck Check(string? typed)
    {
        var bare = Typed.Bare(typed);
        if (bare.StartsWith("PL", StringComparison.OrdinalIgnoreCase))
            bare = bare[2..];
        if (bare.Length == 0)
            return new NipCheck.Empty();
        if (!bare.All(char.IsAsciiDigit))
            return new NipCheck.WrongCharacters();
        if (bare.Length != Length)
            return new NipCheck.WrongLength(bare.Length);
        return ChecksOut(bare) ? new NipCheck.Valid(bare) : new NipCheck.WrongCheckDigit();
    }

    /// <summary>999 000 00 08</summary>
    /// <param name="digits">Ten digits as <see cref="NipCheck.Valid"/> gives them.</param>
    public static string Display(string digits) => $"{digits[..3]} {digits[3..6]} {digits[6..8]} {digits[8..]}";

    private static bool ChecksOut(string digits)
    {
        // A remainder of ten equals no digit, so such a number is refused too; ten zeros would pass the sum.
        var sum = Weights.Select((weight, place) => weight * (digits[place] - '0')).Sum();
        return sum > 0 && sum % 11 == digits[^1] - '0';
    }
}
