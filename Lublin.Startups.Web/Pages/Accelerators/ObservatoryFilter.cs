using Lublin.Startups.Web.Accelerators;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Pages.Shared;

namespace Lublin.Startups.Web.Pages.Accelerators;

/// <summary>What a visitor wants of the watched programmes, read from the address. What is closed is shown to those who ask for it.</summary>
public sealed class ObservatoryFilter(IQueryCollection query) : ChoiceFilter<WatchedRow>(query, Groups)
{
    public const string State = "stan";
    public const string Stage = "etap";
    public const string Place = "miejsce";
    public const string Language = "jezyk";

    public static IReadOnlyList<FilterGroup<WatchedRow>> Groups { get; } =
    [
        new(State, "Filter.State",
        [
            new("konczy-sie", "State.Closing", row => row.State == WatchState.Closing),
            new("trwa", "State.Open", row => row.State == WatchState.Open),
            new("u-organizatora", "State.Undated", row => row.State == WatchState.Undated),
            new("planowany", "State.Planned", row => row.State == WatchState.Planned),
            new("zamkniety", "State.Closed", row => row.State == WatchState.Closed),
        ]),
        new(Stage, "Filter.Stage",
        [
            new("pomysl", "Stage.Idea", row => row.Programme.Stages.HasFlag(WatchedStages.Idea)),
            new("prototyp", "Stage.Prototype", row => row.Programme.Stages.HasFlag(WatchedStages.Prototype)),
            new("firma", "Stage.Running", row => row.Programme.Stages.HasFlag(WatchedStages.Running)),
        ]),
        new(Place, "Filter.Place",
        [
            new("lublin", "Place.Lublin", row => row.Programme.Places.HasFlag(WatchedPlaces.Lublin)),
            new("region", "Place.Region", row => row.Programme.Places.HasFlag(WatchedPlaces.Region)),
            new("online", "Place.Online", row => row.Programme.Places.HasFlag(WatchedPlaces.Online)),
        ]),
        new(Language, "Filter.Language",
        [
            new("pl", "Language.pl", row => row.Programme.Languages.Contains("pl", StringComparer.Ordinal)),
            new("en", "Language.en", row => row.Programme.Languages.Contains("en", StringComparer.Ordinal)),
            new("uk", "Language.uk", row => row.Programme.Languages.Contains("uk", StringComparer.Ordinal)),
        ]),
    ];

    public override bool Lets(WatchedRow row) => (Asks(State) || row.State != WatchState.Closed) && base.Lets(row);
}

/// <summary>A watched programme as it stands now.</summary>
/// <param name="Programme">As it is kept.</param>
/// <param name="State">Of today.</param>
/// <param name="DaysLeft">Until its last day, on which it is 0; null when there is none.</param>
public sealed record WatchedRow(ExternalProgramme Programme, WatchState State, int? DaysLeft)
{
    public static WatchedRow Of(ExternalProgramme programme, DateTimeOffset now) =>
        new(programme, programme.StateAt(now), programme.ClosesOn is { } day ? day.DayNumber - Warsaw.DateOf(now).DayNumber : null);
}
