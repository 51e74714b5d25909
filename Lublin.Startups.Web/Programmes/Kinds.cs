namespace Lublin.Startups.Web.Programmes;

/// <summary>What sets one kind of programme apart from the others.</summary>
/// <param name="Of">The kind.</param>
/// <param name="Path">The part of the address under which all its pages stand.</param>
/// <param name="Css">The end of its class name.</param>
/// <param name="Icon">Its icon's name.</param>
/// <param name="SchemaType">What its dates are for search engines: a type of schema.org.</param>
/// <param name="DemandedTexts">Which of <see cref="ProgrammeTexts"/> have to be there in Polish before a date is published.</param>
public sealed record KindFacts(ProgrammeKind Of, string Path, string Css, string Icon, string SchemaType, IReadOnlyList<string> DemandedTexts)
{
    /// <summary>The page that lists its dates; null while it has none, and then nothing leads there.</summary>
    public string? ListPage { get; init; }

    /// <summary>The partial that adds rows to the facts beside its dates; null when there is nothing to add.</summary>
    public string? FactsPartial { get; init; }

    /// <summary>Whether each of its dates has a page of its own; otherwise a date is a place on the page of its programme.</summary>
    public bool HasDatePages { get; init; }

    /// <summary>What stands right below its path besides programmes, so that none may be called by it.</summary>
    public IReadOnlyList<string> ReservedSlugs { get; init; } = [];

    public bool Reserves(string slug) => ReservedSlugs.Contains(slug, StringComparer.Ordinal);

    /// <summary>Who gets in, and how. What is not for people one by one stands on its list page, and its own module tells what becomes of a group or a team.</summary>
    public Takers Takes { get; init; } = Takers.People;

    public bool IsForPeople => Takes == Takers.People;

    public bool IsForGroups => Takes == Takers.Groups;

    public bool Demands(string text) => DemandedTexts.Contains(text, StringComparer.Ordinal);
}

/// <summary>Every kind of programme that is offered.</summary>
public static class Kinds
{
    public static KindFacts Training { get; } = new(
        ProgrammeKind.Training,
        "szkolenia",
        "szk",
        "briefcase-fill",
        "EducationEvent",
        [nameof(ProgrammeTexts.Title), nameof(ProgrammeTexts.Lead), nameof(ProgrammeTexts.Learn), nameof(ProgrammeTexts.Audience)])
    {
        ListPage = "/Offers/Index",
        FactsPartial = "_TrainingFacts",
    };

    public static KindFacts Lecture { get; } = new(
        ProgrammeKind.Lecture,
        "wyklady",
        "wyk",
        "mic-fill",
        "EducationEvent",
        [nameof(ProgrammeTexts.Title), nameof(ProgrammeTexts.Lead), nameof(ProgrammeTexts.Audience)])
    {
        ListPage = "/Lectures/Index",
        FactsPartial = "/Pages/Lectures/_LectureFacts.cshtml",
        HasDatePages = true,
        ReservedSlugs = ["zmiany", "uczelnie"],
    };

    public static KindFacts Kids { get; } = new(
        ProgrammeKind.Kids,
        "przedsiebiorcze-dzieciaki",
        "dz",
        "backpack2-fill",
        "EducationEvent",
        [nameof(ProgrammeTexts.Title), nameof(ProgrammeTexts.Lead), nameof(ProgrammeTexts.Audience)])
    {
        ListPage = "/Kids/Index",
        Takes = Takers.Groups,
    };

    public static KindFacts Accelerator { get; } = new(
        ProgrammeKind.Accelerator,
        "akceleratory",
        "akc",
        "rocket-takeoff-fill",
        "EducationEvent",
        [nameof(ProgrammeTexts.Title), nameof(ProgrammeTexts.Lead), nameof(ProgrammeTexts.Audience)])
    {
        ListPage = "/Accelerators/Index",
        Takes = Takers.Teams,
        ReservedSlugs = ["w-miescie"],
    };

    /// <summary>In the order of the menu.</summary>
    public static IReadOnlyList<KindFacts> All { get; } = [Training, Kids, Lecture, Accelerator];

    /// <summary>Those with a list of their dates, in the order of the menu.</summary>
    public static IReadOnlyList<KindFacts> Listed { get; } = [.. All.Where(kind => kind.ListPage is not null)];

    /// <summary>Those for which people sign up one by one.</summary>
    public static IReadOnlyList<ProgrammeKind> ForPeople { get; } = [.. All.Where(kind => kind.IsForPeople).Select(kind => kind.Of)];

    public static KindFacts Of(ProgrammeKind kind) => All.First(facts => facts.Of == kind);
}

public enum Takers
{
    /// <summary>People sign up one by one.</summary>
    People,

    /// <summary>Schools register groups at a desk of their own.</summary>
    Groups,

    /// <summary>Teams apply, and the city decides.</summary>
    Teams,
}
