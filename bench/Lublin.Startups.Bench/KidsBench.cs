using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Bench;

/// <summary>Przedsiębiorcze dzieciaki: the minute in which the call opens, and placing groups in their order.</summary>
public static class KidsBench
{
    private const int WarmUps = 4;

    public static async Task<int> RunAsync(BenchOptions options)
    {
        var placing = options.Postgres ? [] : PlacingRounds.Run(options.Rounds);
        var folder = await AppProcess.PublishAsync(options);
        await using var store = await BenchStore.CreateAsync(options.Postgres);
        using var app = await AppProcess.StartAsync(folder, store.Settings);
        var rush = new SchoolRush(store, app.Port);
        await rush.SettleAsync();
        var client = new LoadClient(app.Port, options.Clients);
        for (var number = 0; number < WarmUps; number++)
            client.Run((await rush.OpenAsync(number)).Posts);
        var rounds = new QuietRounds<RushRound>(options.Rounds);
        await rounds.MeasureAsync(async number =>
        {
            var (edition, posts) = await rush.OpenAsync(WarmUps + number);
            var result = client.Run(posts);
            return new(result.PerSecond, result.Latencies.Percentile(0.5), result.Latencies.Percentile(0.99), await CheckAsync(store, edition, result));
        });
        Report(options, rounds, placing);
        return 0;
    }

    /// <summary>Every group has one place in the order, which is the order of commits; no maximum is exceeded, and no group that waits stands before one with a place.</summary>
    /// <returns>How many groups were confirmed.</returns>
    private static async Task<int> CheckAsync(BenchStore store, long edition, LoadResult result)
    {
        await using var db = store.Open();
        var groups = await db.SchoolGroups.AsNoTracking().Include(group => group.Enrolment).Where(group => group.EditionId == edition).OrderBy(group => group.Order).ToListAsync();
        var enrolments = await db.Enrolments.CountAsync(enrolment => enrolment.EditionId == edition);
        var taken = groups.FindAll(group => group.Enrolment?.ConfirmedAt is not null);
        Demand(result.Status.All(status => status == 303), $"{result.Status.Count(status => status != 303)} answers were not 303");
        Demand(groups.TrueForAll(group => group.Enrolment is not null) && enrolments == groups.Count, $"{enrolments} places in the order for {groups.Count} groups");
        Demand(groups.Select(group => group.Order).SequenceEqual(Enumerable.Range(1, groups.Count).Select(order => (int?)order)), "the order has gaps");
        Demand(groups.Zip(groups.Skip(1)).All(pair => pair.First.EnrolmentId < pair.Second.EnrolmentId && pair.First.Enrolment!.EnrolledAt <= pair.Second.Enrolment!.EnrolledAt), "the order is not that of commits");
        Demand(taken.Count <= SchoolRush.MaxGroups && taken.Sum(group => group.Children) <= SchoolRush.MaxChildren, "a maximum is exceeded");
        Demand(taken.Count == groups.Count || taken.Count == SchoolRush.MaxGroups || taken.Sum(group => group.Children) + groups[taken.Count].Children > SchoolRush.MaxChildren, "a place is left empty");
        Demand(groups.Take(taken.Count).All(group => group.Enrolment!.ConfirmedAt is not null), "a group that waits stands before one with a place");
        return groups.Count;
    }

    private static void Demand(bool holds, string otherwise)
    {
        if (!holds)
            throw new BenchException("A check failed. " + otherwise);
    }

    private static void Report(BenchOptions options, QuietRounds<RushRound> quiet, IReadOnlyList<string> placing)
    {
        var rounds = quiet.Counting;
        var tail = rounds.Select(round => round.P99 / round.P50).ToList();
        Console.WriteLine($"""
            ## Przedsiębiorcze dzieciaki, {(options.Postgres ? "PostgreSQL (fsync, synchronous_commit on)" : "SQLite (synchronous=FULL)")}: {SchoolRush.Schools} schools with 1–3 groups each at the minute of opening, {options.Clients} clients, {quiet}

            | measure | median (min–max) | goal | |
            |---|---|---|---|
            | p99 ÷ p50 of the last POST | {tail.Spread("N2")} | ≤ 6 | {Figures.Met(tail.Median() <= 6)} |
            | schools per second | {rounds.Select(round => round.PerSecond).Spread()} | | |
            | p50, ms | {rounds.Select(round => round.P50).Spread("N1")} | | |
            | p99, ms | {rounds.Select(round => round.P99).Spread("N1")} | | |
            | groups confirmed in a run | {rounds.Select(round => (double)round.Groups).Spread()} | | |
            {string.Join('\n', placing)}

            Checked in every run: every group has one place in the order, without gaps, in the order of commits; at most {SchoolRush.MaxGroups} groups and {SchoolRush.MaxChildren} children have a place; none that waits stands before one that has.
            """);
    }

    private sealed record RushRound(double PerSecond, double P50, double P99, int Groups);
}
