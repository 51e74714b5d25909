using Lublin.Startups.Web.Accelerators;
using Lublin.Startups.Web.Pages.Office.Editing;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Observatory;

/// <summary>A watched programme as staff type it.</summary>
public sealed class ProgrammeForm
{
    public const string Dated = "terminy";
    public const string Continuous = "ciagly";
    public const string Undated = "nieznane";
    private const int LongestName = 120;
    private const int LongestOffer = 300;

    public string? Name { get; set; }
    public string? Operator { get; set; }
    public string? Url { get; set; }
    public string? Kind { get; set; }
    public string? Sector { get; set; } = Sectors.Any;
    public IList<string> Stages { get; set; } = [];
    public IList<string> Places { get; set; } = [];
    public IList<string> Languages { get; set; } = ["pl"];
    public LanguageForm Offer { get; set; } = new();

    /// <summary><see cref="Dated"/>, <see cref="Continuous"/> or <see cref="Undated"/>.</summary>
    public string? When { get; set; }

    public string? OpensOn { get; set; }
    public string? ClosesOn { get; set; }
    public string? ClosesTime { get; set; }
    public bool IsWithCity { get; set; }

    /// <summary>They looked at the organiser's page for it.</summary>
    public bool IsChecked { get; set; } = true;

    public int Version { get; set; }

    /// <summary>Makes a form that is sent twice make one.</summary>
    public Guid FormId { get; set; } = Guid.CreateVersion7();

    /// <summary>There is one of this name, and this is another.</summary>
    public bool IsAnother { get; set; }

    public static ProgrammeForm Of(ExternalProgramme programme) => new()
    {
        Name = programme.Name,
        Operator = programme.Operator,
        Url = programme.Url,
        Kind = programme.Kind.ToString(),
        Sector = programme.Sector,
        Stages = Names(programme.Stages),
        Places = Names(programme.Places),
        Languages = [.. programme.Languages],
        Offer = LanguageForm.Of(programme.Offer),
        When = programme.IsContinuous ? Continuous : programme.OpensOn is null && programme.ClosesOn is null ? Undated : Dated,
        OpensOn = programme.OpensOn is { } first ? TypedTime.Write(first) : null,
        ClosesOn = programme.ClosesOn is { } last ? TypedTime.Write(last) : null,
        ClosesTime = programme.ClosesTime is { } time ? TypedTime.Write(time) : null,
        IsWithCity = programme.IsWithCity,
        Version = programme.Version,
    };

    /// <returns>Null when something is wrong; what, is said in the model state.</returns>
    public ExternalProgrammeFacts? Read(ModelStateDictionary state, IStringLocalizer texts)
    {
        var name = Line(nameof(Name), Name);
        var organiser = Line(nameof(Operator), Operator);
        var url = TypedText.Link(state, texts, "Form.Url", Url, "Wrong.Url");
        if (url is null && string.IsNullOrWhiteSpace(Url))
            state.AddModelError("Form.Url", texts["Wrong.Url"]);
        if (!Enum.TryParse<WatchedKind>(Kind, out var kind) || !Enum.IsDefined(kind))
            state.AddModelError("Form.Kind", texts["Wrong.Kind"]);
        if (Sector is null || !Sectors.Has(Sector))
            state.AddModelError("Form.Sector", texts["Wrong.Sector"]);
        var (stages, places) = (Flags<WatchedStages>(Stages), Flags<WatchedPlaces>(Places));
        if (stages == WatchedStages.None)
            state.AddModelError("Form.Stages", texts["Wrong.Stages"]);
        if (places == WatchedPlaces.None)
            state.AddModelError("Form.Places", texts["Wrong.Places"]);
        var languages = Ui.Languages.All.Select(language => language.Code).Where(code => Languages.Contains(code, StringComparer.Ordinal)).ToList();
        if (languages.Count == 0)
            state.AddModelError("Form.Languages", texts["Wrong.Languages"]);
        TypedText.Demand(state, texts, "Form.Offer", Offer, "Wrong.Offer", LongestOffer);
        var (opens, closes, time) = Dates(state, texts);
        return state.IsValid
            ? new(name!, organiser!, url!, kind, stages, Sector!, places, Offer.Read()!, languages)
            {
                OpensOn = opens,
                ClosesOn = closes,
                ClosesTime = time,
                IsContinuous = When is Continuous,
                IsWithCity = IsWithCity,
            }
            : null;

        string? Line(string field, string? typed)
        {
            if (string.IsNullOrWhiteSpace(typed))
                state.AddModelError($"Form.{field}", texts[$"Wrong.{field}"]);
            return TypedText.Line(state, texts, $"Form.{field}", typed, LongestName);
        }
    }

    private (DateOnly? Opens, DateOnly? Closes, TimeOnly? Time) Dates(ModelStateDictionary state, IStringLocalizer texts)
    {
        if (When is not (Dated or Continuous or Undated))
            state.AddModelError("Form.When", texts["Wrong.When"]);
        if (When is not Dated)
            return default;
        var (opens, closes, time) = (TypedTime.Date(OpensOn), TypedTime.Date(ClosesOn), TypedTime.Time(ClosesTime));
        Readable(nameof(OpensOn), OpensOn, opens is not null);
        Readable(nameof(ClosesOn), ClosesOn, closes is not null);
        Readable(nameof(ClosesTime), ClosesTime, time is not null);
        if (string.IsNullOrWhiteSpace(OpensOn) && string.IsNullOrWhiteSpace(ClosesOn))
            state.AddModelError("Form.ClosesOn", texts["Wrong.NoDates"]);
        else if (closes < opens)
            state.AddModelError("Form.ClosesOn", texts["Wrong.Order"]);
        if (time is not null && string.IsNullOrWhiteSpace(ClosesOn))
            state.AddModelError("Form.ClosesOn", texts["Wrong.TimeAlone"]);
        return (opens, closes, time);

        void Readable(string field, string? typed, bool isRead)
        {
            if (!string.IsNullOrWhiteSpace(typed) && !isRead)
                state.AddModelError($"Form.{field}", texts[field is nameof(ClosesTime) ? "Wrong.Time" : "Wrong.Date"]);
        }
    }

    private static List<string> Names<T>(T flags)
        where T : struct, Enum => [.. Enum.GetValues<T>().Where(flag => flags.HasFlag(flag)).Select(flag => flag.ToString()).Where(name => name is not "None")];

    private static T Flags<T>(IEnumerable<string> names)
        where T : struct, Enum => Enum.TryParse<T>(string.Join(',', names.Where(name => Enum.GetNames<T>().Contains(name, StringComparer.Ordinal))), out var flags) ? flags : default;
}
