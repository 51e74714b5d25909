using Lublin.Startups.Web.Clock;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Tests;

public sealed class StartedClockTests
{
    private static readonly DateTimeOffset EveOfTheTraining = new(2026, 11, 23, 7, 59, 0, TimeSpan.Zero);

    [Fact]
    public void A_started_clock_begins_at_its_instant_and_runs_on_with_the_timestamp()
    {
        var pace = new Stopwatch();
        var clock = new StartedClock(new DateTimeOffset(2026, 11, 23, 8, 59, 0, TimeSpan.FromHours(1)), pace);

        Assert.Equal(EveOfTheTraining, clock.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, clock.GetUtcNow().Offset);
        pace.Ticks += 90 * pace.TimestampFrequency;
        Assert.Equal(EveOfTheTraining.AddSeconds(90), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromSeconds(90), clock.GetElapsedTime(0));
    }

    [Fact]
    public void Without_a_setting_the_application_runs_on_the_systems_clock()
    {
        Assert.Same(TimeProvider.System, Registered(null, "Production"));
        Assert.Same(TimeProvider.System, Registered("", "Production"));
        Assert.Same(TimeProvider.System, Registered(" ", "Development"));
    }

    [Theory]
    [InlineData("2026-11-23T08:59")]
    [InlineData("2026-11-23T08:59:00")]
    [InlineData("2026-11-23T08:59:00+01:00")]
    [InlineData("2026-11-23T09:59:00.000+02:00")]
    [InlineData("2026-11-23T07:59:00Z")]
    public void The_setting_is_read_as_Warsaw_time_unless_it_names_an_offset(string startAt)
    {
        var now = Registered(startAt, "Development").GetUtcNow();

        Assert.InRange(now, EveOfTheTraining, EveOfTheTraining.AddMinutes(5));
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("08:59")]
    [InlineData("2026-02-30T08:59")]
    public void An_unreadable_setting_says_how_to_write_it(string startAt)
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => Registered(startAt, "Development"));

        Assert.Contains(startAt, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("2026-11-23T08:59", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_production_the_clock_cannot_be_moved()
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => Registered("2026-11-23T08:59", "Production"));

        Assert.Contains("Clock:StartAt", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Production", refusal.Message, StringComparison.Ordinal);
    }

    private static TimeProvider Registered(string? startAt, string environment)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Clock:StartAt", startAt)])
            .Build();
        using var services = new ServiceCollection()
            .AddClock(configuration, new HostingEnvironment { EnvironmentName = environment })
            .BuildServiceProvider();
        return services.GetRequiredService<TimeProvider>();
    }

    private sealed class Stopwatch : TimeProvider
    {
        public long Ticks { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => Ticks;
    }
}
