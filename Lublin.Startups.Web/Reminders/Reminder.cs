using System.Globalization;

namespace Lublin.Startups.Web.Reminders;

/// <summary>
/// The ledger of reminders: one row for each rule, occasion, recipient and planned time whose mail was put into the outbox, or whose call onto the
/// list of calls. What is still to be sent is computed from occasions and recipients (docs/adr/0006), so moving or cancelling leaves nothing behind to void.
/// </summary>
public sealed class Reminder(ReminderRule rule, string occasion, string recipient, DateTimeOffset plannedFor, long? mailId)
{
    public long Id { get; private set; }
    public ReminderRule Rule { get; private set; } = rule;

    /// <summary>Of what, in the words of its source: <c>session:418</c>.</summary>
    public string Occasion { get; private set; } = occasion;

    /// <summary>The person, as mails and calls know them: <c>enrolment:418</c>.</summary>
    public string Recipient { get; private set; } = recipient;

    public DateTimeOffset PlannedFor { get; private set; } = plannedFor;

    /// <summary>The mail that carries it; one mail may carry several. Null when the person is called.</summary>
    public long? MailId { get; private set; } = mailId;

    /// <summary>What no other reminder has.</summary>
    public string Key => KeyOf(Rule, Occasion, Recipient, PlannedFor);

    public static string KeyOf(ReminderRule rule, string occasion, string recipient, DateTimeOffset plannedFor) =>
        string.Create(CultureInfo.InvariantCulture, $"reminder:{occasion}:{recipient}:{rule}:{plannedFor.UtcDateTime:yyyyMMddHHmm}");
}

public enum ReminderRule
{
    /// <summary>7 days before the first session.</summary>
    WeekBefore,

    /// <summary>The day before every session.</summary>
    DayBefore,

    /// <summary>The day after.</summary>
    MorningAfter,
}
