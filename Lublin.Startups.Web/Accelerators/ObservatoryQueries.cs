using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Accelerators;

public static class ObservatoryQueries
{
    /// <summary>What is watched, what ends next first and what is closed last. One query.</summary>
    public static async Task<IReadOnlyList<ExternalProgramme>> WatchedAsync(this StartupsDb db, DateTimeOffset now) =>
        [.. (await db.ExternalProgrammes.AsNoTracking().Where(programme => programme.WithdrawnAt == null).ToListAsync()).InOrder(now)];

    /// <summary>How many of them staff should look at again. One query.</summary>
    public static async Task<int> StaleProgrammesAsync(this StartupsDb db, DateTimeOffset now) => (await db.WatchedAsync(now)).Count(programme => programme.IsStaleAt(now));

    /// <summary>By state, then by the day that matters in it; without a day last.</summary>
    public static IEnumerable<ExternalProgramme> InOrder(this IEnumerable<ExternalProgramme> programmes, DateTimeOffset now) =>
        programmes.OrderBy(programme => programme.StateAt(now)).ThenBy(programme => DayOf(programme, now)).ThenBy(programme => programme.Name, StringComparer.Ordinal);

    private static DateOnly DayOf(ExternalProgramme programme, DateTimeOffset now) => programme.StateAt(now) switch
    {
        WatchState.Planned => programme.OpensOn,
        // What closed last comes first.
        WatchState.Closed => programme.ClosesOn is { } day ? DateOnly.FromDayNumber(DateOnly.MaxValue.DayNumber - day.DayNumber) : null,
        _ => programme.ClosesOn,
    } ?? DateOnly.MaxValue;
}
