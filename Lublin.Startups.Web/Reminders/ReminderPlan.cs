using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Web.Reminders;

/// <summary>Whether a reminder should be put, is there, or why not. It reads no clock and no database.</summary>
public static class ReminderPlan
{
    /// <param name="time">One of those that its source names for the occasion.</param>
    /// <param name="occasion">As it stands now.</param>
    /// <param name="recipient">As the person stands now towards it.</param>
    /// <param name="isSent">Whether the ledger has it for its present time.</param>
    /// <param name="now">An instant.</param>
    public static ReminderAnswer Decide(ReminderTime time, ReminderOccasion occasion, RecipientFacts recipient, bool isSent, DateTimeOffset now)
    {
        var planned = time.PlannedFor;
        if (isSent)
            return new(ReminderState.Sent);
        if (!occasion.IsHeld)
            return new(ReminderState.Skipped, ReminderReason.Cancelled);
        if (recipient.PlaceSince is not { } placeSince)
            return new(ReminderState.Skipped, ReminderReason.HasNoPlace);
        if (recipient.Barred is { } barred)
            return new(ReminderState.Skipped, barred);
        if (recipient.IsAbsent)
            return new(ReminderState.Skipped, ReminderReason.WillBeAbsent);
        if (placeSince > planned)
            return new(ReminderState.Skipped, ReminderReason.EnrolledLater);
        if (recipient.ComesAgainSince > planned)
            return new(ReminderState.Skipped, ReminderReason.CameBackLater);
        if (occasion.ChangedAt > planned || (time.Rule == ReminderRule.WeekBefore && occasion.FirstSince > planned))
            return new(ReminderState.Skipped, ReminderReason.MovedLater);
        if (now >= planned && now >= time.MissedFrom)
            return new(ReminderState.Missed);
        return new(now >= planned && AwakeHours.Include(now) ? ReminderState.Due : ReminderState.NotYet);
    }
}

/// <param name="State">What is with it.</param>
/// <param name="Reason">Why it is skipped; null otherwise.</param>
public readonly record struct ReminderAnswer(ReminderState State, ReminderReason? Reason = null);

public enum ReminderState
{
    /// <summary>Its time has not come, or it is night.</summary>
    NotYet,

    /// <summary>To be put now: into the outbox, or onto the list of calls.</summary>
    Due,

    Sent,

    /// <summary>Never to be sent, for a reason.</summary>
    Skipped,

    /// <summary>The program was not there in time.</summary>
    Missed,
}

public enum ReminderReason
{
    Cancelled,
    HasNoPlace,
    WillBeAbsent,

    /// <summary>Whether and where it takes place is being settled anew.</summary>
    NotSettled,

    /// <summary>The person may not be with children on that day: they are not cleared.</summary>
    NotCleared,

    /// <summary>The person got their place after the reminder's time: the letter about it has just told them.</summary>
    EnrolledLater,

    /// <summary>After the reminder's time the session was added, moved, or became the first because another was: the letter about that has just told people.</summary>
    MovedLater,

    /// <summary>The person took back, after the reminder's time, that they cannot come: they have just thought of it.</summary>
    CameBackLater,
}

/// <summary>What the plan knows of a person towards one occasion.</summary>
/// <param name="PlaceSince">Since when the person has a place; null without one.</param>
/// <param name="IsAbsent">The person said that they will not come.</param>
/// <param name="ComesAgainSince">When they took back that they will not come; null when they never did.</param>
/// <param name="Barred">Why the person must not come, whatever else holds; null when they may.</param>
public readonly record struct RecipientFacts(DateTimeOffset? PlaceSince, bool IsAbsent, DateTimeOffset? ComesAgainSince = null, ReminderReason? Barred = null);
