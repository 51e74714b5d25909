using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Pages.Office;

/// <summary>Lectures as staff plan them: one form makes a draft, its facts are changed, a draft is thrown away.</summary>
public abstract class LecturePagesTests(SharedSite site) : SiteTests(site)
{
    private static List<(string Name, string Value)> Wish(Academy academy, params (string Name, string Value)[] other)
    {
        List<(string Name, string Value)> wish =
        [
            ("Talk.How", "nowy"), ("Talk.Title.Pl", "Jak upadła moja firma"), ("Talk.Lead.Pl", "Wstęp."), ("Talk.Audience.Pl", "Dla studentów."),
            ("Lecture.UniversityId", $"{academy.University}"), ("Lecture.HostId", $"{academy.Host}"), ("Lecture.TopicId", $"{academy.Topic}"), ("Lecture.SpeakerId", $"{academy.Speaker}"),
            ("Lecture.Stories", "Failure"), ("Lecture.Entry", "Free"), ("Lecture.Access", "Open"), ("Lecture.ExpectedHeads", "50"),
            ("Form.Date", "2026-12-10"), ("Form.Start", "10:00"), ("Form.End", "11:30"), ("Form.Place", $"{academy.Room}"),
        ];
        foreach (var (name, value) in other)
        {
            wish.RemoveAll(each => each.Name == name);
            wish.Add((name, value));
        }

        return wish;
    }

    [Theory]
    [InlineData("Free", "", Entry.Free, 50)]
    [InlineData("Seats", "Lecture.Seats=30", Entry.Seats, 30)]
    [InlineData("Host", "Lecture.HostNote=Zgłoś się w dziekanacie.", Entry.Host, 50)]
    [InlineData("Host", "Lecture.HostLink=https://zapisy.example.org/x", Entry.Host, 50)]
    [InlineData("Free", "Lecture.ExpectedHeads=", Entry.Free, 120)]
    [InlineData("Free", "Lecture.ExpectedHeads=500", Entry.Free, 120)]
    public async Task One_form_makes_a_draft_with_its_talk_its_facts_and_its_first_session(string entry, string more, Entry expected, int capacity)
    {
        var academy = await Academy.FoundAsync(Site);
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var wish = Wish(academy, [("Lecture.Entry", entry), .. more.Length == 0 ? Array.Empty<(string, string)>() : [(more.Split('=', 2)[0], more.Split('=', 2)[1])]]);

        var made = await staff.FollowAsync(await staff.EnterAsync(await staff.OpenAsync("/biuro/wyklady/nowy?uczelnia=ut"), "main", [.. wish]));

        Assert.Equal("Jak upadła moja firma", made.Heading);
        Assert.Contains("Szkic", made.Text(".work-head"), StringComparison.Ordinal);
        var lecture = (await Site.WithAsync(db => db.LectureAsync(db.Editions.Select(edition => edition.Id).Single())))!;
        Assert.Equal((expected, capacity, ProgrammeKind.Lecture, academy.Host), (lecture.Edition.Entry, lecture.Edition.Capacity, lecture.Edition.Programme.Kind, lecture.HostId));
        var session = Assert.Single(lecture.Edition.Sessions);
        Assert.Equal(new SessionPlan(new(2026, 12, 10), new(10, 0), new(11, 30), academy.Room), session.Plan);
        Assert.Equal($"/biuro/wyklady/sesje/{session.Uid}", made.Document.QuerySelector("#spotkania ~ ul a")!.GetAttribute("href"));
        Assert.Null(lecture.Edition.PublishedAt);
        Assert.Equal(404, (await Site.GetPageAsync($"/wyklady/{lecture.Edition.Programme.Slug}")).Status);
    }

    [Theory]
    [InlineData("Lecture.UniversityId=", "Wybierz uczelnię")]
    [InlineData("Lecture.ExpectedHeads=0", "Wpisz liczbę osób od 1 do 2000 albo zostaw puste pole")]
    [InlineData("Lecture.ExpectedHeads=3000", "Wpisz liczbę osób od 1 do 2000 albo zostaw puste pole")]
    [InlineData("Lecture.Access=FacultyOnly", "Wpisz wydział, bo wykład jest dla jego studentów")]
    [InlineData("Lecture.Entry=Host", "Napisz po polsku, jak przyjść, albo wklej link")]
    [InlineData("Lecture.Entry=Seats", "Wpisz liczbę miejsc od 1 do 2000")]
    [InlineData("Talk.Title.Pl=", "Wpisz tytuł po polsku")]
    [InlineData("Form.Date=2026-11-01", "Ten termin już minął. Wybierz późniejszy")]
    [InlineData("Form.End=9:00", "Koniec musi być po początku tego samego dnia. Spotkanie przez północ zapisz jako dwa")]
    [InlineData("Form.Place=", "Wybierz salę albo „Online”")]
    public async Task What_is_wrong_stands_beside_its_field_and_in_the_summary_and_nothing_typed_is_lost(string change, string wrong)
    {
        var academy = await Academy.FoundAsync(Site);
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var refused = await staff.EnterAsync(
            await staff.OpenAsync("/biuro/wyklady/nowy"), "main", [.. Wish(academy, ("Lecture.AudienceName", "III rok ekonomii"), ("Talk.Title.En", "How my firm failed"), (change.Split('=')[0], change.Split('=')[1]))]);

        Assert.Equal([wrong], refused.Texts(".errsum li"));
        Assert.Contains(wrong, refused.Text(".fg.bad .errmsg"), StringComparison.Ordinal);
        Assert.Equal("III rok ekonomii", refused.Document.QuerySelector("#Lecture_AudienceName")!.GetAttribute("value"));
        Assert.Equal("How my firm failed", refused.Document.QuerySelector("#Talk_Title_En")!.GetAttribute("value"));
        Assert.Equal(0, await Site.WithAsync(db => db.Editions.CountAsync()));
    }

    [Fact]
    public async Task A_host_of_another_university_is_refused_and_the_rooms_of_the_chosen_one_come_first()
    {
        var (one, two) = (await Academy.FoundAsync(Site, "AA"), await Academy.FoundAsync(Site, "ZZ"));
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var refused = await staff.EnterAsync(await staff.OpenAsync("/biuro/wyklady/nowy"), "main", [.. Wish(two, ("Lecture.HostId", $"{one.Host}"))]);

        Assert.Equal(["Wybierz osobę z tej samej uczelni"], refused.Texts(".errsum li"));
        Assert.Equal(["ZZ, Kampus główny: Aula ZZ", "AA, Kampus główny: Aula AA"], refused.Document.QuerySelectorAll("#Form_Place optgroup").Select(group => group.GetAttribute("label")));
    }

    [Fact]
    public async Task A_second_talk_of_the_same_title_is_asked_about_and_the_known_one_can_be_given_again()
    {
        var academy = await Academy.FoundAsync(Site);
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        await staff.FollowAsync(await staff.EnterAsync(await staff.OpenAsync("/biuro/wyklady/nowy"), "main", [.. Wish(academy)]));
        var talk = await Site.WithAsync(db => db.Programmes.Select(programme => programme.Id).SingleAsync());

        var asked = await staff.EnterAsync(await staff.OpenAsync("/biuro/wyklady/nowy"), "main", [.. Wish(academy, ("Talk.Title.Pl", "JAK upadła moja  firma"))]);
        await staff.FollowAsync(await staff.EnterAsync(await staff.OpenAsync($"/biuro/wyklady/nowy?wyklad={talk}"), "main", [.. Wish(academy, ("Talk.How", "znany"), ("Talk.ProgrammeId", $"{talk}"), ("Form.Date", "2026-12-17"))]));

        Assert.Equal(["Wykład o tym tytule już jest. Wybierz go z listy albo zaznacz, że to inny"], asked.Texts(".errsum li"));
        Assert.Equal((1, 2), await Site.WithAsync(async db => (await db.Programmes.CountAsync(), await db.Lectures.CountAsync())));
        var twice = await staff.OpenAsync("/biuro/wyklady/nowy");
        await Task.WhenAll(staff.EnterAsync(twice, "main", [.. Wish(academy, ("Talk.Title.Pl", "Inny"))]), staff.EnterAsync(twice, "main", [.. Wish(academy, ("Talk.Title.Pl", "Inny"))]));
        Assert.Equal((2, 3), await Site.WithAsync(async db => (await db.Programmes.CountAsync(), await db.Lectures.CountAsync())));
    }

    [Fact]
    public async Task Lectures_are_filtered_by_university_topic_state_and_word_and_each_filter_is_taken_off_by_its_chip()
    {
        var (one, two) = (await Academy.FoundAsync(Site, "AA"), await Academy.FoundAsync(Site, "BB"));
        await one.LectureAsync(Site, "Pierwszy szkic");
        await one.LectureAsync(Site, "Żółty wykład", published: true);
        await two.LectureAsync(Site, "Trzeci szkic");
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var all = await staff.OpenAsync("/biuro/wyklady");

        var ofOne = await staff.FilterAsync(all, ("uczelnia", "aa"));
        var drafts = await staff.FilterAsync(ofOne, ("stan", "szkice"));
        var found = await staff.FilterAsync(all, ("szukaj", "zolty"));
        var topic = await staff.FilterAsync(all, ("temat", "finanse-bb"));

        Assert.Equal([3, 2, 1, 1, 1], new[] { all, ofOne, drafts, found, topic }.Select(page => page.Texts("tbody tr").Count));
        Assert.Contains("Trzeci szkic", topic.Text("tbody"), StringComparison.Ordinal);
        Assert.Contains("Bez zapisów", found.Text("tbody"), StringComparison.Ordinal);
        Assert.Equal(["AA: usuń filtr", "tylko szkice: usuń filtr", "Usuń wszystkie filtry"], drafts.Texts(".pager li"));
        var without = await staff.OpenAsync(drafts.Document.QuerySelector(".pager a")!.GetAttribute("href")!);
        Assert.Equal(2, without.Texts("tbody tr").Count);
    }

    [Theory]
    [InlineData("uczelnia=<script>")]
    [InlineData("temat=%00&stan=nic&strona=-1")]
    [InlineData("szukaj=%22%3E%3Cscript%3E&strona=99999999999")]
    public async Task A_filter_that_nobody_can_choose_breaks_nothing(string query)
    {
        var academy = await Academy.FoundAsync(Site);
        await academy.LectureAsync(Site);
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var page = await staff.AskAsync($"/biuro/wyklady?{query}");

        Assert.Equal(200, page.Status);
        Assert.DoesNotContain("<script>", page.Html, StringComparison.Ordinal);
        Assert.Equal(query.StartsWith("szukaj", StringComparison.Ordinal) ? 0 : 1, page.Texts("tbody tr").Count);
    }

    [Fact]
    public async Task A_long_list_goes_on_page_by_page_and_costs_the_same_with_one_lecture_and_with_many()
    {
        var academy = await Academy.FoundAsync(Site);
        await academy.LectureAsync(Site);
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        await staff.OpenAsync("/biuro/wyklady");
        var one = await Site.Commands.LeastAsync(() => staff.OpenAsync("/biuro/wyklady"));
        for (var i = 0; i < LectureListQueries.PageSize; i++)
            await academy.LectureAsync(Site, $"Wykład {i}");

        var first = await staff.OpenAsync("/biuro/wyklady");
        var second = await staff.OpenAsync(first.Document.QuerySelector("[rel=next]")!.GetAttribute("href")!);

        Assert.Equal([LectureListQueries.PageSize, 1], [first.Texts("tbody tr").Count, second.Texts("tbody tr").Count]);
        Assert.Equal(one, await Site.Commands.LeastAsync(() => staff.OpenAsync("/biuro/wyklady")));
    }

    [Fact]
    public async Task The_second_of_two_who_change_a_lecture_is_shown_what_the_first_did_and_history_tells_of_it()
    {
        var academy = await Academy.FoundAsync(Site);
        var id = await academy.LectureAsync(Site, published: true);
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var (one, two) = (await staff.OpenAsync($"/biuro/wyklady/{id}"), await staff.OpenAsync($"/biuro/wyklady/{id}"));
        Assert.Null(one.Document.QuerySelector("[name='Lecture.SpeakerId']"));

        await staff.FollowAsync(await staff.EnterAsync(one, "main", ("Lecture.Faculty", "Wydział Ekonomiczny"), ("Lecture.Access", "FacultyOnly"), ("Lecture.IsRecorded", "true")));
        var stopped = await staff.EnterAsync(two, "main", ("Lecture.Faculty", "Wydział Prawa"));

        Assert.Contains("W formularzu: Wydział PrawaZapisane: Wydział Ekonomiczny", stopped.Texts(".note-warn dd"));
        var lecture = (await Site.WithAsync(db => db.LectureAsync(id)))!;
        Assert.Equal(("Wydział Ekonomiczny", LectureAccess.FacultyOnly, true, academy.Speaker), (lecture.Faculty, lecture.Access, lecture.IsRecorded, lecture.Edition.CommonPresenters!.Single()));
        var line = (await staff.OpenAsync("/biuro/historia")).Text("tbody tr");
        Assert.Contains("wydział: brak → Wydział Ekonomiczny", line, StringComparison.Ordinal);
        Assert.Contains("dla kogo otwarty: dla wszystkich → dla studentów wydziału", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seats_are_not_taken_from_people_and_sign_ups_do_not_end_while_anybody_has_one()
    {
        var academy = await Academy.FoundAsync(Site, seats: 50);
        var id = await academy.LectureAsync(Site, entry: Entry.Seats, published: true, seats: 2);
        await Site.WriteAsync(async db =>
        {
            var edition = await db.Editions.Include(each => each.Programme).Include(each => each.Sessions).SingleAsync();
            var roster = new Web.Enrolments.Roster(edition, []);
            foreach (var name in new[] { "Ala", "Ola", "Ela" })
            {
                var person = new Web.Enrolments.Enrolment(edition, new(Guid.NewGuid(), Web.Mail.PersonalLink.NewNonce(), new(name, $"{name}@example.org", null, Web.Enrolments.Situation.PlansFirm), 1, "pl", "2026-11-01", "2026-11-01", QueueIfFull: true), Site.Clock.GetUtcNow());
                roster.Admit(person, Site.Clock.GetUtcNow());
                db.Add(person);
            }
        });
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.OpenAsync($"/biuro/wyklady/{id}");

        var fewer = await staff.EnterAsync(form, "main", ("Lecture.Seats", "1"));
        var none = await staff.EnterAsync(form, "main", ("Lecture.Entry", "Free"));
        var tooMany = await staff.EnterAsync(form, "main", ("Lecture.Seats", "51"));
        await staff.FollowAsync(await staff.EnterAsync(form, "main", ("Lecture.Seats", "3")));

        Assert.Equal(["Zajęte są 2 miejsca. Mniej nie można ustawić"], fewer.Texts(".errsum li"));
        Assert.Equal(["Są już 3 zapisy, więc zapisy muszą zostać"], none.Texts(".errsum li"));
        Assert.Equal(["W sali jest 50 miejsc. Najpierw zmień salę"], tooMany.Texts(".errsum li"));
        // The person who waited is offered the third seat, or has it.
        Assert.DoesNotContain(Web.Enrolments.EnrolmentState.Waiting, await StatesAsync());
    }

    [Fact]
    public async Task A_draft_is_thrown_away_and_neither_a_published_lecture_nor_one_with_an_open_invitation_is()
    {
        var academy = await Academy.FoundAsync(Site);
        var (draft, published, invited) = (await academy.LectureAsync(Site), await academy.LectureAsync(Site, "Drugi", published: true), await academy.LectureAsync(Site, "Trzeci"));
        await Site.WriteAsync(async db => db.Add(new Invitation(
            await db.Editions.SingleAsync(edition => edition.Id == invited), await db.Presenters.SingleAsync(), Site.Clock.GetUtcNow(), Site.Clock.GetUtcNow().AddDays(5))));
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var gone = await staff.FollowAsync(await staff.SendAsync(await staff.OpenAsync($"/biuro/edycje/{draft}/usun"), form: "main form"));
        var kept = await staff.SendAsync(await staff.OpenAsync($"/biuro/wyklady/{invited}/usun"), form: "main form");

        Assert.Contains("Szkic wykładu jest usunięty.", gone.Text("[role=status].toast-pl"), StringComparison.Ordinal);
        Assert.Equal(["Ktoś dostał już zaproszenie do tego wykładu. Najpierw je cofnij"], kept.Texts(".errsum li"));
        Assert.Equal("Drugi", (await staff.OpenAsync($"/biuro/wyklady/{published}/usun")).Heading);
        Assert.Equal([published, invited], await Site.WithAsync(db => db.Lectures.OrderBy(each => each.EditionId).Select(each => each.EditionId).ToListAsync()));
    }

    [Fact]
    public async Task A_date_of_a_talk_is_planned_as_a_lecture_also_from_the_list_of_programmes()
    {
        var academy = await Academy.FoundAsync(Site);
        var id = await academy.LectureAsync(Site);
        var talk = await Site.WithAsync(db => db.Programmes.Select(programme => programme.Id).SingleAsync());
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        Assert.Equal("Nowy wykład", (await staff.OpenAsync($"/biuro/programy/{talk}/nowa-edycja")).Heading);
        Assert.Equal($"/biuro/wyklady/{id}", (await staff.OpenAsync($"/biuro/edycje/{id}/zmien")).Answer.RequestMessage!.RequestUri!.AbsolutePath);
    }
}

public sealed class LecturePagesOnSqliteTests(SqliteSite site) : LecturePagesTests(site), IClassFixture<SqliteSite>;

public sealed class LecturePagesOnPostgresTests(PostgresSite site) : LecturePagesTests(site), IClassFixture<PostgresSite>;
