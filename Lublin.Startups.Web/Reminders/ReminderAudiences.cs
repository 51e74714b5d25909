namespace Lublin.Startups.Web.Reminders;

/// <summary>All audiences that modules have brought.</summary>
public sealed class ReminderAudiences(IEnumerable<IReminderAudience> audiences)
{
    public IReadOnlyList<IReminderAudience> All { get; } = [.. audiences];
}
