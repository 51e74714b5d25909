namespace Lublin.Startups.Web.Reminders;

/// <summary>The list of calls, on which reminders by telephone are put: it is kept by a module that stands above this one.</summary>
public interface IReminderCalls
{
    /// <summary>The rows that stand for these reminders on the list, to be stored with the ledger.</summary>
    IReadOnlyList<object> Of(IReadOnlyList<PlannedReminder> reminders, DateTimeOffset now);
}
