using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Kids.Placing;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Kids;

/// <summary>Groups get what there is strictly in the order of admission; what staff pinned and what was agreed stays.</summary>
public abstract class PlacingDeskTests(ITestDatabase database) : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2027, 4, 13);
    private readonly SeasonOffice season = new(new TestOffice(database, new TestClock()));

    private TestOffice Office => season.Office;

    public async ValueTask InitializeAsync()
    {
        await Office.InitializeAsync();
        await season.OpenAsync();
    }

    public async ValueTask DisposeAsync() => await Office.DisposeAsync();

    [Fact]
    public async Task Every_group_has_a_visit_a_creative_hour_and_two_animators_in_a_block_that_suits_all_three()
    {
        var tuesday = TimeBlocks.None.With(new(DayOfWeek.Tuesday, 1));
        var group = await season.GroupAsync("1b", SeasonOffice.Facts("1b") with { Blocks = tuesday });
        var (visit, hour) = (await season.WindowAsync(MeetingKind.CompanyVisit, Day), await season.WindowAsync(MeetingKind.CreativeHour, Day.AddDays(7)));
        var (one, other) = (await season.AnimatorAsync("Zofia", TimeBlocks.Every), await season.AnimatorAsync("Igor", tuesday));

        Assert.True(await ApplyAsync());

        Assert.Equal(
            [(group, MeetingKind.Animators, Given.OfAnimators(one, other, new(DayOfWeek.Tuesday, 1))), (group, MeetingKind.CompanyVisit, Given.OfWindow(visit)), (group, MeetingKind.CreativeHour, Given.OfWindow(hour))],
            await HoldingAsync());
        Assert.Empty((await ProposeAsync()).Changes);
    }

    [Fact]
    public async Task An_earlier_group_moves_on_so_that_a_later_one_gets_the_only_window_for_it_and_nobody_goes_without()
    {
        var (first, second) = (await season.GroupAsync("1a", SeasonOffice.Facts("1a", children: 20)), await season.GroupAsync("1b", SeasonOffice.Facts("1b", children: 28)));
        var (large, small) = (await season.WindowAsync(MeetingKind.CompanyVisit, Day, maxPeople: 30), await season.WindowAsync(MeetingKind.CompanyVisit, Day.AddDays(1), maxPeople: 22));

        await ApplyAsync();

        Assert.Equal([(first, Given.OfWindow(small)), (second, Given.OfWindow(large))], await VisitsAsync());
    }

    [Fact]
    public async Task The_later_of_two_goes_without_and_is_told_the_rule_that_stops_it()
    {
        var (first, second) = (await season.GroupAsync("1a"), await season.GroupAsync("6-latki", SeasonOffice.Facts("6-latki", children: 26, adults: 3, age: 6)));
        foreach (var (people, age) in new[] { (20, 6), (25, 6), (28, 6), (28, 6), (40, 7), (40, 7) })
            await season.WindowAsync(MeetingKind.CompanyVisit, Day, people, age);

        var proposal = await ProposeAsync();

        Assert.Equal(first, Assert.Single(proposal.Changes, change => change.Kind == MeetingKind.CompanyVisit).Group.Id);
        var left = proposal.Left[(second, MeetingKind.CompanyVisit)];
        Assert.Equal((5, 3, 2, 2), (left.Free, left.Against[PlacingRule.TooSmall], left.Against[PlacingRule.Age], left.Against.Count));
        Assert.Equal(PlacingRule.TooSmall, left.Main);
    }

    [Fact]
    public async Task Without_any_window_and_animator_every_group_goes_without_all_three_and_nothing_breaks()
    {
        await season.GroupAsync("1a");
        await season.GroupAsync("1b");

        var proposal = await ProposeAsync();

        Assert.Empty(proposal.Changes);
        Assert.Equal(6, proposal.Left.Count);
        Assert.All(proposal.Left.Values, left => Assert.Equal((0, 0), (left.Free, left.Against.Count)));
        Assert.True(await ApplyAsync());
        Assert.Empty(await HoldingAsync());
    }

    [Fact]
    public async Task Capacity_counts_the_children_and_all_grown_ups_who_come_along()
    {
        var group = await season.GroupAsync("1a", SeasonOffice.Facts("1a", children: 24, adults: 2));
        await season.WindowAsync(MeetingKind.CompanyVisit, Day, maxPeople: 25);

        var left = (await ProposeAsync()).Left[(group, MeetingKind.CompanyVisit)];

        Assert.Equal((1, 1), (left.Free, left.Against[PlacingRule.TooSmall]));
    }

    [Fact]
    public async Task A_host_and_animators_who_are_not_cleared_on_the_day_get_no_group_by_plan_nor_by_hand()
    {
        var group = await season.GroupAsync("1a");
        var window = await season.WindowAsync(MeetingKind.CompanyVisit, Day, isCleared: false);
        var (one, other) = (await season.AnimatorAsync("Zofia", TimeBlocks.Every), await season.AnimatorAsync("Olek", TimeBlocks.Every, isCleared: false));

        await ApplyAsync();

        Assert.Empty(await HoldingAsync());
        Assert.Equal(new GiveOutcome.Against(PlacingRule.Clearance), await GiveAsync(group, MeetingKind.CompanyVisit, Given.OfWindow(window)));
        Assert.Equal(new GiveOutcome.Against(PlacingRule.Clearance), await GiveAsync(group, MeetingKind.Animators, Given.OfAnimators(one, other, new(DayOfWeek.Monday, 0))));
    }

    [Fact]
    public async Task Somebody_cleared_today_but_not_on_the_day_of_the_visit_does_not_get_it()
    {
        await season.GroupAsync("1a");
        await season.WindowAsync(MeetingKind.CompanyVisit, new(2027, 5, 11), isCleared: false);
        await Office.DoAsync<StartupsDb>(async db =>
        {
            var host = new SubjectKey(VisitHost.SubjectType, await db.VisitHosts.Select(each => each.Id).SingleAsync());
            db.AddRange(Enum.GetValues<ClearanceRegister>().Select(register => new Clearance(host, register, new(2026, 11, 20), new(2027, 5, 10), SeasonOffice.Staff, Office.Clock.GetUtcNow())));
            await db.SaveChangesAsync();
        });

        await ApplyAsync();

        Assert.Empty(await VisitsAsync());
    }

    [Fact]
    public async Task A_window_at_the_weekend_on_a_day_off_or_after_school_is_nobodys()
    {
        var group = await season.GroupAsync("1a");
        await season.WindowAsync(MeetingKind.CompanyVisit, new(2027, 4, 17));
        await season.WindowAsync(MeetingKind.CompanyVisit, new(2027, 4, 14));
        await Office.DoAsync<StartupsDb>(db =>
        {
            db.Add(new DayOff(new(new(2027, 4, 14), new(2027, 4, 14), "Dzień wolny")));
            return db.SaveChangesAsync();
        });

        var left = (await ProposeAsync()).Left[(group, MeetingKind.CompanyVisit)];

        Assert.Equal(2, left.Against[PlacingRule.SchoolHours]);
    }

    [Fact]
    public async Task More_than_45_minutes_on_the_way_are_too_many()
    {
        var school = new GeoPoint(51.2465, 22.5684);
        var group = await season.GroupAsync("1a", point: school);
        await season.WindowAsync(MeetingKind.CompanyVisit, Day, point: new(51.36, 22.57));
        var near = await season.WindowAsync(MeetingKind.CompanyVisit, Day, point: new(51.25, 22.55));

        await ApplyAsync();

        Assert.Equal([(group, Given.OfWindow(near))], await VisitsAsync());
    }

    [Fact]
    public async Task After_a_refusal_what_was_agreed_stays_and_one_pairing_changes()
    {
        var (first, second) = (await season.GroupAsync("1a"), await season.GroupAsync("1b"));
        long[] windows = [await season.WindowAsync(MeetingKind.CompanyVisit, Day), await season.WindowAsync(MeetingKind.CompanyVisit, Day.AddDays(1)), await season.WindowAsync(MeetingKind.CompanyVisit, Day.AddDays(2))];
        await ApplyAsync();
        var (ofFirst, ofSecond) = (await PairingAsync(first), await PairingAsync(second));
        Assert.True(await DoAsync(desk => desk.AgreeAsync(ofFirst.Id, PairingSide.Supply, SeasonOffice.Staff)));

        Assert.True(await DoAsync(desk => desk.RefuseAsync(ofSecond.Id, PairingSide.Supply, "Pani Ada, remont", SeasonOffice.Staff)));
        var change = Assert.Single((await ProposeAsync()).Changes);

        Assert.Equal((second, null, Given.OfWindow(windows.Single(window => window != ofFirst.WindowId && window != ofSecond.WindowId))), (change.Group.Id, change.Before, change.After));
        Assert.Contains("remont", await Office.AskAsync<StartupsDb, string?>(db => db.History.Where(row => row.Verb == "SupplyRefused").Select(row => row.Details).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_staff_give_by_hand_is_pinned_and_the_group_that_had_it_gets_the_other_window()
    {
        var (first, second) = (await season.GroupAsync("1a"), await season.GroupAsync("1b"));
        await season.WindowAsync(MeetingKind.CompanyVisit, Day);
        await season.WindowAsync(MeetingKind.CompanyVisit, Day.AddDays(1));
        await ApplyAsync();
        var before = await VisitsAsync();

        Assert.IsType<GiveOutcome.Done>(await GiveAsync(second, MeetingKind.CompanyVisit, before[0].Given));

        Assert.Equal([(first, before[1].Given), (second, before[0].Given)], await VisitsAsync());
        Assert.Empty((await ProposeAsync()).Changes);
        Assert.Equal(new GiveOutcome.Taken(second), await GiveAsync(first, MeetingKind.CompanyVisit, before[0].Given));
        Assert.True(await DoAsync(async desk => await desk.PinAsync((await PairingAsync(second)).Id, isPinned: false, SeasonOffice.Staff)));
        Assert.IsType<GiveOutcome.Done>(await GiveAsync(first, MeetingKind.CompanyVisit, before[0].Given));
    }

    [Fact]
    public async Task A_proposal_that_is_another_one_by_now_is_not_done()
    {
        await season.GroupAsync("1a");
        await season.WindowAsync(MeetingKind.CompanyVisit, Day);
        var seen = (await ProposeAsync()).Fingerprint;
        await season.GroupAsync("1b");
        await season.WindowAsync(MeetingKind.CompanyVisit, Day.AddDays(1));

        Assert.False(await Office.AskAsync<PlacingDesk, bool>(async desk => await desk.ApplyAsync(await SeasonAsync(), seen, SeasonOffice.Staff)));

        Assert.Empty(await VisitsAsync());
    }

    [Fact]
    public async Task Two_animators_lead_no_more_meetings_a_week_than_both_take_and_one_group_in_a_block()
    {
        foreach (var label in (string[])["1a", "1b", "1c"])
            await season.GroupAsync(label);
        await season.AnimatorAsync("Zofia", TimeBlocks.Every, perWeek: 5);
        await season.AnimatorAsync("Igor", TimeBlocks.Every, perWeek: 2);

        await ApplyAsync();

        var led = (await HoldingAsync()).Where(each => each.Kind == MeetingKind.Animators).ToList();
        Assert.Equal(2, led.Count);
        Assert.Equal(2, led.Select(each => each.Given.Block).Distinct().Count());
    }

    private async Task<bool> ApplyAsync()
    {
        var seen = (await ProposeAsync()).Fingerprint;
        return await Office.AskAsync<PlacingDesk, bool>(async desk => await desk.ApplyAsync(await SeasonAsync(), seen, SeasonOffice.Staff));
    }

    private async Task<PlacingProposal> ProposeAsync()
    {
        var now = await SeasonAsync();
        return await Office.AskAsync<StartupsDb, PlacingProposal>(async db => (await PlacingSheet.ReadAsync(db, now)).Propose());
    }

    private Task<Season> SeasonAsync() => Office.AskAsync<StartupsDb, Season>(async db => (await db.SeasonAsync(SeasonOffice.Year))!);

    private async Task<GiveOutcome> GiveAsync(long group, MeetingKind kind, Given given)
    {
        var now = await SeasonAsync();
        return await Office.AskAsync<PlacingDesk, GiveOutcome>(desk => desk.GiveAsync(now, group, kind, given, SeasonOffice.Staff));
    }

    private Task<bool> DoAsync(Func<PlacingDesk, Task<bool>> deed) => Office.AskAsync(deed);

    private Task<Pairing> PairingAsync(long group) =>
        Office.AskAsync<StartupsDb, Pairing>(db => db.Pairings.AsNoTracking().SingleAsync(pairing => pairing.GroupId == group && pairing.EndedAt == null && pairing.Kind == MeetingKind.CompanyVisit));

    private async Task<IReadOnlyList<(long Group, Given Given)>> VisitsAsync() =>
        [.. (await HoldingAsync()).Where(each => each.Kind == MeetingKind.CompanyVisit).Select(each => (each.Group, each.Given))];

    private Task<IReadOnlyList<(long Group, MeetingKind Kind, Given Given)>> HoldingAsync() => Office.AskAsync<StartupsDb, IReadOnlyList<(long, MeetingKind, Given)>>(async db =>
        [.. (await db.Pairings.AsNoTracking().Where(pairing => pairing.EndedAt == null).ToListAsync()).OrderBy(pairing => pairing.GroupId).ThenBy(pairing => pairing.Kind).Select(pairing => (pairing.GroupId, pairing.Kind, Given.Of(pairing)!))]);
}

public sealed class PlacingDeskOnSqliteTests() : PlacingDeskTests(new SqliteDatabase());

public sealed class PlacingDeskOnPostgresTests() : PlacingDeskTests(new PostgresDatabase());
