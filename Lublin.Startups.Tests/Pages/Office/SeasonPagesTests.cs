using System.Globalization;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Pages.Office;

/// <summary>Seasons of Przedsiębiorcze dzieciaki as staff make, announce and follow them.</summary>
public abstract class SeasonPagesTests(SharedSite site) : SiteTests(site)
{
    private static (string, string)[] Fields(string room, string year = "2027", string groups = "15", string children = "350") =>
    [
        ("Form.Year", year), ("Form.MaxGroups", groups), ("Form.MaxChildren", children), ("Form.OpensDate", "2027-01-12"), ("Form.OpensTime", "9:00"), ("Form.ClosesDate", "2027-01-22"), ("Form.ClosesTime", "15:00"),
        ("Form.FirstWeek", "2027-03-17"), ("Form.DatesBy", "2027-02-12"), ("Form.KickOff", "środa 17 lutego 2027, Ratusz"),
        ("Form.GalaDate", "2027-06-08"), ("Form.GalaStart", "9:00"), ("Form.GalaEnd", "11:00"), ("Form.GalaPlace", room),
    ];

    [Fact]
    public async Task A_season_is_made_announced_and_stands_on_the_list_and_for_everybody()
    {
        var room = await RoomAsync();
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);

        var made = await coordinator.FollowAsync(await coordinator.EnterAsync(await coordinator.OpenAsync("/biuro/dzieciaki/nowa-edycja"), "main", Fields(room)));
        Assert.Contains("Wersja robocza", made.Text("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("12 stycznia 2027", (await Site.GetPageAsync("/przedsiebiorcze-dzieciaki")).Text("main"), StringComparison.Ordinal);

        var publish = await coordinator.OpenAsync(made.Document.QuerySelectorAll("main a").First(link => link.TextContent == "Ogłoś nabór").GetAttribute("href")!);
        var announced = await coordinator.FollowAsync(await coordinator.EnterAsync(publish, "main"));

        Assert.Equal("Ustawienia edycji 2027", announced.Heading);
        Assert.Contains("Nabór ogłoszony", announced.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("Ogłoszony", (await coordinator.OpenAsync("/biuro/dzieciaki")).Text("tbody tr"), StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2027, 3, 15), await Site.WithAsync(db => db.Seasons.Select(season => season.FirstWeek).SingleAsync()));
        Assert.Contains("wtorek 12 stycznia 2027, 9:00", (await Site.GetPageAsync("/przedsiebiorcze-dzieciaki")).Text(".opening"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_the_answers_stay()
    {
        var room = await RoomAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var wrong = await staff.EnterAsync(await staff.OpenAsync("/biuro/dzieciaki/nowa-edycja"), "main",
        [
            .. Fields(room, year: "27", groups: "0", children: "4").Where(field => field.Item1 is not ("Form.ClosesDate" or "Form.FirstWeek" or "Form.GalaEnd")),
            ("Form.ClosesDate", "2027-01-02"), ("Form.FirstWeek", "2026-12-30"), ("Form.GalaEnd", "8:00"),
        ]);

        Assert.Equal(200, wrong.Status);
        Assert.Equal(
            ["Wpisz rok edycji, na przykład 2027", "Wpisz liczbę grup od 1 do 200", "Wpisz liczbę dzieci od 5 do 6000", "Nabór musi się zamknąć później, niż się otworzy", "Spotkania muszą zacząć się po zamknięciu naboru", "Wpisz godzinę końca gali, późniejszą niż początek"],
            wrong.Texts(".errsum li"));
        Assert.Equal("środa 17 lutego 2027, Ratusz", wrong.Document.QuerySelector("textarea")!.TextContent);
        Assert.Equal(0, await Site.WithAsync(db => db.Seasons.CountAsync()));
    }

    [Fact]
    public async Task An_announced_season_is_changed_by_a_coordinator_alone()
    {
        await SeasonAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);

        var page = await staff.OpenAsync("/biuro/dzieciaki/2027/ustawienia");
        Assert.Empty(page.Document.QuerySelectorAll("main form button[type=submit]"));
        var saved = await coordinator.FollowAsync(await coordinator.EnterAsync(await coordinator.OpenAsync("/biuro/dzieciaki/2027/ustawienia"), "main", ("Form.MaxGroupsPerSchool", "3")));

        Assert.Equal("Zmiany zapisane.", saved.Text("[role=status]"));
        Assert.Equal(3, await Site.WithAsync(db => db.Seasons.Select(season => season.MaxGroupsPerSchool).SingleAsync()));
    }

    [Theory]
    [InlineData("", "/biuro/dzieciaki/2027")]
    [InlineData("/zmien", "/biuro/dzieciaki/2027/ustawienia")]
    [InlineData("/spotkania/nowe", "/biuro/dzieciaki/2027/ustawienia")]
    [InlineData("/podglad", "/biuro/dzieciaki/2027/ustawienia")]
    public async Task Pages_of_editions_lead_to_the_season(string page, string season)
    {
        var edition = await SeasonAsync();
        using var staff = await Site.StaffAsync(StaffRole.Coordinator);

        var answer = await staff.AskAsync($"/biuro/edycje/{edition}{page}");

        Assert.Equal((302, season), (answer.Status, answer.Answer.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task The_mail_of_a_season_is_held_back_and_let_go_from_its_settings()
    {
        await SeasonAsync();
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);
        var settings = await coordinator.OpenAsync("/biuro/dzieciaki/2027/ustawienia");

        var hold = await coordinator.OpenAsync(settings.Document.QuerySelector("#nabor ~ p a")!.GetAttribute("href")!);
        await coordinator.FollowAsync(await coordinator.EnterAsync(hold, "main", ("Reason", "Czytamy je najpierw")));

        Assert.Equal(1, await Site.WithAsync(db => db.MailHolds.CountAsync(hold => hold.EditionId != MailHold.Everything)));
        Assert.Contains("Wiadomości czekają.", (await coordinator.OpenAsync("/biuro/dzieciaki/2027/ustawienia")).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_board_shows_every_group_in_order_and_those_alone_that_need_attention()
    {
        await SeasonAsync(groups: 3);
        await PlanAsync(first: 2);
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var all = await staff.OpenAsync("/biuro/dzieciaki/2027");
        var few = await staff.OpenAsync("/biuro/dzieciaki/2027?pokaz=uwaga");

        Assert.Equal(["„g1”", "„g2”", "„g3”"], all.Texts(".board tbody th a"));
        Assert.Equal(["3", "72", "3", "16"], all.Texts(".kpi b"));
        Assert.Equal(["„g1”", "„g2”", "„g3”"], few.Texts(".board tbody th a"));
        Assert.Contains("bez terminu: 16", all.Text(".stlegend"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_board_takes_as_many_queries_for_sixty_groups_as_for_one()
    {
        await SeasonAsync(groups: 1);
        await PlanAsync(first: 1);
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var one = await Site.Commands.LeastAsync(() => staff.OpenAsync("/biuro/dzieciaki/2027"));
        await AddGroupsAsync(from: 2, to: 60);
        await PlanAsync(first: 60);

        var sixty = await Site.Commands.LeastAsync(() => staff.OpenAsync("/biuro/dzieciaki/2027"));

        Assert.Equal(60, (await staff.OpenAsync("/biuro/dzieciaki/2027")).Texts(".board tbody tr").Count);
        Assert.Equal(one, sixty);
        Assert.InRange(sixty, 5, 14);
    }

    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    public async Task Groups_and_dates_are_a_file(string format, string type)
    {
        await SeasonAsync(groups: 2);
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var file = await staff.OpenAsync($"/biuro/dzieciaki/2027/grupy-i-terminy.{format}");

        Assert.Equal((200, type), (file.Status, file.Answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal($"grupy-i-terminy-2027.{format}", file.Answer.Content.Headers.ContentDisposition!.FileName);
        if (format is "csv")
        {
            var lines = file.Html.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(1 + (2 * 7), lines.Length);
            Assert.Contains("DZ-2027-001", lines[1], StringComparison.Ordinal);
            Assert.Contains("2027-06-08", lines[7], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Numbers_are_kept_after_a_question_and_then_stand_for_everybody_and_contacts_go_after_another()
    {
        await SeasonAsync(groups: 2);
        Site.Clock.AdvanceTo(new(2027, 6, 20, 8, 0, 0, TimeSpan.Zero));
        using var staff = await Site.StaffAsync(StaffRole.Admin);

        var asked = await staff.OpenAsync((await staff.OpenAsync("/biuro/dzieciaki/2027/liczby")).Document.QuerySelector(".work-head .btn-primary")!.GetAttribute("href")!);
        Assert.Contains("Dzieci w tych grupach: 48", asked.Text("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("w liczbach", (await Site.GetPageAsync("/przedsiebiorcze-dzieciaki")).Text("main"), StringComparison.Ordinal);
        var kept = await staff.FollowAsync(await staff.EnterAsync(asked, "main"));
        Assert.Contains("Liczby zatwierdzone", kept.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("Edycja 2027 w liczbach", (await Site.GetPageAsync("/przedsiebiorcze-dzieciaki")).Text(".kband"), StringComparison.Ordinal);

        var forgotten = await staff.FollowAsync(await staff.EnterAsync(await staff.OpenAsync("/biuro/dzieciaki/2027/liczby/zapomnij"), "main"));

        Assert.Contains("Liczby się nie zmieniły", forgotten.Text("[role=status]"), StringComparison.Ordinal);
        Assert.All(await Site.WithAsync(db => db.SchoolGroups.OrderBy(group => group.Id).ToListAsync()), group => Assert.Null(group.TeacherEmail));
        Assert.Contains("2", forgotten.Texts("tbody tr")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_without_a_season_is_not_found()
    {
        using var staff = await Site.StaffAsync(StaffRole.Admin);

        foreach (var page in new[] { "", "/ustawienia", "/liczby", "/liczby/zatwierdz", "/grupy-i-terminy.csv" })
            Assert.Equal(404, (await staff.OpenAsync($"/biuro/dzieciaki/2031{page}")).Status);
    }

    private async Task<string> RoomAsync()
    {
        await OfferAsync(new());
        return (await Site.WithAsync(db => db.Rooms.OrderBy(room => room.Id).Select(room => room.Id).FirstAsync())).ToString(CultureInfo.InvariantCulture);
    }

    private async Task<long> SeasonAsync(int groups = 0)
    {
        var room = long.Parse(await RoomAsync(), CultureInfo.InvariantCulture);
        await Site.WriteAsync(async db =>
        {
            var programme = new Programme(ProgrammeKind.Kids, "przedsiebiorcze-dzieciaki", new(new("pl", "Przedsiębiorcze dzieciaki"), new("pl", "Pięć spotkań"), null, new("pl", "Dla klas"), null), ProgrammeLevel.Basic);
            var now = Site.Clock.GetUtcNow();
            var edition = new Edition(programme, new(Season.UsualChildren, "pl", now.AddDays(-1), "2026-11-01", now.AddDays(10)) { MaxGroups = Season.UsualGroups });
            edition.AddSession(new(new(2027, 6, 8), new(9, 0), new(11, 0), room));
            edition.Publish("2027-06-08", now);
            db.AddRange(edition, new Season(edition, 2027, new(null, new(2027, 3, 15))));
            await db.SaveChangesAsync();
        });
        await AddGroupsAsync(from: 1, to: groups);
        return await Site.WithAsync(db => db.Seasons.Select(season => season.EditionId).SingleAsync());
    }

    private Task AddGroupsAsync(int from, int to) => Site.WriteAsync(async db =>
    {
        var edition = await db.Seasons.Include(season => season.Edition).Select(season => season.Edition).SingleAsync();
        for (var number = from; number <= to; number++)
        {
            var school = new School(980000 + number, new($"Szkoła demo nr {800 + number}", SchoolType.Primary, $"ul. Lipowa {number}", "20-020 Lublin", $"szkola{number}@example.org"));
            db.Add(school);
            await db.SaveChangesAsync();
            var group = new SchoolGroup(edition.Id, school.Id, SeasonOffice.Facts($"g{number}"), Site.Clock.GetUtcNow());
            var enrolment = new Enrolment(
                edition, new(Guid.CreateVersion7(), PersonalLink.NewNonce(), new("Anna Uczy", $"uczy{number}@example.org", null, Situation.Organisation, Organisation: school.Name), 24, "pl", "2026-11-01", "2026-11-01", QueueIfFull: true), Site.Clock.GetUtcNow());
            enrolment.Confirm(Site.Clock.GetUtcNow());
            group.Confirm(enrolment, number);
            db.AddRange(enrolment, group);
        }
    });

    /// <summary>Every group up to this one has its first meeting, without animators.</summary>
    private Task PlanAsync(int first) => Site.WriteAsync(async db =>
    {
        var edition = await db.Seasons.Include(season => season.Edition).ThenInclude(edition => edition.Sessions).Select(season => season.Edition).SingleAsync();
        await db.Sessions.Where(session => session.EditionId == edition.Id).LoadAsync();
        foreach (var group in await db.SchoolGroups.Where(group => group.Order <= first && !db.Set<Meeting>().Any(meeting => meeting.GroupId == group.Id)).OrderBy(group => group.Order).ToListAsync())
        {
            var session = edition.AddSession(new(new DateOnly(2027, 3, 16).AddDays(group.Order!.Value), new(9, 0), new(9, 45), RoomId: null), groupId: group.Id);
            db.Add(new Meeting(session, group.Id, 1, MeetingKind.Animators, "Poznajemy Koziołka"));
        }
    });
}

public sealed class SeasonPagesOnSqliteTests(SqliteSite site) : SeasonPagesTests(site), IClassFixture<SqliteSite>;

public sealed class SeasonPagesOnPostgresTests(PostgresSite site) : SeasonPagesTests(site), IClassFixture<PostgresSite>;
