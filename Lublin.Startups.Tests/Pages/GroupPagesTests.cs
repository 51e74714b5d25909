using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Kids;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Pages;

/// <summary>A school secretary prepares groups: the desk and the form of a group.</summary>
public sealed class GroupPagesTests : SiteTests, IClassFixture<SqliteSite>
{
    private readonly GroupOffice office;

    public GroupPagesTests(SqliteSite site) : base(site) => office = new(Site);

    [Fact]
    public async Task A_half_done_group_is_saved_and_the_desk_leads_to_each_field_that_is_missing()
    {
        await office.CallAsync();
        using var visitor = await office.EnterAsync(await office.SchoolAsync());

        var desk = await SaveAsync(visitor, SchoolLinks.NewGroup, ("Label", "zerówka/1"), ("Children", "22"), ("Blocks", "0"));

        var group = Assert.Single(await office.GroupsAsync());
        Assert.Equal(("zerówka/1", 22, null), (group.Label, group.Children!.Value, group.Adults));
        Assert.Contains("Wersja robocza nie zajmuje miejsca", desk.Text("main"), StringComparison.Ordinal);
        Assert.Equal("Grupy: 1 robocza", desk.Text(".head-row h2"));
        Assert.Equal(["Podaj wiek dzieci", "Podaj liczbę dorosłych", "Uzupełnij dane osoby prowadzącej", "Dodaj 2 bloki godzin", "Zaznacz zgodę dyrekcji"], desk.Texts(".lack a"));
        var form = await visitor.OpenAsync(SchoolLinks.Group(group.Uid));
        Assert.All(desk.Document.QuerySelectorAll(".lack a"), link => Assert.NotNull(form.Document.QuerySelector("main form " + link.GetAttribute("href")![link.GetAttribute("href")!.IndexOf('#', StringComparison.Ordinal)..])));
    }

    [Fact]
    public async Task A_whole_group_is_ready_and_is_said_in_words()
    {
        await office.CallAsync();
        using var visitor = await office.EnterAsync(await office.SchoolAsync());

        var desk = await SaveAsync(
            visitor, SchoolLinks.NewGroup, ("Label", " 2a "), ("Children", "26"), ("AgeFrom", "8"), ("AgeTo", "9"), ("Adults", "2"), ("TeacherName", "Marek Demo-Wrona"), ("TeacherEmail", "marek@example.org"),
            ("TeacherPhone", "600 100 200"), ("Blocks", "8"), ("Blocks", "9"), ("Blocks", "10"), ("Blocks", "16"), ("Blocks", "17"), ("Blocks", "18"), ("Wheelchair", "1"), ("Wishes", "food"), ("HeadAgrees", "true"), ("Note", "Jedna osoba jeździ na wózku."));

        Assert.Equal(["Grupa „2a”"], desk.Texts(".gcard h3"));
        Assert.Equal("Gotowa", desk.Text(".gcard .tag"));
        Assert.Equal(["wtorek i środa, 8:00–10:15", "26 dzieci w wieku 8–9 lat i 2 osoby dorosłe", "1 osoba na wózku", "Marek Demo-Wrona"], desk.Texts(".gcard .meta li"));
        Assert.Equal("Sprawdź i potwierdź 1 grupę", desk.Text(".confirmbar a"));
        Assert.Contains("Kolejność nadamy od góry: „2a”. Możesz tylko sprawdzić dane do wtorku 24 listopada 2026, 9:00:00.", desk.Text(".confirmbar"), StringComparison.Ordinal);
        var facts = Assert.Single(await office.GroupsAsync()).Facts;
        Assert.Equal(("2a", "+48600100200", 6, 1, "Jedna osoba jeździ na wózku."), (facts.Label, facts.TeacherPhone, facts.Blocks.Count, facts.Needs.Wheelchair, facts.Note));
        Assert.Equal(["food"], facts.Wishes);
    }

    [Theory]
    [InlineData("Label", "")]
    [InlineData("Label", "1234567890123456789012345678901")]
    [InlineData("Label", "—")]
    [InlineData("Children", "0")]
    [InlineData("Children", "4")]
    [InlineData("Children", "31")]
    [InlineData("Children", "400")]
    [InlineData("Children", "99999999999")]
    [InlineData("Children", "dużo")]
    [InlineData("AgeFrom", "17")]
    [InlineData("AgeTo", "5")]
    [InlineData("AgeTo", "7")]
    [InlineData("Adults", "0")]
    [InlineData("TeacherEmail", "anna")]
    [InlineData("TeacherPhone", "12345")]
    [InlineData("Wheelchair", "-1")]
    [InlineData("Wheelchair", "25")]
    public async Task What_cannot_be_is_refused_beside_its_field_and_nothing_typed_is_lost(string field, string typed)
    {
        await office.CallAsync();
        using var visitor = await office.EnterAsync(await office.SchoolAsync());
        Dictionary<string, string> answers = new(StringComparer.Ordinal)
        {
            ["Label"] = "1b",
            ["Children"] = "24",
            ["AgeFrom"] = "9",
            ["AgeTo"] = "9",
            ["Adults"] = "2",
            ["TeacherName"] = "Anna Demo-Lis",
            ["Blocks"] = "12",
            ["Wishes"] = "media",
            ["Note"] = "Uwaga",
            [field] = typed,
        };

        var page = await SaveAsync(visitor, SchoolLinks.NewGroup, [.. answers.Select(answer => (answer.Key, answer.Value))]);

        Assert.NotEmpty(page.Document.QuerySelectorAll($".fg.bad #Form_{field}[aria-invalid=true]"));
        Assert.Equal($"#Form_{field}", Assert.Single(page.Document.QuerySelectorAll(".errsum a")).GetAttribute("href"));
        Assert.All(answers.Where(answer => answer.Key is not ("Blocks" or "Wishes" or "Note")), answer => Assert.Equal(answer.Value, page.Document.QuerySelector($"#Form_{answer.Key}")!.GetAttribute("value")));
        Assert.Equal("Uwaga", page.Text("#Form_Note"));
        Assert.Equal(["12", "media"], page.Document.QuerySelectorAll("main form [type=checkbox][checked]").Select(box => box.GetAttribute("value")));
        Assert.Empty(await office.GroupsAsync());
    }

    [Fact]
    public async Task Too_long_a_note_and_too_many_wishes_are_refused_and_the_note_asks_for_no_names()
    {
        await office.CallAsync();
        using var visitor = await office.EnterAsync(await office.SchoolAsync());

        var page = await SaveAsync(visitor, SchoolLinks.NewGroup, ("Label", "1b"), ("Note", new string('x', 501)), ("Wishes", "food"), ("Wishes", "it"), ("Wishes", "media"), ("Wishes", "trade"));

        Assert.Equal(["Zaznacz najwyżej 3 branże, teraz: 4", "Skróć uwagi do 500 znaków, teraz jest 501"], page.Texts(".errsum li"));
        Assert.Contains("Bez imion i nazwisk", page.Text("#Form_Note-h"), StringComparison.Ordinal);
        Assert.Empty(await office.GroupsAsync());
    }

    [Fact]
    public async Task A_label_that_another_group_has_is_refused_by_name()
    {
        await office.CallAsync();
        var school = await office.SchoolAsync();
        await office.DraftAsync(school, new("1B"));
        using var visitor = await office.EnterAsync(school);

        var page = await SaveAsync(visitor, SchoolLinks.NewGroup, ("Label", "1 b"));

        Assert.Equal(["Szkoła ma już grupę „1B”. Nazwij tę inaczej"], page.Texts(".errsum li"));
        Assert.Equal("1 b", page.Document.QuerySelector("#Form_Label")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_copy_begins_with_all_but_the_label_and_the_consent()
    {
        await office.CallAsync();
        var school = await office.SchoolAsync();
        var draft = await office.DraftAsync(school, GroupOffice.Whole("1b"));
        using var visitor = await office.EnterAsync(school);

        var page = await visitor.OpenAsync(SchoolLinks.NewLike(draft.Uid));

        Assert.Equal(["", "24", "Anna Demo-Lis", "81 466 25 00"], ((string[])["Label", "Children", "TeacherName", "TeacherPhone"]).Select(field => page.Document.QuerySelector($"#Form_{field}")!.GetAttribute("value")));
        Assert.Equal(3, page.Document.QuerySelectorAll("[name='Form.Blocks'][checked]").Length);
        Assert.Null(page.Document.QuerySelector("#Form_HeadAgrees[checked]"));
    }

    [Fact]
    public async Task The_second_of_two_who_change_a_group_sees_what_the_first_saved_and_keeps_own_answers()
    {
        await office.CallAsync();
        var school = await office.SchoolAsync();
        var draft = await office.DraftAsync(school, new("1b"));
        using var visitor = await office.EnterAsync(school);
        var form = await visitor.OpenAsync(SchoolLinks.Group(draft.Uid));
        await office.AskAsync<GroupFormDesk, GroupSaved>(desk => desk.ChangeAsync(school.SchoolId, draft.Uid, draft.Version, new("1b") { Children = 20 }));

        var refused = await SendAsync(visitor, form, ("Label", "1b"), ("Children", "25"));

        Assert.Contains("20 dzieci", refused.Text(".note"), StringComparison.Ordinal);
        Assert.Equal("25", refused.Document.QuerySelector("#Form_Children")!.GetAttribute("value"));
        Assert.Equal(20, (await office.GroupAsync(draft.Uid)).Children);
        await SendAsync(visitor, refused, ("Label", "1b"), ("Children", "25"));
        Assert.Equal(25, (await office.GroupAsync(draft.Uid)).Children);
    }

    [Fact]
    public async Task A_draft_is_removed_after_a_question()
    {
        await office.CallAsync();
        var school = await office.SchoolAsync();
        var draft = await office.DraftAsync(school, new("1b"));
        using var visitor = await office.EnterAsync(school);

        var question = await visitor.OpenAsync(SchoolLinks.Group(draft.Uid, "usun"));
        Assert.Equal("Usunąć grupę „1b”?", question.Heading);
        Assert.Single(await office.GroupsAsync());
        var desk = await visitor.FollowAsync(await visitor.SendAsync(question, form: "main form[method=post]"));

        Assert.Equal("Usunęliśmy wersję roboczą.", desk.Text("[role=status]"));
        Assert.Empty(await office.GroupsAsync());
    }

    [Fact]
    public async Task Nobody_without_a_device_comes_in_and_another_schools_group_is_not_found()
    {
        await office.OpenNowAsync();
        var draft = await office.DraftAsync(await office.SchoolAsync(801), GroupOffice.Whole("1b"));
        var confirmed = (await office.ConfirmedAsync(await office.SchoolAsync(801), 20))[0];
        using var stranger = new SignUpVisitor(Site);
        using var other = await office.EnterAsync(await office.SchoolAsync(802));

        string[] own = [SchoolLinks.Group(draft.Uid), SchoolLinks.Group(draft.Uid, "usun"), SchoolLinks.Group(confirmed.Uid, "wycofaj"), SchoolLinks.Group(confirmed.Uid, "liczba")];
        foreach (var address in own)
            Assert.Equal((404, 303), ((await other.AskAsync(address)).Status, (await stranger.AskAsync(address)).Status));
        foreach (var address in (string[])[SchoolLinks.Desk, SchoolLinks.NewGroup, SchoolLinks.Check, SchoolLinks.Sheet])
            Assert.Equal(SchoolLinks.Find, (await stranger.AskAsync(address)).Answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_desk_speaks_of_the_call_and_asks_the_database_ten_times_at_most()
    {
        await office.CallAsync(children: 100, perSchool: 3);
        var school = await office.SchoolAsync(colleague: "Jola Demo-Zając");
        await office.DraftsAsync(school, 24, 26);
        Site.Clock.Advance(TimeSpan.FromDays(1));
        await office.ConfirmedAsync(await office.SchoolAsync(802), 30, 30, 30);
        using var visitor = await office.EnterAsync(school);

        var desk = await visitor.OpenAsync(SchoolLinks.Desk);
        Assert.Equal("wtorek 24 listopada 2026, 9:00:00", desk.Text(".opening .when b"));
        Assert.Equal("15 grup, 100 dzieci w całym mieście, do 3 grup z jednej szkoły", desk.Text(".op-side"));
        Assert.Contains("2 z 5 osób", desk.Text("aside"), StringComparison.Ordinal);
        Assert.InRange(await Site.Commands.LeastAsync(() => visitor.OpenAsync(SchoolLinks.Desk)), 1, 10);
        await office.ConfirmedAsync(school, 20);
        await Site.WriteAsync(async db => (await db.Seasons.SingleAsync()).PublishPlan(Site.Clock.GetUtcNow()));
        Assert.Contains("Rezerwa: 1. miejsce", (await visitor.OpenAsync(SchoolLinks.Desk)).Texts(".gcard .tag"));
        Assert.InRange(await Site.Commands.LeastAsync(() => visitor.OpenAsync(SchoolLinks.Desk)), 1, 10);
    }

    [Fact]
    public async Task The_sheet_for_the_head_teacher_names_the_groups_and_stays_at_school()
    {
        await office.CallAsync();
        var school = await office.SchoolAsync();
        await office.DraftAsync(school, GroupOffice.Whole("1b"));
        using var visitor = await office.EnterAsync(school);

        var sheet = await visitor.OpenAsync(SchoolLinks.Sheet);

        Assert.Equal("1b 24 2 Anna Demo-Lis", string.Join(' ', sheet.Texts(".headsheet tbody tr > *")));
        Assert.Contains("zostaje w szkole", sheet.Text("main"), StringComparison.Ordinal);
    }

    private static async Task<SitePage> SaveAsync(SignUpVisitor visitor, string address, params (string Field, string Value)[] answers) => await SendAsync(visitor, await visitor.OpenAsync(address), answers);

    // Names may come twice, as tick boxes do.
    private static async Task<SitePage> SendAsync(SignUpVisitor visitor, SitePage page, params (string Field, string Value)[] answers)
    {
        var form = page.Document.QuerySelector("main form[method=post]")!;
        var hidden = form.QuerySelectorAll("input[type=hidden]").Select(input => (input.GetAttribute("name")!, Uri.EscapeDataString(input.GetAttribute("value")!)));
        var answered = await visitor.PostAsync(form.GetAttribute("action")!, [.. hidden, .. answers.Select(answer => ($"Form.{answer.Field}", Uri.EscapeDataString(answer.Value)))]);
        return await visitor.FollowAsync(answered);
    }
}
