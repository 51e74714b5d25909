namespace Lublin.Startups.Web.Programmes;

/// <summary>What sessions are judged by besides each other. Every module that knows something adds its share.</summary>
public sealed record PlanningFacts
{
    private const int MinutesOnCampus = 10;
    private const int UsualMinutes = 30;

    public static PlanningFacts None { get; } = new();

    public IReadOnlyCollection<DayOff> DaysOff { get; init; } = [];

    /// <summary>By edition; of others counts what their sessions were read with.</summary>
    public IReadOnlyDictionary<long, EditionFacts> Editions { get; init; } = new Dictionary<long, EditionFacts>();

    /// <summary>What single sessions take besides, by their row.</summary>
    public IReadOnlyDictionary<long, IReadOnlyList<Resource>> Sessions { get; init; } = new Dictionary<long, IReadOnlyList<Resource>>();

    /// <summary>What presenters declared, by their row.</summary>
    public IReadOnlyDictionary<long, PresenterTerms> Presenters { get; init; } = new Dictionary<long, PresenterTerms>();

    /// <summary>On which campus a room is, by the room's row; between rooms of which nobody said it no way is counted.</summary>
    public IReadOnlyDictionary<long, long> Campuses { get; init; } = new Dictionary<long, long>();

    /// <summary>Minutes from one campus to another, the lower row first.</summary>
    public IReadOnlyDictionary<(long One, long Other), int> Travel { get; init; } = new Dictionary<(long One, long Other), int>();

    public EditionFacts Of(Booking booking) => Editions.GetValueOrDefault(booking.EditionId) ?? booking.Facts ?? EditionFacts.None;

    /// <summary>All that a session takes, with what modules know it takes besides.</summary>
    public IEnumerable<Resource> ResourcesOf(Booking booking) => booking.Resources.Concat(Of(booking).Resources).Concat(Sessions.GetValueOrDefault(booking.SessionId) ?? []);

    /// <summary>Why a day is off for a session; null when it is a day like others. A weekend by itself is not a day off.</summary>
    public DayOff? DayOffFor(Booking booking) =>
        DaysOff.FirstOrDefault(off => off.Holds(booking.Plan.Date) && (off.UniversityId is null || off.UniversityId == Of(booking).UniversityId));

    /// <summary>Whether a day is off for everybody.</summary>
    public bool IsOff(DateOnly day) => DaysOff.Any(off => off.UniversityId is null && off.Holds(day));

    /// <summary>How long a presenter is on the way between two sessions; a room is null on-line.</summary>
    public int TravelMinutes(long? from, long? to)
    {
        if (from is not { } one || to is not { } other || one == other || !Campuses.TryGetValue(one, out var here) || !Campuses.TryGetValue(other, out var there))
            return 0;
        return here == there ? MinutesOnCampus : Travel.GetValueOrDefault((Math.Min(here, there), Math.Max(here, there)), UsualMinutes);
    }

    /// <summary>These facts and others. What both know of one edition or presenter is known together.</summary>
    public PlanningFacts And(PlanningFacts more) => new()
    {
        DaysOff = [.. DaysOff, .. more.DaysOff],
        Editions = Both(Editions, more.Editions, (one, other) => one.And(other)),
        Sessions = Both(Sessions, more.Sessions, (one, other) => [.. one.Union(other)]),
        Presenters = Both(Presenters, more.Presenters, (one, other) => one.And(other)),
        Campuses = Both(Campuses, more.Campuses, (_, other) => other),
        Travel = Both(Travel, more.Travel, (_, other) => other),
    };

    private static Dictionary<TKey, T> Both<TKey, T>(IReadOnlyDictionary<TKey, T> one, IReadOnlyDictionary<TKey, T> other, Func<T, T, T> join)
        where TKey : notnull
    {
        var all = one.ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (var (key, value) in other)
            all[key] = all.TryGetValue(key, out var known) ? join(known, value) : value;
        return all;
    }
}

/// <summary>What a module knows of an edition when its sessions are planned.</summary>
public sealed record EditionFacts
{
    public static EditionFacts None { get; } = new();

    /// <summary>What its sessions take besides room and presenters: a host, a set of laptops.</summary>
    public IReadOnlyList<Resource> Resources { get; init; } = [];

    /// <summary>The audience: two sessions with the same key want the same people. Null when it is not known.</summary>
    public string? Audience { get; init; }

    /// <summary>Whose days off it keeps besides everybody's.</summary>
    public long? UniversityId { get; init; }

    /// <summary>Nobody signs up: its room has to hold the expected number of people, not its seats.</summary>
    public bool TakesNoSignUps { get; init; }

    /// <summary>How many are expected, where nobody signs up.</summary>
    public int? ExpectedHeads { get; init; }

    internal EditionFacts And(EditionFacts more) => new()
    {
        Resources = [.. Resources.Union(more.Resources)],
        Audience = more.Audience ?? Audience,
        UniversityId = more.UniversityId ?? UniversityId,
        TakesNoSignUps = more.TakesNoSignUps || TakesNoSignUps,
        ExpectedHeads = more.ExpectedHeads ?? ExpectedHeads,
    };
}

/// <summary>When and how often a presenter said to be there.</summary>
public sealed record PresenterTerms
{
    /// <summary>Nothing is said against any hour while there is none.</summary>
    public IReadOnlyList<WeekHours> Hours { get; init; } = [];

    /// <summary>The most sessions a year; null without such a limit.</summary>
    public int? PerYear { get; init; }

    /// <summary>The sessions that this person leads, by year.</summary>
    public IReadOnlyDictionary<int, IReadOnlySet<long>> Led { get; init; } = new Dictionary<int, IReadOnlySet<long>>();

    public bool IsThere(SessionPlan plan) =>
        Hours.Count == 0 || Hours.Any(hours => hours.Day == plan.Date.DayOfWeek && hours.From <= plan.Start && plan.End <= hours.To);

    /// <summary>Whether a session is one too many for its year, counted with all others.</summary>
    public bool IsTooMany(Booking booking)
    {
        if (PerYear is not { } most)
            return false;
        var led = Led.GetValueOrDefault(booking.Plan.Date.Year);
        var count = led?.Count ?? 0;
        return (led?.Contains(booking.SessionId) == true ? count : count + 1) > most;
    }

    internal PresenterTerms And(PresenterTerms more) => new()
    {
        Hours = [.. Hours, .. more.Hours],
        PerYear = more.PerYear ?? PerYear,
        Led = more.Led.Count > 0 ? more.Led : Led,
    };
}

/// <summary>Hours of a day of the week, by the clock in Warsaw.</summary>
public readonly record struct WeekHours(DayOfWeek Day, TimeOnly From, TimeOnly To);
