using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Reminders;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>The calls that stand for reminders of every kind of person.</summary>
public sealed class ReminderCalls : IReminderCalls
{
    public IReadOnlyList<object> Of(IReadOnlyList<PlannedReminder> reminders, DateTimeOffset now) =>
        [.. reminders.Select(due => PhoneCall.OfReminder(due.Recipient.Subject, due.Occasion.Key, due.Key, now, due.Occasion.StartsAt))];

    /// <summary>The call in place of a mail that was given up.</summary>
    internal static PhoneCall Of(Reminder carried, DateTimeOffset now) =>
        PhoneCall.OfReminder(SubjectKey.Parse(carried.Recipient), carried.Occasion, carried.Key, now, until: null);
}
