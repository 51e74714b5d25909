using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.LegalVersions;

public sealed class LegalForm
{
    private const int LongestTitle = 120;
    private const int LongestBody = 60_000;

    public string? ValidFrom { get; set; }

    /// <summary>The far days that were ticked as right.</summary>
    public string? SureOf { get; set; }

    public string? TitlePl { get; set; }
    public string? BodyPl { get; set; }
    public string? TitleEn { get; set; }
    public string? BodyEn { get; set; }
    public string? TitleUk { get; set; }
    public string? BodyUk { get; set; }

    /// <summary>The fingerprint of what the version said when the form was opened; null for a new one.</summary>
    public string? Seen { get; set; }

    /// <summary>Makes a form that is sent twice make one.</summary>
    public Guid FormId { get; set; } = Guid.CreateVersion7();

    /// <summary>Which text it is of: known by the form, too, should somebody take the version back meanwhile.</summary>
    public LegalTextKind? Kind { get; set; }

    /// <summary>The accessibility statement tells of the program itself, in a form that the law prescribes: it comes with the program.</summary>
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

    /// <summary>The first day; null when it cannot be read.</summary>
    public DateOnly? FirstDay => TypedTime.Date(ValidFrom);

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

    public static LegalForm Of(LegalVersion version)
    {
        var form = new LegalForm { ValidFrom = TypedTime.Write(version.ValidFrom), Seen = version.Fingerprint(), Kind = version.Kind };
        foreach (var language in Languages.All)
        {
            var (title, body) = (version.Title.In(language.Code), version.Body.In(language.Code));
            if (string.Equals(title.Language, language.Code, StringComparison.Ordinal))
                form.Fill(language, title.Text, body.Text);
        }

        return form;
    }

    /// <summary>Every field with its label, for comparing with what somebody else saved.</summary>
    public IReadOnlyList<(string Label, string? Value)> Fields(IStringLocalizer texts) =>
    [
        (texts["Form.ValidFrom"], FirstDay is { } day ? DateText.Full(day) : ValidFrom),
        .. ByLanguage().SelectMany(text => (IEnumerable<(string, string?)>)
            [($"{texts["Form.Title"].Value} ({text.Language.ShortLabel})", text.Title), ($"{texts["Form.Body"].Value} ({text.Language.ShortLabel})", text.Body)]),
    ];

    /// <summary>What is wrong with it: the field, and the key of a text that says what to do.</summary>
    public IEnumerable<(string Field, string TextKey)> Faults(DateOnly earliest)
    {
        if (FirstDay is not { } first || first < earliest)
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

    /// <summary>Only for a form without errors.</summary>
    public LegalDraft ToDraft() => new(
        FirstDay!.Value,
        new LocalText(ByLanguage().Select(text => KeyValuePair.Create(text.Language.Code, text.Title?.Trim() ?? ""))),
        new LocalText(ByLanguage().Select(text => KeyValuePair.Create(text.Language.Code, text.Body ?? ""))));
}
