using System.Text;

namespace Lublin.Startups.Web.Data;

/// <summary>The part of an address that names a thing: Polish, lower case, without diacritics, words joined by hyphens.</summary>
public static class Slug
{
    private const int Longest = 80;

    /// <summary>
    /// „KSeF bez stresu: łatwy start” → <c>ksef-bez-stresu-latwy-start</c>, at most 80 characters, cut between words where it
    /// can be. Empty when the title has no Latin letter or digit.
    /// </summary>
    public static string From(string title)
    {
        var slug = new StringBuilder(title.Length);
        foreach (var c in Letters.Fold(title))
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-' && SplitsWords(c))
                slug.Append('-');
        }

        return Shortened(slug.ToString().Trim('-'));
    }

    // „d'Arc” and „e⁠-⁠mail” with its invisible joiners stay readable.
    private static bool SplitsWords(char c) => c is not ('\'' or '’' or '\u2060' or '\u00AD');

    private static string Shortened(string slug)
    {
        if (slug.Length <= Longest)
            return slug;
        var cut = slug.LastIndexOf('-', Longest);
        return cut > 0 ? slug[..cut] : slug[..Longest];
    }
}
