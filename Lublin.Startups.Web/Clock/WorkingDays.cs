namespace Lublin.Startups.Web.Clock;

/// <summary>The days on which schools work: Monday to Friday, but for days off. Each ends at 15:00, when nobody reads mail there any more.</summary>
/// <param name="off">Days off, first and last of each.</param>
public sealed class WorkingDays(IReadOnlyCollection<(DateOnly From, DateOnly To)> off)
{
    public static readonly TimeOnly End = new(15, 0);

    public bool Has(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !off.Any(days => days.From <= day && day <= days.To);

    /// <summary>The end of the last of so many whole working days after the day of an instant, which itself does not count.</summary>
    public DateTimeOffset EndAfter(DateTimeOffset instant, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(days);
        var day = Warsaw.DateOf(instant);
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            if (Has(day))
                left--;
        }

        return Warsaw.ToInstant(day, End);
    }
}
