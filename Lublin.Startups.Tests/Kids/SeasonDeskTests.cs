using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Kids;

/// <summary>A season is made once a year as a draft, and changed so that nobody loses a place by it.</summary>
public abstract class SeasonDeskTests(ITestDatabase database) : IAsyncLifetime
{
    private readonly TestOffice office = new(database, new TestClock());

    public async ValueTask InitializeAsync() => await office.InitializeAsync();

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task The_programme_is_made_with_the_first_season_and_kept_for_the_next()
    {
        var room = await office.OpenRoomAsync();

        Assert.IsType<SeasonOutcome.Saved>(await MakeAsync(2027, Plan(room)));
        Assert.IsType<SeasonOutcome.Saved>(await MakeAsync(2028, Plan(room)));

        var programme = await office.AskAsync<StartupsDb, Programme>(db => db.Programmes.AsNoTracking().SingleAsync());
        Assert.Equal((ProgrammeKind.Kids, "przedsiebiorcze-dzieciaki"), (programme.Kind, programme.Slug));
        Assert.Equal(["pl", "en", "uk"], programme.Title.Languages);
        var season = (await SeasonAsync(2027))!;
        Assert.Equal((15, 350, null), (season.Edition.MaxGroups, season.Edition.Capacity, season.Edition.PublishedAt));
        Assert.Equal(MeetingTemplate.Usual(), season.Template);
        Assert.Equal(Plan(room), SeasonPlan.Of(season));
    }

    [Fact]
    public async Task One_year_has_one_season_and_a_form_that_is_sent_twice_makes_one()
    {
        var (room, form) = (await office.OpenRoomAsync(), Guid.CreateVersion7());

        Assert.IsType<SeasonOutcome.Saved>(await MakeAsync(2027, Plan(room), form));
        Assert.IsType<SeasonOutcome.Saved>(await MakeAsync(2027, Plan(room), form));
        Assert.IsType<SeasonOutcome.YearTaken>(await MakeAsync(2027, Plan(room)));

        Assert.Equal(1, await office.AskAsync<StartupsDb, int>(db => db.Editions.CountAsync()));
    }

    [Fact]
    public async Task Whoever_changes_a_season_that_somebody_else_changed_meanwhile_is_told_and_nothing_is_lost()
    {
        var plan = await AnnouncedAsync();
        var seen = SeasonVersion.Of((await SeasonAsync(2027))!);
        var limited = plan with { Facts = plan.Facts with { MaxGroupsPerSchool = 3, KickOff = "środa 17 lutego 2027, 14:30" } };

        Assert.IsType<SeasonOutcome.Saved>(await ChangeAsync(seen, limited));
        Assert.IsType<SeasonOutcome.Overtaken>(await ChangeAsync(seen, plan with { MaxGroups = 20 }));

        Assert.Equal(limited, SeasonPlan.Of((await SeasonAsync(2027))!));
    }

    [Fact]
    public async Task The_gala_moves_with_the_season_and_its_calendar_is_told()
    {
        var plan = await AnnouncedAsync();

        Assert.IsType<SeasonOutcome.Saved>(await ChangeAsync(plan with { Gala = plan.Gala with { Date = plan.Gala.Date.AddDays(1) } }));

        var gala = (await SeasonAsync(2027))!.Gala;
        Assert.Equal((new DateOnly(2027, 6, 9), 1), (gala.Date, gala.Sequence));
        Assert.Contains("2027-06-09", await office.AskAsync<StartupsDb, string>(async db => (await db.History.OrderBy(row => row.Id).LastAsync(row => row.Verb == "Changed")).Details!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fewer_places_than_are_taken_are_refused()
    {
        var season = new SeasonOffice(office);
        await season.OpenAsync();
        await season.GroupAsync("1a");
        await season.GroupAsync("1b");
        var plan = SeasonPlan.Of((await SeasonAsync(2027))!);

        Assert.Equal(new SeasonOutcome.TooFew(48, 2), await ChangeAsync(plan with { MaxChildren = 47 }));
        Assert.Equal(new SeasonOutcome.TooFew(48, 2), await ChangeAsync(plan with { MaxGroups = 1 }));
        Assert.IsType<SeasonOutcome.Saved>(await ChangeAsync(plan with { MaxChildren = 48, MaxGroups = 2 }));
    }

    [Fact]
    public async Task A_season_is_announced_though_nobody_leads_it_yet_and_its_room_holds_fewer_than_all_children()
    {
        await AnnouncedAsync();

        Assert.NotNull((await office.AskAsync<StartupsDb, Season?>(db => db.AnnouncedSeasonAsync()))!.Edition.Slug);
    }

    private static SeasonPlan Plan(long room) => new(
        Season.UsualGroups,
        Season.UsualChildren,
        Warsaw.ToInstant(new(2027, 1, 12), new(9, 0)),
        Warsaw.ToInstant(new(2027, 1, 22), new(15, 0)),
        new(new(2027, 6, 8), new(9, 0), new(11, 0), room),
        new(null, new(2027, 3, 15), new(2027, 2, 12)));

    private async Task<SeasonPlan> AnnouncedAsync()
    {
        var plan = Plan(await office.OpenRoomAsync());
        await MakeAsync(2027, plan);
        var edition = (await SeasonAsync(2027))!.EditionId;
        Assert.IsType<PublishOutcome.Published>(await office.AskAsync<EditionDesk, PublishOutcome>(desk => desk.PublishAsync(edition, null, SeasonOffice.Staff)));
        return plan;
    }

    private Task<SeasonOutcome> MakeAsync(int year, SeasonPlan plan, Guid form = default) => office.AskAsync<SeasonDesk, SeasonOutcome>(desk => desk.MakeAsync(year, plan, "2026-11-01", SeasonOffice.Staff, form));

    private async Task<SeasonOutcome> ChangeAsync(SeasonPlan plan) => await ChangeAsync(SeasonVersion.Of((await SeasonAsync(2027))!), plan);

    private async Task<SeasonOutcome> ChangeAsync(SeasonVersion version, SeasonPlan plan)
    {
        var edition = (await SeasonAsync(2027))!.EditionId;
        return await office.AskAsync<SeasonDesk, SeasonOutcome>(desk => desk.ChangeAsync(edition, version, plan, SeasonOffice.Staff));
    }

    private Task<Season?> SeasonAsync(int year) => office.AskAsync<StartupsDb, Season?>(db => db.SeasonAsync(year));
}

public sealed class SeasonDeskOnSqliteTests() : SeasonDeskTests(new SqliteDatabase());

public sealed class SeasonDeskOnPostgresTests() : SeasonDeskTests(new PostgresDatabase());
