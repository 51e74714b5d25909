using System.Text.RegularExpressions;
using PhoneNumbers;

namespace Lublin.Startups.Web.Enrolments;

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

    /// <summary>Its country gives out no such number, or there is no such country.</summary>
    public sealed record Unknown : PhoneCheck;
}

/// <summary>A telephone number: nine Polish digits, or an international one after + or 00.</summary>
public static partial class PhoneNumber
{
    private const string Poland = "PL";
    private const int PolishCode = 48;
    private const int PolishLength = 9;
    private const string Decoration = "().,/";

    private static PhoneNumberUtil Numbering => PhoneNumberUtil.GetInstance();

    public static PhoneCheck Check(string? typed)
    {
        // "+49 (0) 151…": the zero is dialled at home only. Where it belongs to the number, as in Italy, it stays.
        if (TrunkZero().Match(typed ?? "") is { Success: true } zero && CheckWhole(zero.Groups["code"].Value + typed![(zero.Index + zero.Length)..]) is PhoneCheck.Valid international)
            return international;
        return CheckWhole(typed);
    }

    /// <summary>81 466 25 00 · 600 100 200 · +380 50 123 4567</summary>
    /// <param name="number">E.164 as <see cref="PhoneCheck.Valid"/> gives it.</param>
    public static string Display(string number)
    {
        var known = Numbering.Parse(number, Poland);
        return Numbering.Format(known, known.CountryCode == PolishCode ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL).Replace('-', ' ');
    }

    private static PhoneCheck CheckWhole(string? typed)
    {
        var bare = string.Concat(Typed.Bare(typed).Where(c => !Decoration.Contains(c, StringComparison.Ordinal)));
        if (bare.Length == 0)
            return new PhoneCheck.Empty();
        if (bare.StartsWith("00", StringComparison.Ordinal))
            bare = "+" + bare[2..];
        var digits = bare[0] == '+' ? bare[1..] : bare;
        // The library reads letters as the digits that share their key.
        if (!digits.All(char.IsAsciiDigit))
            return new PhoneCheck.WrongCharacters();
        try
        {
            return Check(Numbering.Parse(bare, Poland), digits.Length);
        }
        catch (NumberParseException wrong)
        {
            return wrong.ErrorType == ErrorType.INVALID_COUNTRY_CODE ? new PhoneCheck.Unknown() : new PhoneCheck.WrongLength(digits.Length);
        }
    }

    private static PhoneCheck Check(PhoneNumbers.PhoneNumber number, int typed)
    {
        var own = Numbering.GetNationalSignificantNumber(number).Length;
        if (number.CountryCode == PolishCode && own != PolishLength)
            return new PhoneCheck.WrongLength(own);
        if (Numbering.IsPossibleNumberWithReason(number) != PhoneNumberUtil.ValidationResult.IS_POSSIBLE)
            return new PhoneCheck.WrongLength(typed);
        return Numbering.IsValidNumber(number) ? new PhoneCheck.Valid(Numbering.Format(number, PhoneNumberFormat.E164)) : new PhoneCheck.Unknown();
    }

    [GeneratedRegex(@"^\s*(?<code>(\+|00)[\s\d./-]*)\(\s*0\s*\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TrunkZero();
}
