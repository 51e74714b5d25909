using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Web.Reminders;

/// <summary>Whether a reminder should be put, is there, or why not. It reads no clock and no database.</summary>
public static class ReminderPlan
{
    /// <param name="rule">One of those that <see cref="ReminderRules.For"/> names for the session.</param>
    /// <param name="session">As it stands now.</param>
    /// <param name="recipient">As the person stands now towards that session.</param>
    /// <param name="isSent">Whether the ledger has it for its present time.</param>
    /// <param name="now">An instant.</param>
    public static ReminderAnswer Decide(ReminderRule rule, SessionFacts session, RecipientFacts recipient, bool isSent, DateTimeOffset now)
    {
        var planned = ReminderRules.PlannedFor(rule, session.Date);
        if (isSent)
            return new(ReminderState.Sent);
        if (!session.IsHeld)
            return new(ReminderState.Skipped, ReminderReason.Cancelled);
        if (recipient.PlaceSince is not { } placeSince)
            return new(ReminderState.Skipped, ReminderReason.HasNoPlace);
        if (recipient.IsAbsent)
            return new(ReminderState.Skipped, ReminderReason.WillBeAbsent);
        if (placeSince > planned)
            return new(ReminderState.Skipped, ReminderReason.EnrolledLater);
        if (recipient.ComesAgainSince > planned)
            return new(ReminderState.Skipped, ReminderReason.CameBackLater);
        if (session.ChangedAt > planned || (rule == ReminderRule.WeekBefore && session.FirstSince > planned))
            return new(ReminderState.Skipped, ReminderReason.MovedLater);
        if (now >= planned && now >= ReminderRules.MissedFrom(rule, session.StartsAt))
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

    /// <summary>To be put into the outbox now.</summary>
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

    /// <summary>The person got their place after the reminder's time: the letter about it has just told them.</summary>
    EnrolledLater,

    /// <summary>After the reminder's time the session was added, moved, or became the first because another was: the letter about that has just told people.</summary>
    MovedLater,

    /// <summary>The person took back, after the reminder's time, that they cannot come: they have just thought of it.</summary>
    CameBackLater,
}

/// <summary>What the plan knows of a session.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Date">The day in Warsaw.</param>
/// <param name="StartsAt">The instant.</param>
/// <param name="IsFirst">The first of its edition that takes place.</param>
/// <param name="IsHeld">Neither it nor its edition is cancelled.</param>
/// <param name="ChangedAt">When people were last told of a change, or that it was added; null when never.</param>
/// <param name="FirstSince">When those that were before it were last cancelled or moved behind it; null when none was.</param>
public sealed record SessionFacts(
    long Id, DateOnly Date, DateTimeOffset StartsAt, bool IsFirst, bool IsHeld, DateTimeOffset? ChangedAt, DateTimeOffset? FirstSince = null);

/// <summary>What the plan knows of a person towards one session.</summary>
/// <param name="PlaceSince">Since when the person has a place; null without one.</param>
/// <param name="IsAbsent">The person said that they will not come.</param>
/// <param name="ComesAgainSince">When they took back that they will not come; null when they never did.</param>
public readonly record struct RecipientFacts(DateTimeOffset? PlaceSince, bool IsAbsent, DateTimeOffset? ComesAgainSince = null);
