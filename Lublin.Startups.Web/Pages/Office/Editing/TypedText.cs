using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Editing;

/// <summary>Texts that may be left out, as the office's forms read them.</summary>
public static class TypedText
{
    private const int LongestLine = 160;
    private const int LongestLink = 500;

    /// <summary>The text without the space around it; null when there is none. Too long a one is refused.</summary>
    public static string? Line(ModelStateDictionary state, IStringLocalizer texts, string field, string? value, int longest = LongestLine)
    {
        if (string.IsNullOrWhiteSpace(value))
            return null;
        var line = value.ReplaceLineEndings("\n").Trim();
        if (line.Length > longest)
            state.AddModelError(field, texts["Wrong.TooLong", longest]);
        return line;
    }

    /// <summary>A link; null when none was typed, or what is none, which is said.</summary>
    public static string? Link(ModelStateDictionary state, IStringLocalizer texts, string field, string? value, string wrong)
    {
        if (string.IsNullOrWhiteSpace(value))
            return null;
        var link = value.Trim();
        if (WebAddress.Of(link) is not null && link.Length <= LongestLink)
            return link;
        state.AddModelError(field, texts[wrong]);
        return null;
    }

    /// <summary>A text in the languages of the site, of which Polish is demanded.</summary>
    public static void Demand(ModelStateDictionary state, IStringLocalizer texts, string field, LanguageForm text, string wrong, int longest)
    {
        if (string.IsNullOrWhiteSpace(text.Pl))
            state.AddModelError($"{field}.Pl", texts[wrong]);
        foreach (var (code, value) in (IEnumerable<(string, string?)>)[("Pl", text.Pl), ("En", text.En), ("Uk", text.Uk)])
            Line(state, texts, $"{field}.{code}", value, longest);
    }
}
