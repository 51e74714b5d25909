namespace Lublin.Startups.Web.Ui;

/// <summary>Small rules of typesetting for texts shown to people.</summary>
public static class Typography
{
    private const string OneLetterWords = "wziouaWZIOUA";
    private const string Openings = "([„\"«>";

    /// <summary>Ties the Polish one-letter words (w, z, i, o, u, a) to the word after them with U+00A0.</summary>
    public static string Nbsp(string text) => string.Create(text.Length, text, static (tied, source) =>
    {
        source.CopyTo(tied);
        for (var i = 1; i < source.Length; i++)
        {
            if (source[i] == ' ' && OneLetterWords.Contains(source[i - 1], StringComparison.Ordinal) && StartsWord(source, i - 1))
                tied[i] = '\u00A0';
        }
    });

    private static bool StartsWord(string text, int index) =>
        index == 0 || char.IsWhiteSpace(text[index - 1]) || Openings.Contains(text[index - 1], StringComparison.Ordinal);
}
