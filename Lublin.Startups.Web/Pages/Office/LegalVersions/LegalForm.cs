using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Web.Pages.Office.LegalVersions;

/// <summary>What is typed of a version.</summary>
public sealed class LegalForm
{
    private const int LongestTitle = 120;
    private const int LongestBody = 60_000;

    public DateOnly? ValidFrom { get; set; }
    public string? TitlePl { get; set; }
    public string? BodyPl { get; set; }
    public string? TitleEn { get; set; }
    public string? BodyEn { get; set; }
    public string? TitleUk { get; set; }
    public string? BodyUk { get; set; }

    /// <summary>The accessibility statement tells of the program itself, in a form that the law lays down: it comes with the program.</summary>
    public static bool CanBeWritten(LegalTextKind kind) => kind != LegalTextKind.Accessibility;

    /// <summary>A text's name in addresses, here and where people read it.</summary>
    public static string NameOf(LegalTextKind kind) => kind switch
    {
        LegalTextKind.Terms => "regulamin",
        LegalTextKind.Privacy => "prywatnosc",
        LegalTextKind.Accessibility => "dostepnosc",
        _ => "pomoc",
    };

    public static LegalTextKind? KindOf(string name) =>
        Enum.GetValues<LegalTextKind>().Where(kind => string.Equals(NameOf(kind), name, StringComparison.Ordinal)).Select(kind => (LegalTextKind?)kind).SingleOrDefault();

    /// <summary>Title and body by language, as typed.</summary>
    public IEnumerable<(Language Language, string Suffix, string? Title, string? Body)> ByLanguage() =>
    [
        (Languages.Polish, "Pl", TitlePl, BodyPl),
        (Languages.English, "En", TitleEn, BodyEn),
        (Languages.Ukrainian, "Uk", TitleUk, BodyUk),
    ];

    public void Fill(Language language, string? title, string? body)
    {
        if (language == Languages.Polish)
            (TitlePl, BodyPl) = (title, body);
        else if (language == Languages.English)
            (TitleEn, BodyEn) = (title, body);
        else
            (TitleUk, BodyUk) = (title, body);
    }

    /// <summary>What is wrong with it: the field, and the key of a text that says what to do.</summary>
    public IEnumerable<(string Field, string TextKey)> Faults(DateOnly earliest)
    {
        if (ValidFrom is null || ValidFrom < earliest)
            yield return (nameof(ValidFrom), "Wrong.ValidFrom");
        foreach (var (language, suffix, title, body) in ByLanguage())
        {
            var (hasTitle, hasBody) = (!string.IsNullOrWhiteSpace(title), !string.IsNullOrWhiteSpace(body));
            if (!hasTitle && (hasBody || language == Languages.Polish))
                yield return ("Title" + suffix, "Wrong.Title");
            if (!hasBody && (hasTitle || language == Languages.Polish))
                yield return ("Body" + suffix, "Wrong.Body");
            if (title?.Length > LongestTitle)
                yield return ("Title" + suffix, "Wrong.TitleLength");
            if (body?.Length > LongestBody)
                yield return ("Body" + suffix, "Wrong.BodyLength");
        }
    }

    /// <summary>Asked of a form without faults.</summary>
    public LegalDraft ToDraft() => new(
        ValidFrom!.Value,
        new LocalText(ByLanguage().Select(text => KeyValuePair.Create(text.Language.Code, text.Title?.Trim() ?? ""))),
        new LocalText(ByLanguage().Select(text => KeyValuePair.Create(text.Language.Code, text.Body ?? ""))));
}
