using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Reminders;

/// <summary>What people are reminded of, as the plan knows it: a session, or anything else that has a day and a start.</summary>
/// <param name="Key">Unique among all occasions: <c>session:418</c>.</param>
/// <param name="Title">For staff to read.</param>
/// <param name="Date">The day in Warsaw.</param>
/// <param name="StartsAt">The instant.</param>
/// <param name="IsFirst">The first of its row that takes place.</param>
/// <param name="IsHeld">It takes place.</param>
/// <param name="ChangedAt">When people were last told of a change, or that it was added; null when never.</param>
/// <param name="FirstSince">When those that were before it were last cancelled or moved behind it; null when none was.</param>
public sealed record ReminderOccasion(
    string Key, LocalText Title, DateOnly Date, DateTimeOffset StartsAt, bool IsFirst, bool IsHeld, DateTimeOffset? ChangedAt = null, DateTimeOffset? FirstSince = null)
{
    public const int LongestKey = 60;

    /// <summary>The edition that it is part of, by which its mail may be held; null for none.</summary>
    public long? EditionId { get; init; }
}

/// <summary>One rule for one occasion.</summary>
/// <param name="Rule">Which.</param>
/// <param name="PlannedFor">From when on people are reminded.</param>
/// <param name="MissedFrom">From when on it is too late to remind them.</param>
public readonly record struct ReminderTime(ReminderRule Rule, DateTimeOffset PlannedFor, DateTimeOffset MissedFrom);
