using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Accelerators;

/// <summary>Somebody else's programme for start-ups, which the unit watches and tells of. People apply there, by the terms there.</summary>
public sealed class ExternalProgramme
{
    /// <summary>So many days before it closes a programme is shown as closing.</summary>
    public const int ClosingDays = 14;

    /// <summary>So many days after the last check staff are asked to look again while people can apply.</summary>
    public const int StaleDays = 30;

    /// <summary>So many days after the last check it leaves the public list while people can apply.</summary>
    public const int HiddenDays = 60;

    private ExternalProgramme()
    {
    }

    /// <summary>Somebody looked at the organiser's page just now.</summary>
    public ExternalProgramme(ExternalProgrammeFacts facts, string actor, DateTimeOffset now)
    {
        Set(facts);
        Check(actor, now);
    }

    public long Id { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Who runs it.</summary>
    public string Operator { get; private set; } = "";

    /// <summary>The organiser's page.</summary>
    public string Url { get; private set; } = "";

    public WatchedKind Kind { get; private set; }
    public WatchedStages Stages { get; private set; }

    /// <summary>A key of <see cref="Sectors"/>.</summary>
    public string Sector { get; private set; } = Sectors.Any;

    public WatchedPlaces Places { get; private set; }

    /// <summary>What a team gets, in a sentence or two.</summary>
    public LocalText Offer { get; private set; } = null!;

    /// <summary>The languages (pl, en, uk) in which a team is cared for.</summary>
    public IList<string> Languages { get; private set; } = [];

    /// <summary>The first day on which teams apply; null when not known, or long ago.</summary>
    public DateOnly? OpensOn { get; private set; }

    /// <summary>The last day on which teams apply; null when not known, or when there is none.</summary>
    public DateOnly? ClosesOn { get; private set; }

    /// <summary>The hour on that day in Warsaw; null: until its end.</summary>
    public TimeOnly? ClosesTime { get; private set; }

    /// <summary>Teams apply at any time.</summary>
    public bool IsContinuous { get; private set; }

    /// <summary>The city has a part in it.</summary>
    public bool IsWithCity { get; private set; }

    /// <summary>The day in Warsaw on which somebody last looked at the organiser's page.</summary>
    public DateOnly CheckedOn { get; private set; }

    /// <summary>As <see cref="History.Actor"/>.</summary>
    public string CheckedBy { get; private set; } = "";

    /// <summary>Since when it is watched no more.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>What was odd when its link was last tried, until somebody looks; null when nothing was.</summary>
    public LinkTrouble? Trouble { get; private set; }

    /// <summary>Rises with every change of what staff say of it, so that of two people the second hears of the first.</summary>
    public int Version { get; private set; }

    public ExternalProgrammeFacts Facts => new(Name, Operator, Url, Kind, Stages, Sector, Places, Offer, [.. Languages])
    {
        OpensOn = OpensOn,
        ClosesOn = ClosesOn,
        ClosesTime = ClosesTime,
        IsContinuous = IsContinuous,
        IsWithCity = IsWithCity,
    };

    /// <summary>The instant from which nobody applies any more; null when there is none or nobody knows it.</summary>
    public DateTimeOffset? ClosesAt => ClosesOn is not { } day ? null
        : ClosesTime is { } time ? Warsaw.ToInstant(day, time)
        : Warsaw.ToInstant(day.AddDays(1), TimeOnly.MinValue);

    public WatchState StateAt(DateTimeOffset now)
    {
        var today = Warsaw.DateOf(now);
        if (OpensOn > today)
            return WatchState.Planned;
        if (IsContinuous)
            return WatchState.Open;
        if (ClosesAt is { } end)
            return end <= now ? WatchState.Closed : ClosesOn <= today.AddDays(ClosingDays) ? WatchState.Closing : WatchState.Open;
        return OpensOn is null ? WatchState.Undated : WatchState.Open;
    }

    /// <summary>Whether staff should look at the organiser's page again.</summary>
    public bool IsStaleAt(DateTimeOffset now) => WithdrawnAt is null && (Trouble is not null || IsUncheckedFor(StaleDays, now));

    /// <summary>Whether visitors see it.</summary>
    public bool IsShownAt(DateTimeOffset now) => WithdrawnAt is null && !IsUncheckedFor(HiddenDays, now);

    public void Change(ExternalProgrammeFacts facts)
    {
        Set(facts);
        Version++;
    }

    /// <summary>Somebody looked at the organiser's page: what stands here is true.</summary>
    public void Check(string actor, DateTimeOffset now)
    {
        (CheckedOn, CheckedBy, Trouble) = (Warsaw.DateOf(now), actor, null);
    }

    public void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;

    public void Restore() => WithdrawnAt = null;

    /// <summary>Its link did not lead where it should. Whether that means anything, a person finds out.</summary>
    public void Doubt(LinkTrouble trouble) => Trouble ??= trouble;

    // What is closed or has not begun harms nobody when it is not looked at for a while.
    private bool IsUncheckedFor(int days, DateTimeOffset now) =>
        StateAt(now) is WatchState.Open or WatchState.Closing or WatchState.Undated && CheckedOn.AddDays(days) < Warsaw.DateOf(now);

    private void Set(ExternalProgrammeFacts facts)
    {
        (Name, Operator, Url, Kind, Stages, Sector, Places) = (facts.Name, facts.Operator, facts.Url, facts.Kind, facts.Stages, facts.Sector, facts.Places);
        (Offer, Languages, IsContinuous, IsWithCity) = (facts.Offer, [.. facts.Languages], facts.IsContinuous, facts.IsWithCity);
        (OpensOn, ClosesOn, ClosesTime) = (facts.OpensOn, facts.IsContinuous ? null : facts.ClosesOn, facts.IsContinuous || facts.ClosesOn is null ? null : facts.ClosesTime);
    }
}

/// <summary>What staff say of a watched programme.</summary>
public sealed record ExternalProgrammeFacts(
    string Name, string Operator, string Url, WatchedKind Kind, WatchedStages Stages, string Sector, WatchedPlaces Places, LocalText Offer, IReadOnlyList<string> Languages)
{
    public DateOnly? OpensOn { get; init; }
    public DateOnly? ClosesOn { get; init; }
    public TimeOnly? ClosesTime { get; init; }
    public bool IsContinuous { get; init; }
    public bool IsWithCity { get; init; }
}

/// <summary>What trying a link brought.</summary>
/// <param name="What">The status of the answer, <c>404</c>; the host that it led to instead, <c>example.org</c>; or empty when nothing answered.</param>
/// <param name="SeenAt">When.</param>
public sealed record LinkTrouble(string What, DateTimeOffset SeenAt);

public enum WatchState
{
    Closing,
    Open,

    /// <summary>Nobody knows when; the organiser says.</summary>
    Undated,

    Planned,
    Closed,
}

public enum WatchedKind
{
    Accelerator,
    Incubator,
    Contest,
    Support,
}

/// <summary>How far a team has to be.</summary>
[Flags]
public enum WatchedStages
{
    None = 0,
    Idea = 1,
    Prototype = 2,
    Running = 4,
}

/// <summary>Where teams meet.</summary>
[Flags]
public enum WatchedPlaces
{
    None = 0,
    Lublin = 1,
    Region = 2,
    Online = 4,
}
