using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>What became of a typed name.</summary>
public abstract record NameCheck
{
    private NameCheck()
    {
    }

    /// <param name="Name">Trimmed, with single spaces.</param>
    public sealed record Valid(string Name) : NameCheck;

    public sealed record Empty : NameCheck;

    /// <param name="Count">How many characters there were; at most 100 are taken.</param>
    public sealed record TooLong(int Count) : NameCheck;

    public sealed record NoLetter : NameCheck;

    /// <summary>Characters that cannot be seen and would break what they stand in.</summary>
    public sealed record WrongCharacters : NameCheck;
}

/// <summary>The name of a person, as the person writes it: markup and emoji are characters like any other.</summary>
public static partial class PersonName
{
    public const int Longest = 100;

    private const int Minus = '\u2212';

    // Straight, typographic, the modifier letters of Ukrainian keyboards, accents that stand alone, prime and full-width.
    private const string Apostrophes = "'\u2018\u2019\u201B\u02BC\u02B9\u02BB\u0060\u00B4\u2032\uFF07";

    private static readonly CompareInfo Polish = CultureInfo.GetCultureInfo("pl-PL").CompareInfo;

    public static NameCheck Check(string? typed)
    {
        var name = SingleSpaced(typed ?? "");
        if (name.Length == 0)
            return new NameCheck.Empty();
        if (name.Length > Longest)
            return new NameCheck.TooLong(name.Length);
        if (!IsVisible(name))
            return new NameCheck.WrongCharacters();
        return name.EnumerateRunes().Any(Rune.IsLetter) ? new NameCheck.Valid(name) : new NameCheck.NoLetter();
    }

    /// <summary>The order of lists on paper and at the door: by the last word, which is the surname for nearly everybody, then by the whole, as Polish dictionaries do.</summary>
    public static IComparer<string> Order { get; } = Comparer<string>.Create((one, other) =>
        Polish.Compare(LastWord(one), LastWord(other), CompareOptions.None) is not 0 and var bySurname ? bySurname : Polish.Compare(one, other, CompareOptions.None));

    /// <summary>
    /// The form in which two names are compared: lower case, without diacritics, single spaces; whatever apostrophe, dash or full-width letter the keyboard
    /// wrote, and without what cannot be seen.
    /// </summary>
    public static string Fold(string name) => SingleSpaced(Marks().Replace(Letters.Fold(Plain(name)), "${mark}"));

    /// <summary>A folded name with its last word first, as lists are searched: „zolc-s lucja”.</summary>
    public static string SurnameFirst(string folded) =>
        folded.LastIndexOf(' ') is var space and > 0 ? $"{folded[(space + 1)..]} {folded[..space]}" : folded;

    // Before compatibility characters are replaced: that turns some apostrophes into a space and an accent.
    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (Apostrophes.Contains((char)rune.Value, StringComparison.Ordinal) && rune.IsBmp)
                plain.Append('\'');
            else if (category == UnicodeCategory.DashPunctuation || rune.Value == Minus)
                plain.Append('-');
            else if (category != UnicodeCategory.Format)
                plain.Append(rune.ToString());
        }

        return plain.ToString().Normalize(NormalizationForm.FormKC);
    }

    private static string LastWord(string name) => name[(name.LastIndexOf(' ') + 1)..];

    private static string SingleSpaced(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsVisible(string name) =>
        !name.Any(c => char.IsControl(c) || TurnsText(c))
        && !name.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar);

    // Bidirectional overrides would turn the rest of the line around on the office's lists.
    private static bool TurnsText(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    [GeneratedRegex(@"\s*(?<mark>['-])\s*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marks();
}
