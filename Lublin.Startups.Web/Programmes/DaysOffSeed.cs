using System.Text.Json;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Programmes;

/// <summary>Fills an empty calendar with the days off that are known beforehand; from then on the office keeps it.</summary>
public sealed class DaysOffSeed(StartupsDb db, Writer writer, TimeProvider clock) : IBaseData
{
    private const int YearsAhead = 10;

    public async Task FillAsync()
    {
        if (await db.DaysOff.AnyAsync())
            return;
        await writer.CommitAsync(
            db,
            async () =>
            {
                await db.Database.TakeTurnAsync("days off");
                if (!await db.DaysOff.AnyAsync())
                    db.AddRange(Since(Warsaw.Today(clock).Year));
            },
            showsOnPages: false);
    }

    /// <summary>Those of a year and of the next nine.</summary>
    public static IEnumerable<DayOff> Since(int year)
    {
        var names = Names();
        return Enumerable.Range(year, YearsAhead).SelectMany(DaysOff.In).Select(off => new DayOff(new(off.From, off.To, names[off.Why.ToString()])));
    }

    private static Dictionary<string, string> Names()
    {
        using var stream = typeof(DaysOffSeed).Assembly.GetManifestResourceStream("Programmes/daysOff.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
