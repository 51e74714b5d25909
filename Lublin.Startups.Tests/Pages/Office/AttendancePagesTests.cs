using AngleSharp.Html.Dom;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>The sheet at the door, and marking from a phone.</summary>
public abstract class AttendancePagesTests(SharedSite site) : SiteTests(site)
{
    private static readonly DateTimeOffset Start = new(2026, 12, 1, 16, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_sheet_has_numbered_names_and_lines_for_guests_and_nothing_private()
    {
        var session = await SessionAsync(await OfferAsync(new() { Sessions = 2 }));
        await TakeInAsync(session, "Łucja Żółć", "lucja@example.org");
        await TakeInAsync(session, "Jan Ćma");
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var page = await staff.OpenAsync($"/biuro/spotkania/{session.Id}/lista");

        Assert.Equal(["Jan Ćma", "Łucja Żółć"], page.Texts(".sheet tbody th"));
        Assert.Equal(Enumerable.Range(1, 7).Select(n => $"{n}"), page.Texts(".sheet tbody td:first-child"));
        Assert.Equal(["wtorek 1 grudnia 2026, 17:00–19:30 (spotkanie 1 z 2)", "Sala nr 2, Ratusz, pl. Łokietka 1, 20-109 Lublin"], page.Texts(".sheet dd"));
        Assert.DoesNotContain("@", page.Text("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("500", page.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Below_the_sheet_stands_who_pays_unless_it_is_the_city_itself()
    {
        var session = await SessionAsync(await OfferAsync(new()));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        Assert.Empty((await staff.OpenAsync($"/biuro/spotkania/{session.Id}/lista")).Texts(".sheet-foot"));

        await Site.WriteAsync(async db =>
        {
            var edition = await db.Editions.SingleAsync();
            edition.Change(edition.Plan with { Funding = new(FundingKind.Eu, "FERS") });
        });

        Assert.Equal(["Projekt współfinansowany przez Unię Europejską: FERS"], (await staff.OpenAsync($"/biuro/spotkania/{session.Id}/lista")).Texts(".sheet-foot"));
    }

    [Fact]
    public async Task From_an_hour_before_one_tap_marks_a_person_and_leads_back_to_them()
    {
        var session = await SessionAsync(await OfferAsync(new()));
        var anna = await TakeInAsync(session, "Anna Lis");
        await TakeInAsync(session, "Jan Ćma");
        using var colleague = await Site.StaffAsync(StaffRole.Staff);
        var early = await colleague.OpenAsync(Path(session));
        Assert.Equal("Obecność zaznaczysz od godziny przed początkiem: we wtorek 1 grudnia, 16:00.", early.Text(".note p"));
        Assert.Empty(early.Document.QuerySelectorAll(".door form"));

        Site.Clock.AdvanceTo(Start.AddMinutes(-8));
        using var staff = await Site.StaffAsync(StaffRole.Staff, "Ewa Owa");
        var answer = await staff.SendAsync(await staff.OpenAsync(Path(session)), Mark("Present"), FormOf(anna));

        Assert.Equal((303, $"{Path(session)}#o-{anna.Id}"), (answer.Status, answer.Answer.Headers.Location!.OriginalString));
        var page = await staff.OpenAsync(Path(session));
        Assert.Equal("Obecna 1 osoba z 2. Bez oznaczenia: 1 osoba.", page.Text(".door-count"));
        Assert.Equal("Anna Lis Jest 16:52, Ewa Owa", page.Text($"#o-{anna.Id} .door-who"));
    }

    [Fact]
    public async Task Minutes_that_are_no_number_are_asked_for_again_beside_the_person()
    {
        var session = await SessionAsync(await OfferAsync(new()));
        var anna = await TakeInAsync(session, "Anna Lis");
        Site.Clock.AdvanceTo(Start);
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var page = await staff.OpenAsync(Path(session));

        var wrong = await staff.SendAsync(page, Mark("Late", "kwadrans"), FormOf(anna));

        Assert.Equal(200, wrong.Status);
        Assert.Equal(["Wpisz liczbę minut od 1 do 600 albo zostaw puste pole"], wrong.Texts(".errsum li"));
        Assert.Equal("kwadrans", ((IHtmlInputElement)wrong.Document.QuerySelector($"#o-{anna.Id} #Form_Minutes")!).Value);
        Assert.True(wrong.Document.QuerySelector($"#o-{anna.Id} details")!.HasAttribute("open"));

        await staff.SendAsync(wrong, Mark("Late", "15"), FormOf(anna));
        Assert.Contains("Spóźnienie, 15 min", (await staff.OpenAsync(Path(session))).Text($"#o-{anna.Id}"), StringComparison.Ordinal);
        await staff.SendAsync(await staff.OpenAsync(Path(session)), Mark(""), FormOf(anna));
        Assert.Null(await MarkOfAsync(anna));
    }

    [Fact]
    public async Task Enter_in_the_minutes_asks_which_part_was_missed_and_marks_nobody_as_present()
    {
        var session = await SessionAsync(await OfferAsync(new()));
        var anna = await TakeInAsync(session, "Anna Lis");
        Site.Clock.AdvanceTo(Start);
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var asks = await staff.EnterAsync(await staff.OpenAsync(Path(session)), $"#o-{anna.Id}", ("Form.Minutes", "20"));

        Assert.Null(await MarkOfAsync(anna));
        Assert.Equal(["Wybierz, czy to spóźnienie, czy wyjście przed końcem"], asks.Texts(".errsum li"));
        Assert.Equal("20", asks.Document.QuerySelector($"#o-{anna.Id} [name='Form.Minutes']")!.GetAttribute("value"));
        Assert.Equal(303, (await staff.EnterAsync(asks, $"#o-{anna.Id}", ("Form.Minutes", "20"), ("Form.Presence", "Left"))).Status);
        Assert.Equal(new AttendanceMark(Presence.Left, 20), (await MarkOfAsync(anna))!.Mark);

        await staff.EnterAsync(await staff.OpenAsync(Path(session)), $"#o-{anna.Id}", ("Form.Minutes", "25"));
        Assert.Equal(new AttendanceMark(Presence.Left, 25), (await MarkOfAsync(anna))!.Mark);
    }

    [Fact]
    public async Task A_name_is_found_without_its_diacritics_and_the_search_stays_after_a_mark()
    {
        var session = await SessionAsync(await OfferAsync(new()));
        var zolc = await TakeInAsync(session, "Łucja Żółć");
        await TakeInAsync(session, "Jan Ćma");
        Site.Clock.AdvanceTo(Start);
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var found = await SearchAsync(staff, session, "zolc");
        Assert.Equal(["Łucja Żółć"], found.Texts(".door b"));
        var answer = await staff.SendAsync(found, Mark("Present"), FormOf(zolc));
        var back = answer.Answer.Headers.Location!.OriginalString;
        Assert.EndsWith($"#o-{zolc.Id}", back, StringComparison.Ordinal);
        Assert.DoesNotContain("zolc", back, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["Łucja Żółć"], (await staff.OpenAsync(back.Split('#')[0])).Texts(".door b"));
        Assert.Equal("Nie ma tu takiej osoby. Sprawdź pisownię albo pokaż wszystkie osoby.", (await SearchAsync(staff, session, "kot")).Text("main form + p"));
    }

    private static async Task<SitePage> SearchAsync(SignUpVisitor staff, Session session, string typed) => await staff.FollowAsync(await staff.SendAsync(
        await staff.OpenAsync(Path(session)), new Dictionary<string, string>(StringComparer.Ordinal) { ["szukaj"] = typed }, "form[role=search]"));

    [Fact]
    public async Task Closing_asks_first_names_who_is_absent_and_then_the_list_is_complete()
    {
        var session = await SessionAsync(await OfferAsync(new()));
        var anna = await TakeInAsync(session, "Anna Lis");
        Site.Clock.AdvanceTo(Start.AddMinutes(-1));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        Assert.Equal("Obecność", (await staff.OpenAsync($"{Path(session)}/zamknij")).Heading);

        Site.Clock.AdvanceTo(Start.AddMinutes(50));
        var asks = await staff.OpenAsync($"{Path(session)}/zamknij");
        Assert.Equal(["Anna Lis"], asks.Texts("main li"));
        Assert.Equal("1 osoba nie ma oznaczenia. Zapiszemy jej nieobecność.", asks.Text("form p:not(.muted)"));
        var page = await staff.FollowAsync(await staff.SendAsync(asks));

        Assert.Contains("Lista jest zamknięta", page.Text(".note"), StringComparison.Ordinal);
        Assert.Equal(Presence.Absent, (await MarkOfAsync(anna))!.Presence);
        Assert.Empty(page.Document.QuerySelectorAll($"a[href='{Path(session)}/zamknij']"));
    }

    [Fact]
    public async Task Who_lost_their_place_meanwhile_is_refused_in_words()
    {
        var session = await SessionAsync(await OfferAsync(new()));
        var anna = await TakeInAsync(session, "Anna Lis");
        Site.Clock.AdvanceTo(Start.AddMinutes(-30));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var page = await staff.OpenAsync(Path(session));
        await AtDeskAsync<EnrolmentDesk, bool>(desk => desk.WithdrawAsync(anna));

        var refused = await staff.SendAsync(page, Mark("Present"), FormOf(anna));

        Assert.Equal(["Ta osoba nie ma już miejsca na tym spotkaniu. Najpierw ją zapisz"], refused.Texts(".errsum li"));
    }

    [Fact]
    public async Task Only_staff_see_lists_and_there_are_none_of_sessions_that_never_were()
    {
        var session = await SessionAsync(await OfferAsync(new(Taken: 1)));
        string[] pages = [Path(session), $"{Path(session)}/zamknij", $"/biuro/spotkania/{session.Id}/lista"];
        foreach (var address in pages)
        {
            Assert.NotEqual(200, (await Site.GetPageAsync(address)).Status);
            using var staff = await Site.StaffAsync(StaffRole.Staff);
            Assert.Equal(404, (await staff.OpenAsync(address.Replace($"/{session.Id}/", "/999/", StringComparison.Ordinal))).Status);
        }
    }

    [Fact]
    public async Task A_list_of_three_takes_as_many_queries_as_a_list_of_one()
    {
        var session = await SessionAsync(await OfferAsync(new(Seats: 5)));
        Site.Clock.AdvanceTo(Start);
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        foreach (var address in (string[])[Path(session), $"/biuro/spotkania/{session.Id}/lista"])
            await staff.OpenAsync(address);
        List<int> sent = [];
        foreach (var names in (string[][])[["Anna Lis"], ["Jan Ćma", "Ewa Kot"]])
        {
            foreach (var name in names)
                await AtDeskAsync<AttendanceDesk, MarkOutcome>(async desk => await desk.MarkAsync(session.Id, (await TakeInAsync(session, name)).Id, new(Presence.Present), "staff:1"));
            sent.Add(await Site.Commands.LeastAsync(() => staff.OpenAsync(Path(session))) + await Site.Commands.LeastAsync(() => staff.OpenAsync($"/biuro/spotkania/{session.Id}/lista")));
        }

        Assert.Equal(sent[0], sent[1]);
    }

    private static string Path(Session session) => $"/biuro/spotkania/{session.Id}/obecnosc";

    private static string FormOf(Enrolment person) => $"#o-{person.Id} form";

    private static Dictionary<string, string> Mark(string presence, string minutes = "") =>
        new(StringComparer.Ordinal) { ["Form.Presence"] = presence, ["Form.Minutes"] = minutes };

    private Task<Session> SessionAsync(long editionId) => Site.WithAsync(db => db.Sessions.AsNoTracking().OrderBy(session => session.Id).FirstAsync(session => session.EditionId == editionId));

    private Task<Enrolment> TakeInAsync(Session session, string name, string? email = null) =>
        AtDeskAsync<RosterBook, Enrolment>(book => book.TakeInAsync(session.EditionId, name, email));

    private Task<Attendance?> MarkOfAsync(Enrolment person) => Site.WithAsync(db => db.Attendance.AsNoTracking().SingleOrDefaultAsync(mark => mark.EnrolmentId == person.Id));
}

public sealed class AttendancePagesOnSqliteTests(SqliteSite site) : AttendancePagesTests(site), IClassFixture<SqliteSite>;
