using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Legal;

/// <summary>A text people may rely on: the version that holds today, or an older one by its name.</summary>
[CachedPage]
public sealed class TextModel(LegalTexts texts, TimeProvider clock) : PageModel
{
    public LegalText Text { get; private set; } = null!;
    public LegalText Current { get; private set; } = null!;

    /// <summary>All versions in this language, newest first.</summary>
    public IReadOnlyList<LegalText> Versions { get; private set; } = [];

    public string Kind { get; private set; } = "";

    public IActionResult OnGet(string kind, string? version)
    {
        if (KindOf(kind) is not { } which)
            return NotFound();
        var language = Languages.Current.Code;
        Kind = kind;
        Current = texts.Current(which, Warsaw.Today(clock), language);
        if ((version is null ? Current : texts.Version(which, version, language)) is not { } text)
            return NotFound();
        Text = text;
        Versions = [.. texts.All(which).Where(other => string.Equals(other.Lang, text.Lang, StringComparison.Ordinal))];
        PageLife.Of(HttpContext).UntilMidnight(clock.GetUtcNow());
        return Page();
    }

    private static LegalTextKind? KindOf(string address) => address switch
    {
        "regulamin" => LegalTextKind.Terms,
        "prywatnosc" => LegalTextKind.Privacy,
        "dostepnosc" => LegalTextKind.Accessibility,
        "pomoc" => LegalTextKind.Help,
        _ => null,
    };
}
