using System.Globalization;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Enrolments.Mails;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>What people see and correct of their own data.</summary>
public abstract class MyDataTests(SharedSite site) : SiteTests(site)
{
    private const string Old = "osoba0@example.org";
    private const string New = "nowy@example.org";

    [Theory]
    [InlineData("", "Co zabrać ze sobą")]
    [InlineData("/en", "What to bring")]
    [InlineData("/uk", "Що взяти з собою")]
    public async Task The_page_shows_what_to_bring_and_everything_that_was_declared(string language, string bring)
    {
        await OfferAsync(new());
        using var visitor = new SignUpVisitor(Site);
        var answers = SignUpVisitor.Answers();
        foreach (var (name, value) in new[] { ("Form.Situation", "RunsFirm"), ("Form.Nip", "9990000008"), ("Form.Firm", "Piekarnia Żytnia"), ("Form.Phone", "601000000") })
            answers[name] = value;
        await visitor.SignUpAsync(answers);

        var page = await OpenAsync((await EnrolmentsAsync())[0], language: language);

        Assert.Contains(bring, page.Texts("h2"));
        Assert.Equal(["laptop"], page.Texts(".bring li"));
        Assert.Equal(["Łucja Żółć-Ś", "lucja@example.org", "601 000 000", "Piekarnia Żytnia", "999 000 00 08"], page.Texts(".own-data .val"));
    }

    [Fact]
    public async Task A_corrected_name_counts_at_once_and_the_history_keeps_neither_name()
    {
        var person = await PersonAsync();

        var page = await SendAsync(person, "dane", Data(name: "Łucja  Żółć-Ś"));

        Assert.Equal("Zmiany są zapisane.", page.Text("[role=status]"));
        var kept = (await EnrolmentsAsync())[0];
        Assert.Equal(("Łucja Żółć-Ś", "lucja zolc-s", Old), (kept.Applicant.Name, kept.NameKey, kept.Applicant.Email));
        var line = await Site.WithAsync(db => db.History.Where(row => row.SubjectId == person.Id && row.Verb == "Corrected").SingleAsync());
        Assert.Equal((Actor.Participant, """{"changes":{"name":[]}}"""), (line.Actor, line.Details));
        Assert.Empty(await MailsAsync());
    }

    [Fact]
    public async Task A_name_that_makes_two_people_one_is_refused_and_stays_to_be_corrected()
    {
        await OfferAsync(new(Taken: 2));
        await Site.WriteAsync(async db =>
        {
            var second = await db.Enrolments.OrderBy(each => each.Id).LastAsync();
            second.Correct(second.Applicant with { Email = Old });
        });
        var second = (await EnrolmentsAsync())[1];

        var page = await SendAsync(second, "dane", Data(name: "OSOBA 0", email: Old));

        Assert.Equal(["Na ten termin mamy już zapis z tym imieniem, nazwiskiem i adresem"], page.Texts(".errsum a"));
        Assert.Equal("OSOBA 0", page.Document.QuerySelector("#Form_Name")!.GetAttribute("value"));
        Assert.Equal(["Osoba 0", "Osoba 1"], (await EnrolmentsAsync()).Select(each => each.Applicant.Name));
    }

    [Fact]
    public async Task Name_and_address_left_empty_are_named()
    {
        var page = await SendAsync(await PersonAsync(), "dane", Data(name: "", email: ""));
        Assert.Equal(["Wpisz imię i nazwisko", "Wpisz adres e-mail"], page.Texts(".errsum a"));
    }

    [Fact]
    public async Task A_new_address_counts_once_its_mailbox_has_confirmed_it_and_the_former_one_is_told()
    {
        var person = await PersonAsync();

        var asked = await SendAsync(person, "dane", Data(email: New));

        Assert.StartsWith("Na nowy adres wysłaliśmy link.", asked.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(Old, (await EnrolmentsAsync())[0].Applicant.Email);
        Assert.Equal([RosterMails.NewAddress], await MailsAsync());
        var letter = (await LetterAsync())!;
        Assert.Equal(New, letter.To.Address);
        Assert.DoesNotContain("Osoba 0", letter.Text + letter.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(LinkOf(letter).Split('/')[^1], LetterMask.Masked(letter).Text, StringComparison.Ordinal);
        var question = await OpenAsync(letter);
        Assert.Equal("Potwierdź nowy adres e-mail", question.Heading);
        Assert.Equal(Old, (await EnrolmentsAsync())[0].Applicant.Email);

        var done = await ConfirmAsync(letter);

        Assert.Equal("Nowy adres jest potwierdzony. Od teraz piszemy na niego.", done.Text("[role=status]"));
        Assert.Contains(New, done.Texts(".own-data .val"));
        Assert.Equal((New, New), ((await EnrolmentsAsync())[0].Applicant.Email, (await EnrolmentsAsync())[0].EmailKey));
        Assert.Equal([RosterMails.NewAddress, RosterMails.FormerAddress, RosterMails.Confirmed], await MailsAsync());
        Assert.Equal(New, (await LetterAsync())!.To.Address);
        var farewell = (await LetterAsync(RosterMails.FormerAddress))!;
        Assert.Equal(Old, farewell.To.Address);
        Assert.DoesNotContain(New, farewell.Text + farewell.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/moje-zapisy/", farewell.Text, StringComparison.Ordinal);
        Assert.Equal(404, (await OpenAsync(person)).Status);
    }

    [Fact]
    public async Task The_address_asked_for_stands_nowhere_in_the_database_in_clear()
    {
        await SendAsync(await PersonAsync(), "dane", Data(email: New));

        var mail = await Site.WithAsync(db => db.Outbox.SingleAsync());

        Assert.DoesNotContain("nowy", mail.Key + mail.Details, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("nowy@", string.Concat(await Site.WithAsync(db => db.History.Select(row => row.Details ?? "").ToListAsync())), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_link_works_once_and_for_a_day_and_only_as_it_was_mailed()
    {
        var person = await PersonAsync();
        await SendAsync(person, "dane", Data(email: New));
        var letter = (await LetterAsync())!;
        var altered = letter with { Text = letter.Text.Replace("/nowy-adres/CfDJ8", "/nowy-adres/CfDJ9", StringComparison.Ordinal) };
        Assert.Equal(404, (await OpenAsync(altered)).Status);
        Site.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await OpenAsync(letter)).Status);
        Site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(404, (await OpenAsync(letter)).Status);
        Assert.Null(await LetterAsync());

        await SendAsync(person, "dane", Data(email: New));
        var second = (await LetterAsync())!;
        await ConfirmAsync(second);

        Assert.Equal(404, (await OpenAsync(second)).Status);
        Assert.Equal(1, await Site.WithAsync(db => db.Outbox.CountAsync(mail => mail.Kind == RosterMails.FormerAddress)));
    }

    [Fact]
    public async Task Whether_a_new_address_is_known_is_told_to_its_mailbox_alone()
    {
        await OfferAsync(new(Taken: 2));
        await Site.WriteAsync(async db =>
        {
            var known = await db.Enrolments.OrderBy(each => each.Id).LastAsync();
            known.Correct(known.Applicant with { Name = "Osoba 0" });
        });
        var person = (await EnrolmentsAsync())[0];

        var known = await SendAsync(person, "dane", Data(email: "osoba1@example.org"));
        var letter = (await LetterAsync())!;
        var unknown = await SendAsync(person, "dane", Data(email: New));

        Assert.Equal(unknown.Text("main"), known.Text("main"));
        Assert.Equal("Na ten termin masz już zapis z tym adresem", (await ConfirmAsync(letter)).Text(".note h2"));
        Assert.Equal([Old, "osoba1@example.org"], (await EnrolmentsAsync()).Select(each => each.Applicant.Email));
    }

    [Fact]
    public async Task One_enrolment_asks_five_times_a_day_and_its_other_changes_are_kept()
    {
        var person = await PersonAsync();
        for (var i = 0; i < NewAddressMails.MostOfEnrolment; i++)
            await SendAsync(person, "dane", Data(email: $"nowy{i}@example.org"));

        var refused = await SendAsync(person, "dane", Data(name: "Jan Nowak", email: New));

        Assert.StartsWith("Wysłaliśmy dziś już kilka linków", refused.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal("Jan Nowak", (await EnrolmentsAsync())[0].Applicant.Name);
        Assert.Equal(NewAddressMails.MostOfEnrolment, (await MailsAsync()).Count);
        Site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.StartsWith("Na nowy adres", (await SendAsync(person, "dane", Data(email: New))).Text("[role=status]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_address_is_sent_ten_such_letters_a_day_whoever_asks_and_nobody_sees_that()
    {
        await OfferAsync(new(Seats: 20, Taken: 12));
        var answers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var person in await EnrolmentsAsync())
            answers.Add((await SendAsync(person, "dane", Data(name: person.Applicant.Name, email: "Ofiara@example.org"))).Text("[role=status]"));

        Assert.Single(answers);
        Assert.Equal(NewAddressMails.MostToAddress, (await MailsAsync()).Count);
    }

    [Theory]
    [InlineData("popraw", "osoba@gmail.com")]
    [InlineData("zostaw", "osoba@gmial.com")]
    public async Task A_likely_slip_in_a_new_address_is_asked_about_and_one_click_answers(string answer, string to)
    {
        var person = await PersonAsync();
        using var visitor = new SignUpVisitor(Site);
        var answers = Data(name: "Jan Nowak", email: "osoba@gmial.com");
        answers["Form.Phone"] = "601 000 000";
        var question = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenAsync(PathOf(person, "dane")), answers, "main form"));

        Assert.Equal("Czy chodziło o osoba@gmail.com?", question.Text(".note h2"));
        Assert.Empty(await MailsAsync());
        var done = await visitor.FollowAsync(await visitor.SendAsync(question, Answer("adres", answer), "main form"));

        Assert.StartsWith("Na nowy adres wysłaliśmy link.", done.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(to, (await LetterAsync())!.To.Address);
        Assert.Equal(("Jan Nowak", "+48601000000"), ((await EnrolmentsAsync())[0].Applicant.Name, (await EnrolmentsAsync())[0].Applicant.Phone));
    }

    [Theory]
    [InlineData("pl", "Czy to Twój adres?", "Ten zapis ma już inny adres")]
    [InlineData("en", "Is this your address?", "This sign-up has another address now")]
    [InlineData("uk", "Це Ваша адреса?", "У цього запису тепер інша адреса")]
    public async Task Both_letters_are_in_the_language_of_the_person(string language, string question, string farewell)
    {
        await OfferAsync(new());
        using var visitor = new SignUpVisitor(Site);
        var prefix = language == "pl" ? "" : "/" + language;
        await visitor.FollowAsync(await visitor.SendAsync(await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(language: prefix), SignUpVisitor.Answers()))));
        var person = (await EnrolmentsAsync())[0];
        await visitor.SendAsync(await visitor.OpenAsync(PathOf(person, "dane", prefix)), Data(name: person.Applicant.Name, email: New), "main form");
        var asked = (await LetterAsync())!;

        await ConfirmAsync(asked);

        Assert.Contains(question, asked.Text, StringComparison.Ordinal);
        Assert.Contains(question, HtmlWords.Of(asked.Html));
        var told = (await LetterAsync(RosterMails.FormerAddress))!;
        Assert.Contains(farewell, told.Text, StringComparison.Ordinal);
        Assert.Contains(farewell, HtmlWords.Of(told.Html));
    }

    private static Dictionary<string, string> Data(string name = "Osoba 0", string email = Old) =>
        new(StringComparer.Ordinal) { ["Form.Name"] = name, ["Form.Email"] = email };

    private async Task<Enrolment> PersonAsync()
    {
        await OfferAsync(new(Taken: 1));
        return (await EnrolmentsAsync())[0];
    }

    /// <summary>The letter of the last mail, or of the last of a kind, as it would go out now.</summary>
    private async Task<Letter?> LetterAsync(string? kind = null)
    {
        var mail = await Site.WithAsync(db => db.Outbox.AsNoTracking().Where(mail => kind == null || mail.Kind == kind).OrderBy(mail => mail.Id).LastAsync());
        return await AtDeskAsync<IEnumerable<ILetter>, Letter?>(async letters =>
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Of(mail.Language).Culture;
            return await letters.Single(letter => letter.Kind == mail.Kind).WriteAsync(mail, CancellationToken.None);
        });
    }

    private async Task<SitePage> OpenAsync(Letter letter)
    {
        using var mailbox = new SignUpVisitor(Site);
        return await mailbox.OpenAsync(LinkOf(letter));
    }

    private async Task<SitePage> ConfirmAsync(Letter letter)
    {
        using var mailbox = new SignUpVisitor(Site);
        return await mailbox.FollowAsync(await mailbox.SendAsync(await mailbox.OpenAsync(LinkOf(letter)), form: "main form"));
    }

    private static string LinkOf(Letter letter) => new Uri(letter.Text.Split('\n').Single(line => line.Contains("/nowy-adres/", StringComparison.Ordinal))).PathAndQuery;
}

public sealed class MyDataOnSqlite(SqliteSite site) : MyDataTests(site), IClassFixture<SqliteSite>;

public sealed class MyDataOnPostgres(PostgresSite site) : MyDataTests(site), IClassFixture<PostgresSite>;
