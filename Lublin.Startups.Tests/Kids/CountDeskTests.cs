using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>How many a school says will come: declared, confirmed until 48 hours before, and never more than the host receives.</summary>
public abstract class CountDeskTests(ITestDatabase database) : IAsyncLifetime
{
    private readonly TestOffice office = new(database, new TestClock());
    private HeldSeason season = null!;

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        season = new(office.DoAsync, office.Clock.GetUtcNow());
        await season.OpenAsync();
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task More_than_the_host_receives_is_refused_changes_nothing_and_is_one_task_of_staff()
    {
        await season.VisitAsync(HeldSeason.Day, maxPeople: 20);

        Assert.IsType<ComingOutcome.Confirmed>(await CountAsync(18, 2));
        Assert.IsType<ComingOutcome.TooMany>(await CountAsync(18, 3));
        Assert.Equal(20, Assert.IsType<ComingOutcome.TooMany>(await CountAsync(19, 2)).Window.MaxPeople);

        var group = await GroupAsync();
        Assert.Equal((18, 2), (group.Children!.Value, group.Adults!.Value));
        var call = Assert.Single(await office.AskAsync<StartupsDb, List<PhoneCall>>(db => db.PhoneCalls.AsNoTracking().ToListAsync()));
        Assert.Equal((PhoneCallKind.TooManyPeople, SchoolGroup.SubjectOf(season.Group)), (call.About, call.Subject));
    }

    [Fact]
    public async Task Other_adults_are_confirmed_and_other_children_are_not_changed_by_the_way()
    {
        await season.MeetingAsync();

        Assert.IsType<ComingOutcome.Confirmed>(await CountAsync(18, 3));
        Assert.IsType<ComingOutcome.OtherChildren>(await CountAsync(17, 3));

        var group = await GroupAsync();
        Assert.Equal((18, 3, office.Clock.GetUtcNow()), (group.Children!.Value, group.Adults!.Value, group.CountConfirmedAt!.Value));
    }

    [Fact]
    public async Task Without_a_meeting_to_come_there_is_nothing_to_confirm()
    {
        Assert.IsType<ComingOutcome.NothingToCome>(await CountAsync(18, 2));
        await season.MeetingAsync();
        office.Clock.AdvanceTo(Warsaw.ToInstant(HeldSeason.Day, new(9, 0)));
        Assert.IsType<ComingOutcome.NothingToCome>(await CountAsync(18, 2));
    }

    private Task<SchoolGroup> GroupAsync() => office.AskAsync<StartupsDb, SchoolGroup>(db => db.SchoolGroups.AsNoTracking().SingleAsync());

    private async Task<ComingOutcome> CountAsync(int children, int adults)
    {
        var group = await GroupAsync();
        return await office.AskAsync<CountDesk, ComingOutcome>(desk => desk.ConfirmAsync(group, children, adults));
    }
}

public sealed class CountDeskOnSqliteTests() : CountDeskTests(new SqliteDatabase());

public sealed class CountDeskOnPostgresTests() : CountDeskTests(new PostgresDatabase());
