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
        [nameof(ProgrammeTexts.Title), nameof(ProgrammeTexts.Lead), nameof(ProgrammeTexts.Learn), nameof(ProgrammeTexts.Audience)]);

    public static IReadOnlyList<KindFacts> All { get; } = [Training];

    public static KindFacts Of(ProgrammeKind kind) => All.First(facts => facts.Of == kind);
}
