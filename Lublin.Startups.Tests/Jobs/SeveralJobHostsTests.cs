using Hangfire;
using Hangfire.States;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Lublin.Startups.Tests;

/// <summary>Several instances on one PostgreSQL, and what one that was killed leaves behind.</summary>
public sealed class SeveralJobHostsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Nine = Warsaw.ToInstant(new DateOnly(2031, 1, 15), new TimeOnly(9, 0));

    private readonly PostgresDatabase database = new();
    private readonly TestClock clock = new(Nine.AddSeconds(-1));

    public async ValueTask InitializeAsync() => await database.InitializeAsync();

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Each_tick_is_run_by_one_of_them()
    {
        await using var one = new JobInstance(database, clock);
        await using var other = new JobInstance(database, clock);
        await one.StartAsync();
        await other.StartAsync();

        clock.Advance(TimeSpan.FromSeconds(1));
        await await Task.WhenAny(one.NineOClockAsync(), other.NineOClockAsync());
        await one.StopAsync();
        await other.StopAsync();

        Assert.Equal([Nine], (await one.RunsAsync(NineOClockJob.Name)).Select(run => run.PlannedFor));
        Assert.True(one.RanAtNine.Task.IsCompleted ^ other.RanAtNine.Task.IsCompleted);
    }

    [Fact]
    public async Task Ten_seconds_after_one_was_killed_while_it_planned_another_starts_and_goes_on()
    {
        await using var instance = new JobInstance(database, clock);
        Assert.Empty(instance.Planned());
        await ExecuteAsync(instance, """
            INSERT INTO hangfire.lock (resource, acquired)
            SELECT resource, now() - interval '10 seconds' FROM unnest(ARRAY['hangfire:recurring-jobs:lock', 'hangfire:lock:recurring-job:nine-o-clock']) AS resource
            """);

        await instance.StartAsync();
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(Nine, await instance.NineOClockAsync());
    }

    [Fact]
    public async Task Half_a_minute_after_one_was_killed_with_a_tick_in_its_hands_the_other_runs_it()
    {
        await using var killed = new JobInstance(database, clock);
        var id = new BackgroundJobClient(killed.Storage).Create<HangfireTick>(tick => tick.RunAsync(NineOClockJob.Name, null, CancellationToken.None), new EnqueuedState());
        using (var connection = killed.Storage.GetConnection())
            connection.FetchNextJob([EnqueuedState.DefaultQueue], CancellationToken.None);
        Assert.Equal(1, await ExecuteAsync(killed, $"UPDATE hangfire.jobqueue SET fetchedat = fetchedat - interval '30 seconds' WHERE jobid = {id} AND fetchedat IS NOT NULL"));

        await using var other = new JobInstance(database, clock);
        await other.StartAsync();

        Assert.Equal(Nine.AddSeconds(-1), await other.NineOClockAsync());
    }

    private static async Task<int> ExecuteAsync(JobInstance instance, string sql)
    {
        await using var command = instance.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }
}
