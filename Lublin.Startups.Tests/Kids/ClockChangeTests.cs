using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Kids;

/// <summary>Clocks go forward on Sunday 28 March 2027: what is said in hours counts them, what is said in days follows the clock on the wall.</summary>
public sealed class ClockChangeTests : IAsyncLifetime
{
    private static readonly DateOnly Monday = new(2027, 3, 29);
    private readonly TestOffice office = new(new SqliteDatabase(), new TestClock());
    private HeldSeason season = null!;

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        season = new(office.DoAsync, office.Clock.GetUtcNow());
        await season.OpenAsync();
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Of_a_meeting_on_monday_at_a_quarter_to_nine_the_count_is_taken_until_saturday_a_quarter_to_eight()
    {
        await season.MeetingAsync(day: Monday);

        At(new(2027, 3, 27), new(7, 44));
        Assert.IsType<ComingOutcome.Confirmed>(await CountAsync());
        At(new(2027, 3, 27), new(7, 45));
        Assert.IsType<ComingOutcome.TooLate>(await CountAsync());
    }

    [Fact]
    public async Task The_day_before_is_reminded_at_nine_by_the_new_time()
    {
        await season.MeetingAsync(day: Monday);
        Assert.Equal(3, await TickAsync(Monday.AddDays(-7), new(9, 0)));

        Assert.Equal(0, await TickAsync(Monday.AddDays(-1), new(8, 59)));
        Assert.Equal(3, await TickAsync(Monday.AddDays(-1), new(9, 0)));
        Assert.Equal(new DateTimeOffset(2027, 3, 28, 7, 0, 0, TimeSpan.Zero), office.Clock.GetUtcNow());
    }

    [Fact]
    public async Task The_seventh_day_ends_at_midnight_by_the_new_time()
    {
        var session = await season.MeetingAsync(day: Monday.AddDays(-5));

        At(new(2027, 3, 31), new(23, 59));
        Assert.Equal(LogOutcome.Done, await LogAsync(session));
        At(new(2027, 4, 1), new(0, 0));
        Assert.Equal(LogOutcome.TooLate, await LogAsync(session));
    }

    private void At(DateOnly day, TimeOnly time) => office.Clock.AdvanceTo(Warsaw.ToInstant(day, time));

    private async Task<int> TickAsync(DateOnly day, TimeOnly time)
    {
        At(day, time);
        return (await office.AskAsync<ReminderDesk, RemindersPut>(desk => desk.PutDueAsync())).Mails;
    }

    private Task<LogOutcome> LogAsync(Guid session) => office.AskAsync<MeetingDesk, LogOutcome>(desk => desk.LogAsync(session, new(18, 2, TeacherStayed: true, Note: null), LoggedBy.Animator(season.Animators[0])));

    private async Task<ComingOutcome> CountAsync()
    {
        var group = await office.AskAsync<StartupsDb, SchoolGroup>(db => db.SchoolGroups.AsNoTracking().SingleAsync());
        return await office.AskAsync<CountDesk, ComingOutcome>(desk => desk.ConfirmAsync(group, 18, 2));
    }
}
