using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Programmes;

/// <summary>What staff write about a programme, in three languages; Polish is demanded.</summary>
public sealed class ProgrammeForm
{
    private const int LongestTitle = 120;
    private const int LongestText = 2000;

    public LanguageForm Title { get; set; } = new();

    /// <summary>Chosen once: the address depends on it.</summary>
    public string? Kind { get; set; } = nameof(ProgrammeKind.Training);

    /// <summary>The last part of the address; left out, it is made from the title.</summary>
    public string? Slug { get; set; }

    public string? Level { get; set; } = nameof(ProgrammeLevel.Basic);
    public LanguageForm Lead { get; set; } = new();
    public LanguageForm Learn { get; set; } = new();
    public LanguageForm Audience { get; set; } = new();
    public LanguageForm Bring { get; set; } = new();
    public int Version { get; set; }

    /// <summary>Makes a form that is sent twice make one.</summary>
    public Guid FormId { get; set; } = Guid.CreateVersion7();

    public static ProgrammeForm Of(Web.Programmes.Programme programme) => new()
    {
        Kind = programme.Kind.ToString(),
        Title = LanguageForm.Of(programme.Title),
        Slug = programme.Slug,
        Level = programme.Level.ToString(),
        Lead = LanguageForm.Of(programme.Lead),
        Learn = LanguageForm.Of(programme.Learn),
        Audience = LanguageForm.Of(programme.Audience),
        Bring = LanguageForm.Of(programme.Bring),
        Version = programme.Version,
    };

    /// <summary>Null when it is none of those that are offered.</summary>
    public ProgrammeKind? ChosenKind => Kinds.All.FirstOrDefault(kind => kind.IsForPeople && string.Equals(kind.Of.ToString(), Kind, StringComparison.Ordinal))?.Of;

    public ProgrammeLevel ChosenLevel => Enum.TryParse<ProgrammeLevel>(Level, out var level) && Enum.IsDefined(level) ? level : ProgrammeLevel.Basic;

    /// <summary>The address that is meant: the one that was typed, or the title's own.</summary>
    public string ChosenSlug => string.IsNullOrWhiteSpace(Slug) ? Lublin.Startups.Web.Data.Slug.From(Title.Pl ?? "") : Slug.Trim();

    /// <returns>Null when something is wrong; what, is said in the model state.</returns>
    public ProgrammeTexts? Read(ModelStateDictionary state, IStringLocalizer texts)
    {
        if (ChosenKind is not { } kind)
        {
            state.AddModelError("Form.Kind", texts["Wrong.Kind"]);
            return null;
        }

        foreach (var (name, language, _) in All())
        {
            if (string.IsNullOrWhiteSpace(language.Pl) && Kinds.Of(kind).Demands(name))
                state.AddModelError($"Form.{name}.Pl", texts[$"Wrong.{name}"]);
            var longest = string.Equals(name, nameof(Title), StringComparison.Ordinal) ? LongestTitle : LongestText;
            foreach (var (code, text) in (IEnumerable<(string, string?)>)[("Pl", language.Pl), ("En", language.En), ("Uk", language.Uk)])
            {
                if (text?.Length > longest)
                    state.AddModelError($"Form.{name}.{code}", texts["Wrong.TooLong", longest]);
            }
        }

        return state.IsValid ? new(Title.Read()!, Lead.Read()!, Learn.Read(), Audience.Read()!, Bring.Read()) : null;
    }

    /// <summary>Every field with its label, for comparing with what somebody else saved.</summary>
    public IReadOnlyList<(string Label, string? Value)> Fields(IStringLocalizer texts) =>
    [
        (texts["Field.Level"], texts[$"Level.{ChosenLevel}"]),
        .. All().SelectMany(field => (IEnumerable<(string, string?)>)
        [
            ($"{texts[field.Label].Value} (PL)", field.Text.Pl), ($"{texts[field.Label].Value} (EN)", field.Text.En), ($"{texts[field.Label].Value} (UK)", field.Text.Uk),
        ]),
    ];

    private IEnumerable<(string Name, LanguageForm Text, string Label)> All() =>
        [(nameof(Title), Title, "Field.Title"), (nameof(Lead), Lead, "Field.Lead"), (nameof(Learn), Learn, "Field.Learn"), (nameof(Audience), Audience, "Field.Audience"), (nameof(Bring), Bring, "Field.Bring")];
}
