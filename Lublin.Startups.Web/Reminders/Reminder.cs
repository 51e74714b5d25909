namespace Lublin.Startups.Web.Reminders;

/// <summary>
/// The ledger of reminders: one row for each rule, session, recipient and planned time whose mail was put into the outbox. What is still to be sent is
/// computed from sessions and recipients (docs/adr/0006), so moving or cancelling leaves nothing behind to void.
/// </summary>
public sealed class Reminder(ReminderRule rule, long sessionId, string recipient, DateTimeOffset plannedFor, long mailId)
{
    public long Id { get; private set; }
    public ReminderRule Rule { get; private set; } = rule;
    public long SessionId { get; private set; } = sessionId;

    /// <summary>Whom, in the words of the audience: <c>enrolment:418</c>.</summary>
    public string Recipient { get; private set; } = recipient;

    public DateTimeOffset PlannedFor { get; private set; } = plannedFor;

    /// <summary>The mail that carries it; one mail may carry several.</summary>
    public long MailId { get; private set; } = mailId;
}

/// <summary>When people are reminded.</summary>
public enum ReminderRule
{
    /// <summary>7 days before the first session.</summary>
    WeekBefore,

    /// <summary>The day before every session.</summary>
    DayBefore,
}
