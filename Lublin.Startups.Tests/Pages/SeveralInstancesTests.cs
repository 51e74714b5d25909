using System.Diagnostics;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

/// <summary>Two instances of the application over one PostgreSQL database.</summary>
public sealed class SeveralInstancesTests : IAsyncLifetime
{
    private const string List = "/szkolenia";
    private readonly PostgresDatabase database = new();
    private readonly TestClock clock = new();

    public async ValueTask InitializeAsync() => await database.InitializeAsync();

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_change_through_one_instance_shows_on_the_other_within_a_second()
    {
        await using var one = new TestSite(database, clock);
        await using var other = new TestSite(database, clock);
        await one.WriteAsync(db => new Offer(Seats: 3, Taken: 1).AddAsync(db, clock.GetUtcNow()));
        await UntilAsync(other, "Zostały 2 miejsca z 3", TimeSpan.FromSeconds(30));
        Assert.Equal("Zostały 2 miejsca z 3", await SeatsAsync(one));
        using var visitor = new SignUpVisitor(one);

        await visitor.SignUpAsync();

        await UntilAsync(other, "Zostało 1 miejsce z 3", TimeSpan.FromSeconds(1));
        Assert.Equal("Zostało 1 miejsce z 3", await SeatsAsync(one));
    }

    [Fact]
    public async Task The_last_seats_are_given_once_whichever_instance_is_asked()
    {
        await using var one = new TestSite(database, clock);
        await using var other = new TestSite(database, clock);
        await one.WriteAsync(db => new Offer(Seats: 5).AddAsync(db, clock.GetUtcNow()));
        var edition = await one.WithAsync(db => db.Editions.Select(each => each.Id).SingleAsync());
        var writers = new[] { one, other }.Select(site => site.Services.GetRequiredService<SignUpWriter>()).ToList();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => writers[i % 2].SignUpAsync(edition, SignUp(i))));

        Assert.All(outcomes, outcome => Assert.IsType<EnrolmentOutcome.In>(outcome));
        var states = await one.WithAsync(db => db.Enrolments.AsNoTracking().OrderBy(enrolment => enrolment.Id).ToListAsync());
        Assert.Equal(60, states.Count);
        Assert.Equal(5, states.Count(enrolment => enrolment.State == EnrolmentState.Confirmed));
        Assert.All(states.Take(5), enrolment => Assert.Equal(EnrolmentState.Confirmed, enrolment.State));
    }

    private static SignUp SignUp(int i) =>
        new(Guid.NewGuid(), i, new($"Osoba {i}", $"osoba{i}@example.org", null, Situation.PlansFirm), 1, "pl", "2026-11-01", "2026-11-01", QueueIfFull: true);

    private static async Task UntilAsync(TestSite site, string words, TimeSpan patience)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var since = Stopwatch.GetTimestamp();
        while (!string.Equals(await SeatsAsync(site), words, StringComparison.Ordinal))
        {
            Assert.True(Stopwatch.GetElapsedTime(since) < patience, $"After {patience} the page still does not say: {words}");
            await tick.WaitForNextTickAsync();
        }
    }

    private static async Task<string> SeatsAsync(TestSite site)
    {
        var page = await site.GetPageAsync(List);
        return page.Document.QuerySelector(".prow .seats span") is null ? "" : page.Text(".prow .seats span");
    }
}
