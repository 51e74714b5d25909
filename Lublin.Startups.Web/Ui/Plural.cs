using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Ui;

/// <summary>Texts that change with a number, one resource per CLDR plural category.</summary>
public static class PluralTexts
{
    /// <summary>
    /// The text for <paramref name="n"/> things: <c>key_one</c>, <c>key_few</c> or <c>key_many</c> in Polish and Ukrainian,
    /// <c>key_one</c> or <c>key_other</c> in English; any other culture follows Polish, as the texts themselves do. In it <c>{0}</c> is n and <c>{1}</c>… are <paramref name="more"/>.
    /// </summary>
    public static string Plural(this IStringLocalizer texts, string key, int n, params object[] more) =>
        texts[$"{key}_{Category(CultureInfo.CurrentUICulture, n)}", [n, .. more]];

    // https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html, for whole numbers.
    private static string Category(CultureInfo culture, int n)
    {
        var (tens, ones) = (Math.Abs(n % 100), Math.Abs(n % 10));
        var few = ones is >= 2 and <= 4 && tens is not (>= 12 and <= 14);
        return culture.TwoLetterISOLanguageName switch
        {
            "en" => n is 1 or -1 ? "one" : "other",
            "uk" => ones == 1 && tens != 11 ? "one" : few ? "few" : "many",
            _ => n is 1 or -1 ? "one" : few ? "few" : "many",
        };
    }
}
