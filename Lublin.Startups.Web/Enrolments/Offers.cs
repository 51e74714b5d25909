using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>How long an offered place is kept.</summary>
public static class Offers
{
    private static readonly TimeSpan Usual = TimeSpan.FromHours(12);
    private static readonly TimeSpan Short = TimeSpan.FromHours(4);
    private static readonly TimeSpan SoonBefore = TimeSpan.FromHours(48);
    private static readonly TimeSpan LastBefore = TimeSpan.FromHours(1);
    private static readonly TimeSpan Least = TimeSpan.FromHours(1);

    /// <summary>
    /// When an offer that a person hears of now ends: after 12 awake hours, after 4 when less than 48 hours remain to the start, at the latest an hour before the start.
    /// Null when less than one awake hour is left: then no offer is made.
    /// </summary>
    public static DateTimeOffset? EndOf(DateTimeOffset now, DateTimeOffset firstStart)
    {
        var end = AwakeHours.After(now, firstStart - now < SoonBefore ? Short : Usual);
        var last = LastEnd(firstStart);
        if (end > last)
            end = last;
        return end <= now || AwakeHours.Between(now, end) < Least ? null : end;
    }

    /// <summary>When it is too late to tell anybody of an offer: less than one awake hour would be left to answer.</summary>
    public static DateTimeOffset TellBy(DateTimeOffset firstStart) => AwakeHours.Before(LastEnd(firstStart), Least).AddTicks(TimeSpan.TicksPerMicrosecond);

    /// <summary>No offer ends later: an hour before the start.</summary>
    public static DateTimeOffset LastEnd(DateTimeOffset firstStart) => firstStart - LastBefore;
}
