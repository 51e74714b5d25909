using System.Diagnostics;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Kids.Placing;

namespace Lublin.Startups.Bench;

/// <summary>Groups placed in their order, on one thread and without a database: visits, creative hours and animators together.</summary>
internal static class PlacingRounds
{
    private const int Seed = 2027;
    private const int Minutes = 90;

    /// <summary>Groups, windows for visits, windows for creative hours, animators, and the most seconds that are allowed.</summary>
    private static readonly IReadOnlyList<(int Groups, int Visits, int Hours, int Animators, double Goal)> Sizes = [(15, 20, 18, 12, 0.2), (150, 200, 200, 80, 1), (600, 800, 800, 320, 10)];

    public static IReadOnlyList<string> Run(int rounds) => [.. Sizes.Select(size =>
    {
        var season = new RandomSeason(Seed, size.Groups, size.Visits, size.Hours, size.Animators);
        var seconds = Enumerable.Range(0, rounds + 1).Select(_ => Measured(season)).Skip(1).ToList();
        return $"| placing {size.Groups} groups, {size.Visits} × {size.Hours} windows, {size.Animators} animators, s | {seconds.Spread("N3")} | ≤ {Figures.Text(size.Goal, "N1")} | {Figures.Met(seconds.Median() <= size.Goal)} |";
    })];

    private static double Measured(RandomSeason season)
    {
        var begun = Stopwatch.GetTimestamp();
        Dictionary<long, long> none = [];
        HashSet<(long, long)> nobody = [];
        PlacingPlan.Windows(season.Groups, season.Visits, none, nobody);
        PlacingPlan.Windows(season.Groups, season.Hours, none, nobody);
        PlacingPlan.Animators(season.Groups, PlacingPlan.Pairs(season.Animators, []), Minutes, new Dictionary<long, (long, long, TimeBlock)>());
        return Figures.Seconds(begun, Stopwatch.GetTimestamp());
    }

    /// <summary>A season that is the same for the same seed: groups of 15 to 28, hosts all over the town, animators who can on some days.</summary>
    private sealed class RandomSeason
    {
        private readonly Random random;

        public RandomSeason(int seed, int groups, int visits, int hours, int animators)
        {
            random = new(seed);
            Groups = [.. Enumerable.Range(1, groups).Select(id => new PlacedGroup(id, random.Next(15, 29), random.Next(6, 10), random.Next(10) == 0, Blocks(12, 40), Point()))];
            Visits = [.. Enumerable.Range(1, visits).Select(id => Window(id, MeetingKind.CompanyVisit))];
            Hours = [.. Enumerable.Range(1, hours).Select(id => Window(id, MeetingKind.CreativeHour))];
            Animators = [.. Enumerable.Range(1, animators).Select(id => ((long)id, Blocks(8, 30), random.Next(1, 4)))];
        }

        public IReadOnlyList<PlacedGroup> Groups { get; }
        public IReadOnlyList<PlacedWindow> Visits { get; }
        public IReadOnlyList<PlacedWindow> Hours { get; }
        public IReadOnlyList<(long Id, TimeBlocks Hours, int PerWeek)> Animators { get; }

        private PlacedWindow Window(long id, MeetingKind kind)
        {
            var from = new TimeOnly(8 + random.Next(4), 0);
            return new(id, new(kind, new DateOnly(2027, 3, 15).AddDays(random.Next(70)), from, from.AddMinutes(Minutes), random.Next(18, 40), random.Next(6, 9), random.Next(3) > 0), Point(), IsSchoolDay: true, IsCleared: true);
        }

        private TimeBlocks Blocks(int least, int most) => Enumerable.Range(0, random.Next(least, most))
            .Aggregate(TimeBlocks.None, (all, _) => all.With(TimeBlock.At(random.Next(TimeBlocks.Days * TimeBlocks.PerDay))));

        private GeoPoint Point() => new(51.20 + (random.NextDouble() * 0.1), 22.47 + (random.NextDouble() * 0.15));
    }
}
