using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Kids;

/// <summary>What a season comes to is counted in one way, kept for ever once it is over, and stays the same when its people are forgotten.</summary>
public abstract class FigureDeskTests(ITestDatabase database) : IAsyncLifetime
{
    private readonly SeasonOffice season = new(new TestOffice(database, new TestClock()));

    public async ValueTask InitializeAsync()
    {
        await season.Office.InitializeAsync();
        await season.OpenAsync();
    }

    public async ValueTask DisposeAsync() => await season.Office.DisposeAsync();

    [Fact]
    public async Task What_was_held_is_counted_and_what_was_only_planned_or_called_off_is_not()
    {
        await HoldAsync();

        // 45 + 90 minutes with animators are three lessons; a meeting that nobody wrote down and one that was called off are none.
        var figures = await FiguresAsync();
        Assert.Equal(new(3, 74, 3, 2, 2, 3, 1, 1, 2), figures);
        var board = await season.Office.AskAsync<StartupsDb, SeasonBoard>(async db => await db.SeasonBoardAsync((await db.SeasonAsync(SeasonOffice.Year))!, season.Office.Clock.GetUtcNow()));
        Assert.Equal((figures.Groups, figures.Children), (board.Rows.Count, board.Children));
        await season.Office.AskAsync<ProtocolDesk, int>(async desk => await desk.MakeAsync(await season.Office.AskAsync<StartupsDb, Season>(async db => (await db.SeasonAsync(SeasonOffice.Year))!), Guid.CreateVersion7(), SeasonOffice.Staff));
        var placed = (await season.Office.AskAsync<StartupsDb, Protocol>(db => db.Protocols.AsNoTracking().SingleAsync())).Rows.Where(row => row.State == nameof(EnrolmentState.Confirmed)).ToList();
        Assert.Equal((figures.Groups, figures.Children), (placed.Count, placed.Sum(row => row.Children)));
    }

    [Fact]
    public async Task All_contacts_are_deleted_and_every_number_stays()
    {
        await HoldAsync();
        var before = await FiguresAsync();
        Over();
        Assert.True(await FreezeAsync());

        Assert.Equal(3, await ForgetAsync());

        Assert.Equal(before, await FiguresAsync());
        Assert.Equal(before, (await FrozenAsync()).Figures);
        Assert.False(await season.Office.AskAsync<StartupsDb, bool>(db => db.SchoolGroups.AnyAsync(group => group.TeacherName != null || group.TeacherEmail != null || group.TeacherPhone != null || group.Note != null)));
        Assert.False(await season.Office.AskAsync<StartupsDb, bool>(db => db.Meetings.AnyAsync(meeting => meeting.Note != null)));
        Assert.All(await season.Office.AskAsync<StartupsDb, List<Enrolment>>(db => db.Enrolments.AsNoTracking().OrderBy(enrolment => enrolment.Id).ToListAsync()), enrolment =>
        {
            Assert.Equal((null, null, null), (enrolment.Applicant.Email, enrolment.Applicant.Phone, enrolment.EmailKey));
            Assert.StartsWith("Szkoła demo nr", enrolment.Applicant.Name, StringComparison.Ordinal);
        });
        Assert.Equal(3, await ForgetAsync());
        Assert.Equal(before, await FiguresAsync());
    }

    [Fact]
    public async Task People_of_schools_whose_access_is_over_are_forgotten_and_those_who_still_may_come_in_are_not()
    {
        await HoldAsync();
        var school = await season.Office.AskAsync<StartupsDb, long>(db => db.Schools.OrderBy(each => each.Id).Select(each => each.Id).FirstAsync());
        await season.Office.DoAsync<StartupsDb>(async db =>
        {
            var now = season.Office.Clock.GetUtcNow();
            var ended = new SchoolContact(school, "Ewa Demo-Las", "ewa@example.org", new(2028, 8, 31), now);
            ended.End(now);
            db.AddRange(ended, new SchoolContact(school, "Ola Demo-Bór", "ola@example.org", new(2027, 5, 31), now), new SchoolContact(school, "Jola Demo-Zając", "jola@example.org", new(2028, 8, 31), now));
            await db.SaveChangesAsync();
        });
        Over();
        Assert.True(await FreezeAsync());

        await ForgetAsync();

        Assert.Equal(["jola@example.org"], await season.Office.AskAsync<StartupsDb, List<string>>(db => db.SchoolContacts.Select(contact => contact.Email).ToListAsync()));
    }

    [Fact]
    public async Task Numbers_are_kept_once_and_what_comes_later_does_not_change_them()
    {
        await HoldAsync();
        Over();
        Assert.True(await FreezeAsync());
        var kept = (await FrozenAsync()).Figures;

        await season.GroupAsync("3c");

        Assert.False(await FreezeAsync());
        Assert.Equal(kept, (await FrozenAsync()).Figures);
        Assert.Equal(kept.Groups + 1, (await FiguresAsync()).Groups);
    }

    [Fact]
    public async Task Before_the_gala_is_over_no_number_is_kept_and_nobody_is_forgotten()
    {
        await HoldAsync();

        Assert.False(await FreezeAsync());
        Assert.Null(await ForgetAsync());

        Assert.True(await season.Office.AskAsync<StartupsDb, bool>(db => db.SchoolGroups.AllAsync(group => group.TeacherName != null)));
    }

    private async Task HoldAsync()
    {
        var (one, other) = (await season.GroupAsync("1a"), await season.GroupAsync("1b"));
        await season.GroupAsync("2a", SeasonOffice.Facts("2a", children: 26) with { TeacherName = "Jan Uczy", TeacherEmail = "jan@example.org", Note = "Sala na parterze" });
        var (zofia, igor, olek) = (await season.AnimatorAsync("Zofia", TimeBlocks.Every), await season.AnimatorAsync("Igor", TimeBlocks.Every), await season.AnimatorAsync("Olek", TimeBlocks.Every));
        DateOnly day = new(2027, 3, 16);
        var (visit, hour) = (await season.WindowAsync(MeetingKind.CompanyVisit, day.AddDays(2)), await season.WindowAsync(MeetingKind.CreativeHour, day.AddDays(3)));
        await season.LogAsync(await season.MeetingAsync(one, 1, day, 45, null, zofia, igor));
        await season.LogAsync(await season.MeetingAsync(other, 1, day.AddDays(1), 90, null, zofia, igor));
        await season.LogAsync(await season.MeetingAsync(one, 4, day.AddDays(2), 90, visit));
        await season.LogAsync(await season.MeetingAsync(one, Meeting.CreativeOrder, day.AddDays(3), 60, hour));
        await season.MeetingAsync(one, 2, day.AddDays(7), 45, null, olek);
        var called = await season.MeetingAsync(other, 2, day.AddDays(8), 45, null, olek);
        await season.ChangeAsync(called, meeting => meeting.Session.Cancel(season.Office.Clock.GetUtcNow(), "Choroba"));
    }

    private void Over() => season.Office.Clock.AdvanceTo(new(2027, 6, 20, 8, 0, 0, TimeSpan.Zero));

    private Task<SeasonFigures> FiguresAsync() => season.Office.AskAsync<StartupsDb, SeasonFigures>(db => db.SeasonFiguresAsync(season.Edition));

    private Task<bool> FreezeAsync() => season.Office.AskAsync<FigureDesk, bool>(desk => desk.FreezeAsync(SeasonOffice.Year, SeasonOffice.Staff));

    private Task<int?> ForgetAsync() => season.Office.AskAsync<FigureDesk, int?>(desk => desk.ForgetContactsAsync(SeasonOffice.Year, SeasonOffice.Staff));

    private Task<FrozenSeason> FrozenAsync() => season.Office.AskAsync<StartupsDb, FrozenSeason>(db => db.FrozenSeasons.AsNoTracking().SingleAsync());
}

public sealed class FigureDeskOnSqliteTests() : FigureDeskTests(new SqliteDatabase());

public sealed class FigureDeskOnPostgresTests() : FigureDeskTests(new PostgresDatabase());
