using System.Globalization;
using System.Text;

namespace Lublin.Startups.Web.Data;

/// <summary>Letters without what a hurried typist leaves out, for comparing, searching and addresses.</summary>
public static class Letters
{
    /// <summary>Lower case without diacritics: „Żółć” and „zolc” become the same.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in Whole(text).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                folded.Append(c is 'ł' or 'Ł' ? 'l' : char.ToLowerInvariant(c));
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    // Half of a surrogate pair would make Normalize throw; a rune of it reads as U+FFFD.
    private static string Whole(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune.ToString());
        return whole.ToString();
    }
}
