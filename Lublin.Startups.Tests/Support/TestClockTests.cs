namespace Lublin.Startups.Tests.Support;

public sealed class TestClockTests
{
    private readonly TestClock clock = new();

    [Fact]
    public void It_stands_until_it_is_moved()
    {
        var before = clock.GetUtcNow();

        clock.Advance(TimeSpan.FromMinutes(90));

        Assert.Equal(TimeSpan.FromMinutes(90), clock.GetUtcNow() - before);
        Assert.Equal(TimeSpan.FromMinutes(90), clock.GetElapsedTime(0));
    }

    [Fact]
    public void Put_back_it_stands_where_it_stood_at_first_and_timers_wait_as_long_as_before()
    {
        var start = clock.GetUtcNow();
        List<TimeSpan> rung = [];
        clock.Advance(TimeSpan.FromHours(1));
        using var timer = clock.CreateTimer(_ => rung.Add(clock.GetUtcNow() - start), null, TimeSpan.FromMinutes(5), Timeout.InfiniteTimeSpan);

        clock.PutBack();

        Assert.Equal(start, clock.GetUtcNow());
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal([TimeSpan.FromMinutes(5)], rung);
    }

    [Fact]
    public void Timers_ring_in_order_each_at_its_own_time()
    {
        var start = clock.GetUtcNow();
        List<(string Name, TimeSpan After)> rung = [];
        using var everyTwo = clock.CreateTimer(_ => rung.Add(("two", clock.GetUtcNow() - start)), null, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2));
        using var once = clock.CreateTimer(_ => rung.Add(("once", clock.GetUtcNow() - start)), null, TimeSpan.FromMinutes(3), Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal([("two", TimeSpan.FromMinutes(2)), ("once", TimeSpan.FromMinutes(3)), ("two", TimeSpan.FromMinutes(4))], rung);
        Assert.Equal(1, clock.Waiting);
    }

    [Fact]
    public async Task Waiting_by_it_ends_when_it_is_moved()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        var waiting = timer.WaitForNextTickAsync();
        Assert.False(waiting.IsCompleted);

        clock.Advance(TimeSpan.FromHours(1));

        Assert.True(await waiting);
    }
}
