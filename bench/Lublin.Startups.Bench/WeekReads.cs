using System.Diagnostics;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Bench;

/// <summary>What is read of the timetable: the public week, and the day of a session that somebody edits. Times are medians of many reads, one of each in turn.</summary>
public static class WeekReads
{
    private const int Reads = 60;
    private static readonly TimetableWish All = new();

    /// <summary>The week of a large and of a small timetable, and all that its page asks.</summary>
    public static async Task<WeekTimes> WeekAsync(PlanningOffice large, PlanningOffice small)
    {
        var times = await InTurnAsync(() => WeekOfAsync(large), () => WeekOfAsync(small), () => PageOfAsync(large), () => PageOfAsync(small));
        return new(times[0], times[1], times[2], times[3]);
    }

    /// <summary>The conflicts of one session on a day, as its form finds them, beside the rows of that day.</summary>
    public static async Task<CheckTimes> CheckAsync(PlanningOffice office, DateOnly day)
    {
        var times = await InTurnAsync(() => ConflictsAsync(office, day), () => RowsAsync(office, day), () => BareAsync(office, day));
        return new(times[0], times[1], times[2]);
    }

    private static async Task<double[]> InTurnAsync(params Func<Task>[] reads)
    {
        var times = Array.ConvertAll(reads, _ => new double[Reads]);
        for (var turn = 0; turn < Reads; turn++)
        {
            for (var number = 0; number < reads.Length; number++)
            {
                var begun = Stopwatch.GetTimestamp();
                await reads[number]();
                times[number][turn] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            }
        }

        return Array.ConvertAll(times, Figures.Median);
    }

    private static Task<int> WeekOfAsync(PlanningOffice office) => office.AskAsync<StartupsDb, int>(async db =>
    {
        var sessions = await db.TimetableAsync(All, PlanningOffice.Today, PlanningOffice.Today.AddDays(6));
        return sessions.Count == Timetables.InWeek ? sessions.Count : throw new BenchException($"A check failed. The week has {sessions.Count} sessions.");
    });

    private static Task<int> PageOfAsync(PlanningOffice office) => office.AskAsync<StartupsDb, int>(async db =>
    {
        var universities = await db.TimetableUniversitiesAsync(PlanningOffice.Today);
        var topics = await db.TimetableTopicsAsync(PlanningOffice.Today);
        return universities.Count + topics.Count + (await db.TimetableAsync(All, PlanningOffice.Today, PlanningOffice.Today.AddDays(6))).Count;
    });

    private static Task<int> ConflictsAsync(PlanningOffice office, DateOnly day) => office.AskAsync<StartupsDb, PlanningBook, int>(async (db, planning) =>
    {
        var others = await db.PlannedBookingsAsync(day, day, planned: null);
        var edited = others[0] with { Plan = others[0].Plan with { Start = others[0].Plan.Start.AddMinutes(15), End = others[0].Plan.End.AddMinutes(15) } };
        return Conflicts.Of(edited, others, await planning.FactsAsync([.. others, edited])).Count();
    });

    private static IQueryable<Session> SessionsOf(StartupsDb db, DateOnly day)
    {
        var (first, end) = (Warsaw.ToInstant(day, TimeOnly.MinValue), Warsaw.ToInstant(day.AddDays(1), TimeOnly.MinValue));
        return db.Sessions.AsNoTracking().Where(session => session.StartsAt >= first && session.StartsAt < end);
    }

    private static Task<int> RowsAsync(PlanningOffice office, DateOnly day) => office.AskAsync<StartupsDb, int>(async db =>
        (await SessionsOf(db, day).ToListAsync()).Count);

    private static Task<int> BareAsync(PlanningOffice office, DateOnly day) => office.AskAsync<StartupsDb, int>(async db =>
    {
        await using var command = SessionsOf(db, day).CreateDbCommand();
        await db.Database.OpenConnectionAsync();
        await using var reader = await command.ExecuteReaderAsync();
        var rows = 0;
        var row = new object[reader.FieldCount];
        for (; await reader.ReadAsync(); rows++)
            reader.GetValues(row);
        await db.Database.CloseConnectionAsync();
        return rows;
    });
}

/// <summary>Milliseconds a read.</summary>
public sealed record WeekTimes(double Large, double Small, double LargePage, double SmallPage);

/// <summary>Milliseconds a check, and a read of the day's sessions through the mapper and past it.</summary>
public sealed record CheckTimes(double Check, double Rows, double Bare);

/// <summary>The same on a day like others, and on one with a session in each room.</summary>
public sealed record DayChecks(CheckTimes Ordinary, CheckTimes Full);
