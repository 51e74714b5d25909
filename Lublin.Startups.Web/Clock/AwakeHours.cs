namespace Lublin.Startups.Web.Clock;

/// <summary>
/// The clock on which offers of a place run: 8:00–20:00 Warsaw, every day. At night it stands still, so a day always has
/// twelve awake hours, also when summer time begins or ends.
/// </summary>
public static class AwakeHours
{
    private static readonly TimeOnly Opens = new(8, 0);
    private static readonly TimeSpan Day = TimeSpan.FromHours(12);

    /// <summary>
    /// The instant (UTC) at which <paramref name="awake"/> of awake time has passed since <paramref name="from"/>; always
    /// within 8:00–20:00. An end that falls on 20:00 stays there instead of sliding to 8:00 the next day.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="awake"/> is negative.</exception>
    public static DateTimeOffset After(DateTimeOffset from, TimeSpan awake)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(awake, TimeSpan.Zero);
        var date = Warsaw.DateOf(from);
        var passed = PassedOn(date, from);
        if (awake == TimeSpan.Zero && from <= At(date, Day))
            return At(date, passed);

        var total = passed + awake;
        var days = (int)(total.Ticks / Day.Ticks);
        var rest = new TimeSpan(total.Ticks % Day.Ticks);
        var fallsOnClosing = rest == TimeSpan.Zero && awake > TimeSpan.Zero;
        return fallsOnClosing ? At(date.AddDays(days - 1), Day) : At(date.AddDays(days), rest);
    }

    /// <summary>The last instant from which so much awake time passes until <paramref name="until"/>.</summary>
    /// <param name="until">An instant.</param>
    /// <param name="awake">Positive, at most a day of twelve hours.</param>
    public static DateTimeOffset Before(DateTimeOffset until, TimeSpan awake)
    {
        var date = Warsaw.DateOf(until);
        var passed = PassedOn(date, until);
        return passed >= awake ? At(date, passed - awake) : At(date.AddDays(-1), Day - (awake - passed));
    }

    /// <summary>Whether an instant lies in them: at 8:00 it does, at 20:00 no more.</summary>
    public static bool Include(DateTimeOffset instant) => instant - Warsaw.ToInstant(Warsaw.DateOf(instant), Opens) is var passed && passed >= TimeSpan.Zero && passed < Day;

    /// <summary>An instant itself where it lies in them, or the next 8:00.</summary>
    public static DateTimeOffset From(DateTimeOffset instant)
    {
        if (Include(instant))
            return instant;
        var date = Warsaw.DateOf(instant);
        return instant < At(date, TimeSpan.Zero) ? At(date, TimeSpan.Zero) : At(date.AddDays(1), TimeSpan.Zero);
    }

    /// <summary>The awake time from one instant to another; zero when <paramref name="to"/> is not later.</summary>
    public static TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from)
            return TimeSpan.Zero;
        var (first, last) = (Warsaw.DateOf(from), Warsaw.DateOf(to));
        return ((last.DayNumber - first.DayNumber) * Day) + PassedOn(last, to) - PassedOn(first, from);
    }

    private static TimeSpan PassedOn(DateOnly date, DateTimeOffset instant)
    {
        var passed = instant - Warsaw.ToInstant(date, Opens);
        return passed < TimeSpan.Zero ? TimeSpan.Zero : passed > Day ? Day : passed;
    }

    private static DateTimeOffset At(DateOnly date, TimeSpan passed) => Warsaw.ToInstant(date, Opens) + passed;
}
