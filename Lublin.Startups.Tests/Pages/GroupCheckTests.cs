using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests.Pages;

/// <summary>A school secretary confirms groups, sees how they stand, and does with them what is still to be done.</summary>
public sealed class GroupCheckTests : SiteTests, IClassFixture<SqliteSite>
{
    private static readonly Dictionary<string, string> Ticked = new(StringComparer.Ordinal) { ["Form.Terms"] = "true" };
    private readonly GroupOffice office;

    public GroupCheckTests(SqliteSite site) : base(site) => office = new(Site);

    [Fact]
    public async Task Before_the_opening_the_answers_stay_and_the_instant_is_repeated_and_then_the_same_page_confirms()
    {
        await office.CallAsync(children: 60);
        var school = await office.SchoolAsync();
        await office.DraftsAsync(school, 24, 26, 22);
        using var visitor = await office.EnterAsync(school);
        var check = await visitor.OpenAsync(SchoolLinks.Check);
        Assert.Equal(["1. Grupa „1-24”", "2. Grupa „2-26”", "3. Grupa „3-22”"], check.Texts("main section h2"));

        var early = await visitor.FollowAsync(await visitor.SendAsync(check, Ticked, "main form[method=post]"));

        Assert.Equal(["Zapisy jeszcze się nie zaczęły. Otwieramy je: wtorek 24 listopada 2026, 9:00:00. Twoje odpowiedzi zostają, wyślij je wtedy jeszcze raz."], early.Texts(".errsum li"));
        Assert.NotNull(early.Document.QuerySelector("#Form_Terms[checked]"));
        Assert.Equal(FormOf(check), FormOf(early));
        Assert.Empty(await EnrolmentsAsync());

        Site.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(41));
        var desk = await visitor.FollowAsync(await visitor.SendAsync(early, Ticked, "main form[method=post]"));

        Assert.Equal("Mamy zgłoszenie 3 grup", desk.Text(".received h2"));
        Assert.Equal("2 grupy mają miejsce, 1 jest na liście rezerwowej.", desk.Text(".received .lead"));
        Assert.Equal(["DZ-2027-001", "DZ-2027-002", "DZ-2027-003"], desk.Texts(".gcard .ref"));
        Assert.Equal(["Ma miejsce", "Ma miejsce", "Rezerwa: 1. miejsce"], desk.Texts(".gcard .tag"));
        Assert.Contains("Przyjęto: wtorek 24 listopada 2026, 9:00:41", desk.Text(".gcard"), StringComparison.Ordinal);
        Assert.Contains("W chwili potwierdzenia wolne miejsca dla dzieci: 10, dzieci w grupie: 22. Grupa wchodzi w całości albo czeka.", desk.Text(".gcard.reserve .why"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closed_between_check_and_post_is_refused_clearly_and_the_drafts_stay()
    {
        await office.OpenNowAsync();
        var school = await office.SchoolAsync();
        await office.DraftsAsync(school, 24);
        using var visitor = await office.EnterAsync(school);
        var check = await visitor.OpenAsync(SchoolLinks.Check);
        Site.Clock.Advance(TimeSpan.FromDays(11));

        var late = await visitor.FollowAsync(await visitor.SendAsync(check, Ticked, "main form[method=post]"));

        Assert.Equal(["Zapisy zamknęliśmy, zanim przyszło potwierdzenie. Grup nie zgłosiliśmy, wersje robocze zostają."], late.Texts(".errsum li"));
        Assert.Empty(late.Document.QuerySelectorAll("main form button"));
        Assert.True(Assert.Single(await office.GroupsAsync()).IsDraft);
    }

    [Fact]
    public async Task Without_the_terms_nothing_is_taken_in()
    {
        await office.OpenNowAsync();
        var school = await office.SchoolAsync();
        await office.DraftsAsync(school, 24);
        using var visitor = await office.EnterAsync(school);

        var page = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenAsync(SchoolLinks.Check), form: "main form[method=post]"));

        Assert.Equal(["Zaznacz, że znacie zasady udziału"], page.Texts(".errsum li"));
        Assert.Empty(await EnrolmentsAsync());
    }

    [Fact]
    public async Task A_form_sent_twice_leads_to_the_same_desk()
    {
        await office.OpenNowAsync();
        var school = await office.SchoolAsync();
        await office.DraftsAsync(school, 24);
        using var visitor = await office.EnterAsync(school);
        var check = await visitor.OpenAsync(SchoolLinks.Check);

        var answers = new[] { await visitor.SendAsync(check, Ticked, "main form[method=post]"), await visitor.SendAsync(check, Ticked, "main form[method=post]") };

        Assert.All(answers, answer => Assert.Equal($"{SchoolLinks.Desk}?stan=potwierdzono", answer.Answer.Headers.Location!.OriginalString));
        Assert.Single(await EnrolmentsAsync());
    }

    [Fact]
    public async Task A_school_with_more_groups_than_it_may_have_chooses()
    {
        await office.OpenNowAsync(perSchool: 2);
        var school = await office.SchoolAsync();
        var drafts = await office.DraftsAsync(school, 24, 26, 22);
        using var visitor = await office.EnterAsync(school);
        var check = await visitor.OpenAsync(SchoolLinks.Check);

        Assert.Equal([true, true, false], check.Document.QuerySelectorAll("[name='Form.Groups']").Select(box => box.HasAttribute("checked")));
        var chosen = check.Document.QuerySelectorAll("[name='Form.Groups']")[2].GetAttribute("value")!;
        await visitor.FollowAsync(await visitor.SendAsync(check, new Dictionary<string, string>(Ticked, StringComparer.Ordinal) { ["Form.Groups"] = chosen }, "main form[method=post]"));

        Assert.Equal(drafts[2].Id, Assert.Single(await office.GroupsAsync(), group => !group.IsDraft).Id);
    }

    [Fact]
    public async Task A_confirmed_group_is_counted_corrected_and_withdrawn_from_the_desk_after_a_question()
    {
        await office.OpenNowAsync();
        var school = await office.SchoolAsync();
        var group = (await office.ConfirmedAsync(school, 24))[0];
        using var visitor = await office.EnterAsync(school);

        var counted = await SendAsync(visitor, SchoolLinks.Group(group.Uid, "liczba"), new(StringComparer.Ordinal) { ["Form.Children"] = "20", ["Form.Adults"] = "3" });
        Assert.Contains("20 dzieci w wieku 7–8 lat i 3 osoby dorosłe", counted.Text(".gcard"), StringComparison.Ordinal);
        var wrong = await SendAsync(visitor, SchoolLinks.Group(group.Uid, "liczba"), new(StringComparer.Ordinal) { ["Form.Children"] = "31", ["Form.Adults"] = "" });
        Assert.Equal(2, wrong.Document.QuerySelectorAll(".fg.bad").Length);

        var form = await visitor.OpenAsync(SchoolLinks.Group(group.Uid));
        Assert.Null(form.Document.QuerySelector("#Form_Label"));
        var none = await SendAsync(visitor, SchoolLinks.Group(group.Uid), []);
        Assert.Equal(["#Form_TeacherName", "#Form_TeacherEmail", "#Form_TeacherPhone", "#Form_Blocks"], none.Document.QuerySelectorAll(".errsum a").Select(link => link.GetAttribute("href")));

        var question = await visitor.OpenAsync(SchoolLinks.Group(group.Uid, "wycofaj"));
        Assert.Equal("Wycofać grupę „1-24”?", question.Heading);
        var desk = await visitor.FollowAsync(await visitor.SendAsync(question, form: "main form[method=post]"));
        Assert.Equal("Wycofana", desk.Text(".gcard .tag"));
        Assert.Equal(EnrolmentState.Withdrawn, Assert.Single(await EnrolmentsAsync()).State);
    }

    [Theory]
    [InlineData("tak", "Ma miejsce")]
    [InlineData("nie", "Miejsce nieprzyjęte")]
    public async Task An_offered_place_is_answered_with_a_button_on_the_desk_and_opening_its_address_answers_nothing(string answer, string state)
    {
        await office.OpenNowAsync(children: 24);
        var (first, school) = (await office.SchoolAsync(801), await office.SchoolAsync(802));
        var held = (await office.ConfirmedAsync(first, 24))[0];
        var waiting = (await office.ConfirmedAsync(school, 20))[0];
        Site.Clock.Advance(TimeSpan.FromDays(11));
        await office.AskAsync<GroupDesk, bool>(desk => desk.WithdrawAsync(held, first));
        using var visitor = await office.EnterAsync(school);

        var desk = await visitor.OpenAsync(SchoolLinks.Group(waiting.Uid, "oferta"));
        Assert.Equal("Propozycja miejsca", desk.Text(".gcard .tag"));
        Assert.Equal(["Przyjmujemy miejsce", "Rezygnujemy"], desk.Texts(".gcard form button"));
        desk = await visitor.FollowAsync(await visitor.SendAsync(desk, Answer("odpowiedz", answer), ".gcard form"));
        Assert.Equal(state, desk.Text(".gcard .tag"));
    }

    [Fact]
    public async Task The_confirmation_names_all_groups_of_the_form_and_a_copy_goes_to_the_official_address()
    {
        await office.OpenNowAsync(children: 60);
        var colleague = await office.SchoolAsync(colleague: "Jola Demo-Zając");

        await office.ConfirmedAsync(colleague, 24, 26, 22);

        var letters = await LettersAsync();
        Assert.Equal(["kolezanka801@example.org", "sekretariat801@example.org"], letters.Select(letter => letter.To.Address));
        Assert.All(letters, letter =>
        {
            Assert.Contains("poniedziałek 23 listopada 2026, 9:00:00", Plain(letter), StringComparison.Ordinal);
            Assert.All((string[])["Grupa „1-24”", "DZ-2027-001", "Kolejność: 2", "Ma miejsce", "DZ-2027-003", "Lista rezerwowa: 1. miejsce", "wolne miejsca dla dzieci: 10, dzieci w grupie: 22", "2 osoby dorosłe"], words => Assert.Contains(words, Plain(letter), StringComparison.Ordinal));
        });
        Assert.Equal(["Przyjęliśmy 3 grupy: Przedsiębiorcze dzieciaki 2027", "Kopia dla szkoły: 3 grupy w Przedsiębiorczych dzieciakach 2027"], letters.Select(letter => letter.Subject.Replace('\u00A0', ' ')));
    }

    [Fact]
    public async Task Whoever_acts_from_the_official_address_gets_one_letter_and_a_withdrawal_is_told_as_well()
    {
        await office.OpenNowAsync();
        var school = await office.SchoolAsync();
        var group = (await office.ConfirmedAsync(school, 24))[0];
        await office.AskAsync<GroupDesk, bool>(desk => desk.WithdrawAsync(group, school));

        var letters = await LettersAsync();

        Assert.Equal(["sekretariat801@example.org", "sekretariat801@example.org"], letters.Select(letter => letter.To.Address));
        Assert.Contains("Wycofana", Plain(letters[0]), StringComparison.Ordinal);
        Assert.All((string[])["Grupa „1-24”", "DZ-2027-001", "Szkoła demo nr 801"], words => Assert.Contains(words, Plain(letters[1]), StringComparison.Ordinal));
        Assert.Equal("Wycofana grupa DZ-2027-001", letters[1].Subject);
    }

    private static async Task<SitePage> SendAsync(SignUpVisitor visitor, string address, Dictionary<string, string> answers) =>
        await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenAsync(address), answers, "main form[method=post]"));

    private static string FormOf(SitePage page) => page.Document.QuerySelector("[name='Form.FormId']")!.GetAttribute("value")!;

    private static string Plain(Letter letter) => letter.Text.Replace('\u00A0', ' ');

    private async Task<IReadOnlyList<Letter>> LettersAsync()
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var mails = await Site.WithAsync(db => db.Outbox.AsNoTracking().OrderBy(mail => mail.Id).ToListAsync());
        List<Letter> letters = [];
        foreach (var mail in mails)
            letters.Add((await scope.ServiceProvider.GetRequiredService<LetterBuilder>().WriteAsync(mail))!);
        return letters;
    }
}
