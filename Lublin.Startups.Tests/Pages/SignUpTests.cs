using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

public abstract class SignUpTests(SharedSite site) : SiteTests(site)
{
    [Fact]
    public async Task A_shop_owner_signs_up_in_three_steps_and_has_a_seat_a_number_and_a_mail()
    {
        using var visitor = await VisitorAsync(new());
        var answers = SignUpVisitor.Answers();
        answers["Form.Situation"] = "RunsFirm";
        answers["Form.Nip"] = "PL 999-000-00-08";
        answers["Form.Phone"] = "601 000 000";

        var check = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(), answers));
        Assert.Contains("999 000 00 08", check.Texts(".sumlist .val"));
        var done = await visitor.FollowAsync(await visitor.SendAsync(check));

        Assert.Equal("Masz miejsce na szkoleniu", done.Heading);
        Assert.Matches("^PL-2026-[0-9]{4,}$", done.Text(".ref"));
        var enrolment = Assert.Single(await EnrolmentsAsync());
        Assert.Equal(("Łucja Żółć-Ś", "+48601000000", "9990000008"), (enrolment.Applicant.Name, enrolment.Applicant.Phone, enrolment.Applicant.Nip));
        Assert.Equal(("2026-11-01", "2026-11-01"), (enrolment.TermsVersion, enrolment.NoticeVersion));
        Assert.Equal([RosterMails.Confirmed], await MailsAsync());
    }

    [Fact]
    public async Task Every_wrong_answer_is_named_in_the_summary_and_at_its_field_and_nothing_typed_is_lost()
    {
        using var visitor = await VisitorAsync(new());
        var page = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Form.Name"] = new('ł', 500),
            ["Form.Email"] = "biuro.firma.example",
            ["Form.Phone"] = "12345",
            ["Form.Situation"] = "RunsFirm",
            ["Form.Nip"] = "712 000 00 0",
            ["Form.Needs"] = "LargePrint",
        }));

        Assert.Equal(200, page.Status);
        Assert.StartsWith("Błąd: ", page.Document.Title, StringComparison.Ordinal);
        var summary = page.Document.QuerySelectorAll(".errsum a").ToDictionary(link => link.GetAttribute("href")!, link => link.TextContent, StringComparer.Ordinal);
        Assert.Equal("Skróć imię i nazwisko do 100 znaków, teraz jest 500", summary["#Form_Name"]);
        Assert.Equal("Wpisz adres e-mail ze znakiem @, na przykład biuro@firma.pl", summary["#Form_Email"]);
        Assert.Equal("Sprawdź telefon: polski numer ma 9 cyfr, wpisano 5", summary["#Form_Phone"]);
        Assert.Equal("Sprawdź NIP: powinien mieć 10 cyfr, wpisano 9", summary["#Form_Nip"]);
        Assert.Equal("Zaznacz zgodę na zapisanie potrzeb albo odznacz potrzeby", summary["#Form_NeedsConsent"]);
        Assert.Equal("Zaznacz, że znasz zasady udziału", summary["#Form_Terms"]);
        foreach (var (target, words) in summary)
        {
            var field = page.Document.QuerySelector(target)!;
            Assert.Equal("true", field.GetAttribute("aria-invalid"));
            Assert.Contains(words, page.Text($"{target}-e"), StringComparison.Ordinal);
        }

        Assert.Equal(new('ł', 500), page.Document.QuerySelector("#Form_Name")!.GetAttribute("value"));
        Assert.Equal("712 000 00 0", page.Document.QuerySelector("#Form_Nip")!.GetAttribute("value"));
        Assert.NotNull(page.Document.QuerySelector("input[value=LargePrint][checked]"));
        Assert.Empty(await EnrolmentsAsync());
    }

    [Theory]
    [InlineData("9990000009", "Sprawdź NIP: któraś cyfra się nie zgadza")]
    [InlineData("", "Wpisz NIP firmy")]
    [InlineData("NIP?", "Wpisz NIP cyframi")]
    public async Task A_wrong_tax_number_is_told_apart(string nip, string words)
    {
        using var visitor = await VisitorAsync(new());
        var answers = SignUpVisitor.Answers();
        answers["Form.Situation"] = "RunsFirm";
        answers["Form.Nip"] = nip;
        Assert.Equal([words], (await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(), answers))).Texts(".errsum a"));
    }

    [Fact]
    public async Task Markup_and_emoji_are_accepted_and_shown_as_typed()
    {
        using var visitor = await VisitorAsync(new());
        const string name = "<script>alert(1)</script> Zoë 🎉";
        var answers = SignUpVisitor.Answers(name);
        answers["Form.Situation"] = "Organisation";
        answers["Form.Organisation"] = "<b>Fundacja</b> 🐐";
        var check = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(), answers));
        Assert.Contains(name, check.Texts(".sumlist .val"));
        Assert.Contains("<b>Fundacja</b> 🐐", check.Texts(".sumlist .val"));
        Assert.DoesNotContain("<script>alert", check.Html, StringComparison.Ordinal);
        await visitor.FollowAsync(await visitor.SendAsync(check));
        Assert.Equal(name, Assert.Single(await EnrolmentsAsync()).Applicant.Name);
    }

    [Fact]
    public async Task An_expired_form_token_shows_the_form_again_with_every_answer()
    {
        using var visitor = await VisitorAsync(new());
        var page = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(), SignUpVisitor.Answers(), token: false));
        Assert.Equal(200, page.Status);
        Assert.Equal(["Formularz był otwarty zbyt długo. Twoje odpowiedzi są zachowane, wyślij go jeszcze raz"], page.Texts(".errsum li"));
        Assert.Equal("Łucja Żółć-Ś", page.Document.QuerySelector("#Form_Name")!.GetAttribute("value"));
        var check = await visitor.FollowAsync(await visitor.SendAsync(page, SignUpVisitor.Answers()));
        var again = await visitor.FollowAsync(await visitor.SendAsync(check, token: false));
        Assert.Equal(200, again.Status);
        Assert.Equal(["Formularz był otwarty zbyt długo. Twoje odpowiedzi są zachowane, wyślij go jeszcze raz"], again.Texts(".errsum li"));
        Assert.Empty(await EnrolmentsAsync());
        Assert.Equal("Masz miejsce na szkoleniu", (await visitor.FollowAsync(await visitor.SendAsync(again))).Heading);
    }

    [Fact]
    public async Task Going_back_reloading_and_sending_twice_make_one_enrolment()
    {
        using var visitor = await VisitorAsync(new());
        var form = await visitor.OpenFormAsync();
        var check = await visitor.FollowAsync(await visitor.SendAsync(form, SignUpVisitor.Answers()));
        var first = await visitor.SendAsync(check);
        var second = await visitor.SendAsync(check);
        Assert.Equal(first.Answer.Headers.Location, second.Answer.Headers.Location);
        var back = await visitor.OpenAsync($"/szkolenia/ksef-bez-stresu/2026-12-01/zapisy/sprawdz{form.Document.QuerySelector("form")!.GetAttribute("action")![form.Document.QuerySelector("form")!.GetAttribute("action")!.IndexOf('?', StringComparison.Ordinal)..]}");
        Assert.Equal("Masz miejsce na szkoleniu", back.Heading);
        Assert.Single(await EnrolmentsAsync());
        Assert.Equal([RosterMails.Confirmed], await MailsAsync());
    }

    [Fact]
    public async Task Afterwards_the_browser_keeps_the_link_and_nothing_of_what_was_typed()
    {
        using var visitor = await VisitorAsync(new());
        var check = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(), SignUpVisitor.Answers()));
        var done = await visitor.SendAsync(check);
        var kept = Assert.Single(done.Answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("zapis-", StringComparison.Ordinal)).Split(';')[0];
        Assert.Equal(done.Answer.Headers.Location!.OriginalString.Split('/')[^1], kept.Split('=')[1]);
        var form = check.Document.QuerySelector(".chg a[href*=Form_Email]")!.GetAttribute("href")!.Split('#')[0];
        Assert.Equal("", (await visitor.OpenAsync(form)).Document.QuerySelector("#Form_Name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Changing_an_answer_keeps_the_others()
    {
        using var visitor = await VisitorAsync(new());
        var answers = SignUpVisitor.Answers();
        answers["Form.Phone"] = "81 466 25 00";
        var check = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(), answers));
        var form = await visitor.OpenAsync(check.Document.QuerySelector(".chg a[href*=Form_Email]")!.GetAttribute("href")!.Split('#')[0]);
        Assert.Equal("81 466 25 00", form.Document.QuerySelector("#Form_Phone")!.GetAttribute("value"));
        Assert.NotNull(form.Document.QuerySelector("input[value=PlansFirm][checked]"));
    }

    [Fact]
    public async Task The_same_person_with_another_form_changes_nothing_is_mailed_their_link_and_shown_nothing_of_it()
    {
        using var first = await VisitorAsync(new());
        var mine = await first.SignUpAsync();
        using var second = new SignUpVisitor(Site);
        var done = await second.SignUpAsync(SignUpVisitor.Answers("lucja  ZOLC-S", "LUCJA@example.org"));
        Assert.Equal("Ten zapis już mamy", done.Heading);
        Assert.DoesNotContain(mine.Text(".ref"), done.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/moje-zapisy/", done.Html, StringComparison.Ordinal);
        Assert.Single(await EnrolmentsAsync());
        Assert.Equal([RosterMails.Confirmed, RosterMails.Links], await MailsAsync());
    }

    [Fact]
    public async Task Two_who_click_the_last_seat_get_one_seat_and_the_other_keeps_their_answers_and_joins_the_queue_with_one_click()
    {
        using var ania = await VisitorAsync(new(Seats: 1));
        using var bohdan = new SignUpVisitor(Site);
        var firstCheck = await ania.FollowAsync(await ania.SendAsync(await ania.OpenFormAsync(), SignUpVisitor.Answers("Ania Żak", "ania@example.org")));
        var secondCheck = await bohdan.FollowAsync(await bohdan.SendAsync(await bohdan.OpenFormAsync(), SignUpVisitor.Answers("Bohdan Koval", "bohdan@example.org")));
        Assert.Equal("Masz miejsce na szkoleniu", (await ania.FollowAsync(await ania.SendAsync(firstCheck))).Heading);

        var lost = await bohdan.FollowAsync(await bohdan.SendAsync(secondCheck));

        Assert.Equal("Na ten termin nie ma już miejsc", lost.Heading);
        Assert.Equal("Będziesz na 1. miejscu listy rezerwowej", lost.Text(".note h2"));
        Assert.Contains("Bohdan Koval", lost.Texts(".sumlist .val"));
        Assert.Single(await EnrolmentsAsync());
        Assert.Equal("Jesteś na liście rezerwowej", (await bohdan.FollowAsync(await bohdan.SendAsync(lost))).Heading);
        Assert.Equal([RosterMails.Confirmed, RosterMails.Waiting], await MailsAsync());
    }

    [Fact]
    public async Task A_full_date_asks_first_whether_to_queue()
    {
        using var visitor = await VisitorAsync(new(Seats: 1, Taken: 3));
        await Site.WriteAsync(OtherDate.AddAsync);
        var page = await visitor.OpenFormAsync();
        Assert.Equal("Na ten termin nie ma już miejsc", page.Heading);
        Assert.Equal("Będziesz na 3. miejscu listy rezerwowej", page.Text(".note h2"));
        Assert.Equal("Jesteś na liście rezerwowej", (await visitor.SignUpAsync()).Heading);
    }

    [Fact]
    public async Task A_second_after_closing_nobody_gets_in_and_the_answers_stay()
    {
        const string closed = "Zapisy na ten termin są zamknięte";
        var closing = new DateTimeOffset(2026, 11, 30, 11, 0, 0, TimeSpan.Zero);
        using var visitor = await VisitorAsync(new());
        Site.Clock.AdvanceTo(closing.AddMinutes(-1));
        var check = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(), SignUpVisitor.Answers()));
        Site.Clock.AdvanceTo(closing.AddSeconds(1));
        using var late = new SignUpVisitor(Site);
        Assert.Equal(closed, (await late.OpenFormAsync()).Heading);

        Assert.Equal(closed, (await visitor.FollowAsync(await visitor.SendAsync(check))).Heading);

        Assert.Empty(await EnrolmentsAsync());
        Assert.Empty(await MailsAsync());
        var edition = await Site.WithAsync(db => db.Editions.Select(each => each.Id).SingleAsync());
        await using (var scope = Site.Services.CreateAsyncScope())
            Assert.True(await scope.ServiceProvider.GetRequiredService<EditionDesk>().ReopenAsync(edition, closing.AddHours(1), Actor.Staff(1)));
        var again = await visitor.OpenAsync(check.Answer.RequestMessage!.RequestUri!.PathAndQuery);
        Assert.Equal(check.Texts(".sumlist .val"), again.Texts(".sumlist .val"));
        Assert.Contains("Łucja Żółć-Ś", again.Texts(".sumlist .val"));
        Assert.Equal("Masz miejsce na szkoleniu", (await visitor.FollowAsync(await visitor.SendAsync(again))).Heading);
    }

    [Fact]
    public async Task Answers_are_kept_for_two_hours_and_then_asked_for_again()
    {
        using var visitor = await VisitorAsync(new());
        var check = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(), SignUpVisitor.Answers()));
        Site.Clock.Advance(TimeSpan.FromHours(2));
        var answer = await visitor.SendAsync(check);
        Assert.Contains("wygasl=true", answer.Answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal("Twoje odpowiedzi już wygasły", (await visitor.OpenAsync(answer.Answer.Headers.Location!.OriginalString)).Text(".note h2"));
        Assert.Empty(await EnrolmentsAsync());
    }

    [Fact]
    public async Task A_program_that_fills_in_everything_is_refused_in_words()
    {
        using var visitor = await VisitorAsync(new());
        var answers = SignUpVisitor.Answers();
        answers["Form.Website"] = "https://spam.example";
        var page = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(), answers));
        Assert.Equal(["Zostaw puste pole „Nie wypełniaj tego pola” i wyślij jeszcze raz"], page.Texts(".errsum li"));
    }

    [Theory]
    [InlineData("/szkolenia/ksef-bez-stresu/2026-12-02/zapisy")]
    [InlineData("/szkolenia/nic-takiego/2026-12-01/zapisy")]
    [InlineData("/szkolenia/ksef-bez-stresu/2026-12-01/zapisy/nic")]
    public async Task An_address_of_nothing_is_404(string address)
    {
        using var visitor = await VisitorAsync(new());
        Assert.Equal(404, (await visitor.OpenAsync(address)).Status);
    }

    [Theory]
    [InlineData("", "Masz miejsce na szkoleniu", "pl")]
    [InlineData("/en", "You have a seat at the training", "en")]
    [InlineData("/uk", "У Вас є місце на тренінгу", "uk")]
    public async Task The_whole_way_is_in_the_language_that_it_began_in(string prefix, string heading, string language)
    {
        using var visitor = await VisitorAsync(new());
        var check = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(language: prefix), SignUpVisitor.Answers()));
        var done = await visitor.FollowAsync(await visitor.SendAsync(check));
        Assert.Equal(heading, done.Heading);
        Assert.Equal(language, done.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(language, Assert.Single(await EnrolmentsAsync()).Language);
    }

    private async Task<SignUpVisitor> VisitorAsync(Offer offer)
    {
        await Site.WriteAsync(db => offer.AddAsync(db, Site.Clock.GetUtcNow()));
        return new(Site);
    }
}

public sealed class SignUpOnSqlite(SqliteSite site) : SignUpTests(site), IClassFixture<SqliteSite>;

public sealed class SignUpOnPostgres(PostgresSite site) : SignUpTests(site), IClassFixture<PostgresSite>;
