using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Ui;

/// <summary>Texts that depend on a count, by the plural rules of Unicode CLDR for whole numbers.</summary>
public static class PluralTexts
{
    /// <summary>The text under key_one, key_few, key_many or key_other, with the count as {0}.</summary>
    /// <param name="texts">Where the four texts stand.</param>
    /// <param name="key">Without the category.</param>
    /// <param name="n">A count, 0 or more.</param>
    public static string Plural(this IStringLocalizer texts, string key, int n) =>
        texts[$"{key}_{Category(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, n)}", n];

    /// <summary>The CLDR category of a whole number: "one", "few", "many" or "other".</summary>
    /// <param name="language">Two letters: en, uk; any other follows Polish, as the texts themselves do.</param>
    /// <param name="n">A count, 0 or more.</param>
    public static string Category(string language, int n) => language switch
    {
        "en" => n == 1 ? "one" : "other",
        "uk" => n % 10 == 1 && n % 100 != 11 ? "one" : IsFew(n) ? "few" : "many",
        _ => n == 1 ? "one" : IsFew(n) ? "few" : "many",
    };

    private static bool IsFew(int n) => n % 10 is >= 2 and <= 4 && n % 100 is not (>= 12 and <= 14);
}
