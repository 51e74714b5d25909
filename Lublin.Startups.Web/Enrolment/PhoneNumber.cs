namespace Lublin.Startups.Web.Enrolment;

/// <summary>What became of a typed telephone number.</summary>
public abstract record PhoneCheck
{
    private PhoneCheck()
    {
    }

    /// <param name="Number">E.164: <c>+48814662500</c>, the form it is stored in.</param>
    public sealed record Valid(string Number) : PhoneCheck;

    /// <summary>Nothing was typed; a telephone is optional.</summary>
    public sealed record Empty : PhoneCheck;

    public sealed record WrongCharacters : PhoneCheck;

    /// <param name="Count">How many digits there were after the country's code, or in all when it is another country's.</param>
    public sealed record WrongLength(int Count) : PhoneCheck;
}

/// <summary>A telephone number: nine Polish digits, or an international one after + or 00.</summary>
public static class PhoneNumber
{
    private const int PolishLength = 9;
    private const string Decoration = "().,/";

    private static readonly HashSet<string> MobilePrefixes =
        ["45", "50", "51", "53", "57", "60", "66", "69", "72", "73", "78", "79", "88"];

    private static readonly HashSet<string> TwoDigitCountries =
    [
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49",
        "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66",
        "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
    ];

    public static PhoneCheck Check(string? typed)
    {
        var bare = string.Concat(Typed.Bare(typed).Where(c => !Decoration.Contains(c, StringComparison.Ordinal)));
        if (bare.Length == 0)
            return new PhoneCheck.Empty();
        if (bare.StartsWith("00", StringComparison.Ordinal))
            bare = "+" + bare[2..];
        var digits = bare.TrimStart('+');
        if (bare.Length - digits.Length > 1 || !digits.All(char.IsAsciiDigit))
            return new PhoneCheck.WrongCharacters();

        var isPolish = bare[0] != '+' || digits.StartsWith("48", StringComparison.Ordinal);
        return isPolish ? CheckPolish(digits, bare[0] == '+') : CheckForeign(digits);
    }

    /// <summary>81 466 25 00 · 600 100 200 · +380 50 123 45 67</summary>
    /// <param name="number">E.164 as <see cref="PhoneCheck.Valid"/> gives it.</param>
    public static string Display(string number)
    {
        var digits = number[1..];
        var country = digits[0] is '1' or '7' ? 1 : TwoDigitCountries.Contains(digits[..2]) ? 2 : 3;
        var rest = digits[country..];
        if (!number.StartsWith("+48", StringComparison.Ordinal))
            return $"+{digits[..country]} {Grouped(rest)}";
        return MobilePrefixes.Contains(rest[..2]) ? $"{rest[..3]} {rest[3..6]} {rest[6..]}" : Grouped(rest);
    }

    private static PhoneCheck CheckPolish(string digits, bool hasCountry)
    {
        var writesCountry = hasCountry
            || (digits.Length == PolishLength + 2 && digits.StartsWith("48", StringComparison.Ordinal));
        var own = writesCountry ? digits[2..] : digits;
        return own.Length == PolishLength ? new PhoneCheck.Valid("+48" + own) : new PhoneCheck.WrongLength(own.Length);
    }

    // E.164 allows fifteen digits; the shortest numbers in use, with their country, have seven.
    private static PhoneCheck CheckForeign(string digits) =>
        digits.Length is < 7 or > 15 ? new PhoneCheck.WrongLength(digits.Length)
        : digits[0] == '0' ? new PhoneCheck.WrongCharacters()
        : new PhoneCheck.Valid("+" + digits);

    private static string Grouped(string digits)
    {
        if (digits.Length == 9)
            return $"{digits[..2]} {digits[2..5]} {digits[5..7]} {digits[7..]}";
        if (digits.Length <= 4)
            return digits;
        return $"{digits[..3]} {Grouped(digits[3..])}";
    }
}
