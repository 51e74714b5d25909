using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Kids;

/// <summary>The board says of each of a group's seven dates how it stands, and counts what somebody has to look at.</summary>
public abstract class SeasonBoardTests(ITestDatabase database) : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2027, 3, 16);
    private readonly SeasonOffice season = new(new TestOffice(database, new TestClock()));

    public async ValueTask InitializeAsync()
    {
        await season.Office.InitializeAsync();
        await season.OpenAsync();
    }

    public async ValueTask DisposeAsync() => await season.Office.DisposeAsync();

    [Fact]
    public async Task Before_anything_is_planned_nothing_is_missing()
    {
        await season.GroupAsync("1a");

        var board = await BoardAsync();

        Assert.Equal([.. Enumerable.Repeat(BoardState.Open, 6), BoardState.Agreed], States(board));
        Assert.Equal((7, 1, 0), (board.Dates, board.Settled, board.Attention));
    }

    [Fact]
    public async Task Each_date_of_a_group_stands_as_its_meeting_does()
    {
        var group = await season.GroupAsync("1a");
        var (zofia, igor) = (await season.AnimatorAsync("Zofia", TimeBlocks.Every), await season.AnimatorAsync("Igor", TimeBlocks.Every));
        var uncleared = await season.AnimatorAsync("Olek", TimeBlocks.Every, isCleared: false);
        var (held, forgotten) = (await season.MeetingAsync(group, 1, Day, 45, null, zofia, igor), await season.MeetingAsync(group, 2, Day.AddDays(1), 45, null, zofia, igor));
        await season.LogAsync(held);
        await season.MeetingAsync(group, 3, Day.AddDays(14), 45, null, zofia, uncleared);
        var called = await season.MeetingAsync(group, 5, Day.AddDays(28), 45, null, zofia, igor);
        await season.ChangeAsync(called, meeting => meeting.Session.Cancel(season.Office.Clock.GetUtcNow(), "Choroba"));
        var hour = await season.WindowAsync(MeetingKind.CreativeHour, Day.AddDays(30));
        await season.MeetingAsync(group, Meeting.CreativeOrder, Day.AddDays(30), 60, hour);
        season.Office.Clock.AdvanceTo(new(2027, 3, 18, 8, 0, 0, TimeSpan.Zero));

        var board = await BoardAsync();

        Assert.Equal([BoardState.Held, BoardState.NotLogged, BoardState.Stopped, BoardState.Missing, BoardState.Cancelled, BoardState.Proposed, BoardState.Agreed], States(board));
        Assert.Equal((4, 3, 2), (board.Attention, board.Settled, board.Over));
        var (person, dates) = Assert.Single(board.Stopping);
        Assert.Equal(("Olek", Day.AddDays(14)), (person.Name, Assert.Single(dates).Cell.Date));
        Assert.NotEqual(forgotten, held);
    }

    [Fact]
    public async Task A_clearance_has_to_hold_on_the_day_of_the_meeting_not_today()
    {
        var group = await season.GroupAsync("1a");
        var zofia = await season.AnimatorAsync("Zofia", TimeBlocks.Every);
        await season.Office.DoAsync<StartupsDb>(async db =>
        {
            await db.Clearances.ExecuteUpdateAsync(rows => rows.SetProperty(row => row.ValidUntil, Day));
        });
        await season.MeetingAsync(group, 1, Day, 45, null, zofia);
        await season.MeetingAsync(group, 2, Day.AddDays(1), 45, null, zofia);

        Assert.Equal([BoardState.Proposed, BoardState.Stopped], States(await BoardAsync()).Take(2));
    }

    [Fact]
    public async Task What_was_agreed_or_told_is_settled_and_a_host_left_alone_with_children_has_to_be_cleared()
    {
        var group = await season.GroupAsync("1a");
        var (visit, hour) = (await season.WindowAsync(MeetingKind.CompanyVisit, Day), await season.WindowAsync(MeetingKind.CreativeHour, Day.AddDays(3), isCleared: false));
        await season.Office.DoAsync<StartupsDb>(async db =>
        {
            var now = season.Office.Clock.GetUtcNow();
            var agreed = Pairing.OfWindow(group, await db.VisitWindows.SingleAsync(window => window.Id == visit), now);
            agreed.Agree(PairingSide.Supply, now);
            agreed.Agree(PairingSide.School, now);
            db.AddRange(agreed, Pairing.OfWindow(group, await db.VisitWindows.SingleAsync(window => window.Id == hour), now));
            await db.SaveChangesAsync();
        });
        var told = await season.MeetingAsync(group, 1, Day.AddDays(7));
        await season.ChangeAsync(told, meeting => meeting.Publish(season.Office.Clock.GetUtcNow()));

        var cells = Assert.Single((await BoardAsync()).Rows).Cells;

        Assert.Equal((BoardState.Agreed, BoardState.Agreed, BoardState.Stopped), (cells[0].State, cells[3].State, cells[5].State));
        Assert.Equal((Day, new TimeOnly(9, 0)), (cells[3].Date!.Value, cells[3].Start!.Value));
    }

    private static IEnumerable<BoardState> States(SeasonBoard board) => Assert.Single(board.Rows).Cells.Select(cell => cell.State);

    private Task<SeasonBoard> BoardAsync() => season.Office.AskAsync<StartupsDb, SeasonBoard>(async db => await db.SeasonBoardAsync((await db.SeasonAsync(SeasonOffice.Year))!, season.Office.Clock.GetUtcNow()));
}

public sealed class SeasonBoardOnSqliteTests() : SeasonBoardTests(new SqliteDatabase());

public sealed class SeasonBoardOnPostgresTests() : SeasonBoardTests(new PostgresDatabase());
