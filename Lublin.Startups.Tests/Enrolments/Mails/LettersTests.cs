using System.Text.RegularExpressions;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Tests;

public abstract partial class LettersTests(ITestDatabase database) : IAsyncLifetime
{
    private const string Clerk = "staff:1";
    private static readonly DateOnly Day = new(2026, 11, 24);
    private readonly TestOffice office = new(database, new TestClock(new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero)));
    private long room;
    private SessionPlan[] plans = [];

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        room = await office.OpenRoomAsync();
        plans = [new(Day, new(17, 0), new(19, 30), room)];
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Theory]
    [InlineData("pl", "Masz miejsce: KSeF bez stresu, wt. 24 listopada, 17:00", "potwierdzamy Twój zapis", "laptop na czas spotkania", "do wtorku 24 listopada 2026, 17:00", "")]
    [InlineData("en", "Your seat: KSeF bez stresu EN, Tue 24 November, 17:00", "We confirm your sign-up", "a laptop for the session", "until Tuesday 24 November 2026, 17:00", "/en")]
    [InlineData("uk", "Місце за Вами: KSeF bez stresu УК, вт 24 листопада, 17:00", "Підтверджуємо Ваш запис", "ноутбук на час заняття", "до вівторка 24 листопада 2026 року, 17:00", "/uk")]
    public async Task A_place_is_confirmed_with_everything_to_know(string language, string subject, string lead, string need, string until, string prefix)
    {
        var edition = await office.PublishAsync(5, plans);
        var theirs = await office.EnrolAsync(edition, language: language, needs: Needs.Laptop);
        var letter = (await office.LastAsync(RosterMails.Confirmed))!;

        Assert.Equal(subject, letter.Subject);
        Assert.Contains($"<html lang=\"{language}\">", letter.Html);
        foreach (var text in new[] { letter.Text, HtmlWords.Of(letter.Html) })
            Assert.All([lead, need, until, theirs.Number, "Sala 2, Centrum Przedsiębiorczości", "Profil Zaufany", "Wejście bez progu", "Przystanek Testowy"], part => Assert.Contains(part, text));
        await OpensOwnPageAsync(letter, theirs, prefix);
        var part = Assert.Single(letter.Calendars);
        Assert.Equal("REQUEST", part.Method);
        Assert.Contains("METHOD:REQUEST", part.Ics);
        Assert.Contains("DTSTART;TZID=Europe/Warsaw:20261124T170000", part.Ics);
        Assert.Contains("SEQUENCE:0", part.Ics);
        Assert.Contains($"UID:{edition.Sessions.Single().Uid}", part.Ics);
    }

    [Theory]
    [InlineData("Anna \"Ania\" Kowalska")]
    [InlineData("Kowalska, Anna <inna@example.pl>")]
    [InlineData("Anna \\ Kowalska\\")]
    [InlineData("Łucja; (Śliwa), \"Łucja\" \\")]
    [InlineData("Anna\r\nBcc: inna@example.pl")]
    public async Task Whatever_a_name_holds_heads_and_invitations_hold_the_bare_address(string name)
    {
        var edition = await office.PublishAsync(5, plans);
        await office.EnrolAsync(edition, name, "anna@example.pl");
        var letter = (await office.LastAsync(RosterMails.Confirmed))!;

        using var sent = MimeLetter.Compose(letter, "<1@lublin.example>", new("", TestOffice.Sender), "biuro@lublin.example");

        Assert.Equal("anna@example.pl", sent.Headers["To"]);
        Assert.Equal("biuro@lublin.example", sent.Headers["Reply-To"]);
        Assert.Null(sent.Headers["Bcc"]);
        var lines = Assert.Single(letter.Calendars).Ics.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        var guest = Assert.Single(lines, line => line.StartsWith("ATTENDEE", StringComparison.Ordinal));
        Assert.EndsWith(":mailto:anna@example.pl", guest);
        Assert.DoesNotContain("CN=", guest);
        Assert.EndsWith($":mailto:{TestOffice.Sender}", Assert.Single(lines, line => line.StartsWith("ORGANIZER", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("pl", "Lista rezerwowa: KSeF bez stresu, wt. 24 listopada, 17:00", "Masz 2. miejsce na liście rezerwowej", "Inne terminy tego szkolenia")]
    [InlineData("en", "Waiting list: KSeF bez stresu EN, Tue 24 November, 17:00", "You are number 2 on the waiting list", "Other dates of this training")]
    [InlineData("uk", "Список очікування: KSeF bez stresu УК, вт 24 листопада, 17:00", "Ваше місце у списку очікування: 2", "Інші дати цього тренінгу")]
    public async Task Who_waits_is_told_their_place_and_other_dates(string language, string subject, string place, string others)
    {
        var edition = await office.PublishAsync(1, plans);
        await office.PublishAsync(5, [plans[0] with { Date = new(2026, 12, 8) }], edition.Programme);
        await office.EnrolAsync(edition);
        await office.EnrolAsync(edition);
        var theirs = await office.EnrolAsync(edition, language: language);
        var letter = (await office.LastAsync(RosterMails.Waiting))!;

        Assert.Equal(subject, letter.Subject);
        foreach (var text in new[] { letter.Text, HtmlWords.Of(letter.Html) })
            Assert.All([place, others], part => Assert.Contains(part, text));
        Assert.Contains($"/szkolenia/{edition.Programme.Slug}/2026-12-08/zapisy", letter.Text);
        Assert.Empty(letter.Calendars);
        await OpensOwnPageAsync(letter, theirs, language == "pl" ? "" : "/" + language);
    }

    [Theory]
    [InlineData("pl", "Odpowiedz do wtorku 3 listopada 2026, 10:00: wolne miejsce, KSeF bez stresu", "trzymamy dla Ciebie miejsce do wtorku 3 listopada 2026, 10:00")]
    [InlineData("en", "A free seat is kept for you until Tuesday 3 November 2026, 10:00: KSeF bez stresu EN", "We are keeping a seat for you until Tuesday 3 November 2026, 10:00")]
    [InlineData("uk", "Дайте відповідь до вівторка 3 листопада 2026 року, 10:00: вільне місце, KSeF bez stresu УК", "Ми тримаємо для Вас місце до вівторка 3 листопада 2026 року, 10:00")]
    public async Task An_offer_names_its_end_and_falls_silent_after_it(string language, string subject, string lead)
    {
        var (_, waiting) = await OfferedAsync(language);
        var letter = (await office.LastAsync(RosterMails.Offered))!;
        Assert.Equal(subject, letter.Subject);
        Assert.Contains(lead, letter.Text);
        Assert.Contains(lead, HtmlWords.Of(letter.Html));
        Assert.Single(Button().Matches(letter.Html));
        await OpensOwnPageAsync(letter, waiting, language == "pl" ? "" : "/" + language);

        await office.LettersLeaveAsync();
        office.Clock.AdvanceTo(new(2026, 11, 3, 9, 0, 0, TimeSpan.Zero));
        Assert.Null(await office.LastAsync(RosterMails.Offered));
    }

    [Theory]
    [InlineData("pl", "Czas na odpowiedź minął: KSeF bez stresu, wt. 24 listopada, 17:00", "Dołącz jeszcze raz", "Zapisy na ten termin są już zamknięte")]
    [InlineData("en", "The time to answer is over: KSeF bez stresu EN, Tue 24 November, 17:00", "Join again", "Sign-ups for this date are closed")]
    [InlineData("uk", "Час на відповідь минув: KSeF bez stresu УК, вт 24 листопада, 17:00", "Долучитися знову", "Запис на цю дату вже закрито")]
    public async Task After_an_expired_offer_the_person_may_join_again_while_sign_ups_run(string language, string subject, string again, string closed)
    {
        var (edition, waiting) = await OfferedAsync(language);
        await office.LettersLeaveAsync();
        office.Clock.AdvanceTo(new(2026, 11, 3, 9, 0, 0, TimeSpan.Zero));
        await office.DoAsync<OfferDesk>(desk => desk.EndAsync());
        var letter = (await office.LastAsync(RosterMails.OfferEnded))!;
        Assert.Equal(subject, letter.Subject);
        Assert.Contains(again, letter.Text);
        Assert.Contains(again, HtmlWords.Of(letter.Html));
        await OpensOwnPageAsync(letter, waiting, language == "pl" ? "" : "/" + language);

        await office.DoAsync<EditionDesk>(desk => desk.CloseAsync(edition.Id, Clerk));
        var later = (await office.LastAsync(RosterMails.OfferEnded))!;
        Assert.DoesNotContain(again, later.Text);
        Assert.Contains(closed, later.Text);
    }

    [Theory]
    [InlineData("pl", "Odrzucone miejsce: KSeF bez stresu, wt. 24 listopada, 17:00", "dziękujemy za odpowiedź")]
    [InlineData("en", "Seat declined: KSeF bez stresu EN, Tue 24 November, 17:00", "Thank you for your answer")]
    [InlineData("uk", "Місце відхилено: KSeF bez stresu УК, вт 24 листопада, 17:00", "Дякуємо за відповідь")]
    public async Task A_declined_offer_is_thanked_for(string language, string subject, string lead)
    {
        var (_, waiting) = await OfferedAsync(language);
        await office.DoAsync<EnrolmentDesk>(desk => desk.DeclineAsync(waiting));
        var letter = (await office.LastAsync(RosterMails.OfferEnded))!;
        Assert.Equal(subject, letter.Subject);
        Assert.Contains(lead, letter.Text);
    }

    [Theory]
    [InlineData("pl", "Zapis odwołany: KSeF bez stresu, wt. 24 listopada, 17:00", "Twój zapis jest odwołany")]
    [InlineData("en", "Sign-up cancelled: KSeF bez stresu EN, Tue 24 November, 17:00", "Your sign-up is cancelled")]
    [InlineData("uk", "Запис скасовано: KSeF bez stresu УК, вт 24 листопада, 17:00", "Ваш запис скасовано")]
    public async Task Who_withdraws_gets_the_entry_out_of_their_calendar(string language, string subject, string heading)
    {
        var edition = await office.PublishAsync(1, plans);
        var theirs = await office.EnrolAsync(edition, language: language);
        var waiting = await office.EnrolAsync(edition, language: language);
        await office.DoAsync<EnrolmentDesk>(desk => desk.WithdrawAsync(waiting));
        Assert.Empty((await office.LastAsync(RosterMails.Withdrawn))!.Calendars);

        office.Clock.Advance(TimeSpan.FromHours(1));
        await office.DoAsync<EnrolmentDesk>(desk => desk.WithdrawAsync(theirs));
        var letter = (await office.LastAsync(RosterMails.Withdrawn))!;
        Assert.Equal(subject, letter.Subject);
        Assert.Contains(heading, letter.Text);
        Assert.Contains(heading, HtmlWords.Of(letter.Html));
        var part = Assert.Single(letter.Calendars);
        Assert.Equal("CANCEL", part.Method);
        Assert.Contains("DTSTAMP:20261102T100000Z", part.Ics);
        Assert.Null(await office.LastAsync(RosterMails.Confirmed));
    }

    [Theory]
    [InlineData("pl", "Szkolenie odwołane: KSeF bez stresu, wt. 24 listopada, 17:00", "Powód: Choroba osoby prowadzącej", "Inne terminy tego szkolenia")]
    [InlineData("en", "Training cancelled: KSeF bez stresu EN, Tue 24 November, 17:00", "Reason: Choroba osoby prowadzącej", "Other dates of this training")]
    [InlineData("uk", "Тренінг скасовано: KSeF bez stresu УК, вт 24 листопада, 17:00", "Причина: Choroba osoby prowadzącej", "Інші дати цього тренінгу")]
    public async Task A_cancelled_edition_tells_why_and_shows_other_dates(string language, string subject, string reason, string others)
    {
        var edition = await office.PublishAsync(5, plans);
        await office.PublishAsync(5, [plans[0] with { Date = new(2026, 12, 8) }], edition.Programme);
        await office.EnrolAsync(edition, language: language);
        await office.DoAsync<EditionDesk>(desk => desk.CancelAsync(edition.Id, "Choroba osoby prowadzącej", Clerk));
        var letter = (await office.LastAsync(RosterMails.Cancelled))!;
        Assert.Equal(subject, letter.Subject);
        foreach (var text in new[] { letter.Text, HtmlWords.Of(letter.Html) })
            Assert.All([reason, others], part => Assert.Contains(part, text));
        var part = Assert.Single(letter.Calendars);
        Assert.Equal("CANCEL", part.Method);
        Assert.Contains("SEQUENCE:1", part.Ics);
    }

    [Theory]
    [InlineData("pl", "Zmiana terminu i miejsca: KSeF bez stresu, czw. 26 listopada, 18:00", "Dotąd", "wtorek 24 listopada 2026, 17:00–19:30", "czwartek 26 listopada 2026, 18:00–20:00")]
    [InlineData("en", "New time and place: KSeF bez stresu EN, Thu 26 November, 18:00", "Before", "Tuesday 24 November 2026, 17:00–19:30", "Thursday 26 November 2026, 18:00–20:00")]
    [InlineData("uk", "Нові час і місце: KSeF bez stresu УК, чт 26 листопада, 18:00", "Було", "вівторок 24 листопада 2026 року, 17:00–19:30", "четвер 26 листопада 2026 року, 18:00–20:00")]
    public async Task A_move_shows_old_and_new_and_a_later_one_silences_it(string language, string subject, string before, string old, string @new)
    {
        var edition = await office.PublishAsync(5, plans);
        await office.EnrolAsync(edition, language: language);
        var session = edition.Sessions.Single().Id;
        SessionPlan online = new(new(2026, 11, 26), new(18, 0), new(20, 0), null, "https://spotkanie.test/1");
        await office.DoAsync<SessionDesk>(desk => desk.MoveAsync(edition.Id, session, online, Clerk));
        var mail = (await office.MailsAsync(RosterMails.Moved))[^1];
        var letter = (await office.WriteAsync(mail))!;

        Assert.Equal(subject, letter.Subject);
        foreach (var text in new[] { letter.Text, HtmlWords.Of(letter.Html) })
            Assert.All([before, old, @new, "Sala 2"], part => Assert.Contains(part, text));
        Assert.Contains("https://spotkanie.test/1", letter.Text);
        var part = Assert.Single(letter.Calendars);
        Assert.Equal("REQUEST", part.Method);
        Assert.Contains("SEQUENCE:1", part.Ics);
        Assert.Contains("20261126T180000", part.Ics);

        await office.MarkSentAsync(mail);
        await office.DoAsync<SessionDesk>(desk => desk.MoveAsync(edition.Id, session, plans[0], Clerk));
        Assert.Null(await office.WriteAsync(mail));
        Assert.NotNull(await office.LastAsync(RosterMails.Moved));
    }

    [Fact]
    public async Task Moves_that_nobody_was_told_of_yet_are_told_as_one_from_where_the_person_last_knew()
    {
        var edition = await office.PublishAsync(5, plans);
        await office.EnrolAsync(edition);
        var session = edition.Sessions.Single().Id;
        var later = plans[0] with { Start = new(18, 0), End = new(20, 0) };
        await office.DoAsync<SessionDesk>(desk => desk.MoveAsync(edition.Id, session, later, Clerk));
        await office.DoAsync<SessionDesk>(desk => desk.MoveAsync(edition.Id, session, later with { RoomId = null, OnlineLink = "https://spotkanie.test/1" }, Clerk));

        var letter = (await office.LastAsync(RosterMails.Moved))!;
        Assert.StartsWith("Zmiana terminu i miejsca: ", letter.Subject, StringComparison.Ordinal);
        Assert.All(["17:00–19:30", "18:00–20:00", "Sala 2"], part => Assert.Contains(part, letter.Text));

        await office.DoAsync<SessionDesk>(desk => desk.MoveAsync(edition.Id, session, plans[0], Clerk));
        Assert.Null(await office.LastAsync(RosterMails.Moved));
    }

    [Theory]
    [InlineData("pl", "Linki do Twoich zapisów", "Czekasz na liście rezerwowej")]
    [InlineData("en", "Links to your sign-ups", "You are on the waiting list")]
    [InlineData("uk", "Посилання на Ваші записи", "Ви у списку очікування")]
    public async Task Links_are_all_those_of_one_address(string language, string subject, string state)
    {
        var edition = await office.PublishAsync(2, plans);
        var first = await office.EnrolAsync(edition, "Anna Test", "Rodzina@example.org");
        await office.EnrolAsync(edition, email: "obca@example.org");
        var second = await office.EnrolAsync(edition, "Jan Test", "rodzina@Example.org");
        await office.DoAsync<LinkDesk>(desk => desk.SendLinksAsync("rodzina@example.org", language));
        var letter = (await office.LastAsync(RosterMails.Links))!;
        Assert.Equal(subject, letter.Subject);
        Assert.Equal(2, Codes(letter.Text).Count);
        foreach (var theirs in new[] { first, second })
            Assert.Contains(await CodeAsync(theirs), letter.Html);
        Assert.Contains(state, letter.Text);
        foreach (var text in new[] { letter.Text, letter.Html })
            Assert.InRange(text.IndexOf(state, StringComparison.Ordinal), text.IndexOf("KSeF", StringComparison.Ordinal), text.LastIndexOf("KSeF", StringComparison.Ordinal));
        Assert.Contains("border-left:6px solid #213c8f", letter.Html);
        Assert.Contains("Jan Test", HtmlWords.Of(letter.Html));
    }

    private async Task<(Edition Edition, Enrolment Waiting)> OfferedAsync(string language)
    {
        var edition = await office.PublishAsync(1, plans);
        var first = await office.EnrolAsync(edition);
        var waiting = await office.EnrolAsync(edition, language: language);
        await office.DoAsync<EnrolmentDesk>(desk => desk.WithdrawAsync(first));
        return (edition, waiting);
    }

    private async Task OpensOwnPageAsync(Letter letter, Enrolment theirs, string prefix)
    {
        var address = $"{TestOffice.PublicUrl}{prefix}/moje-zapisy/{await CodeAsync(theirs)}";
        Assert.Contains(address, letter.Text);
        Assert.Contains($"href=\"{address}\"", letter.Html);
    }

    private Task<string> CodeAsync(Enrolment theirs) => office.AskAsync<PersonalLink, string>(links =>
    {
        var code = links.MailedCode(LinkPurpose.Enrolment, theirs.Link);
        Assert.True(links.OpensFromMail(code, LinkPurpose.Enrolment, theirs.Link));
        return Task.FromResult(code);
    });

    private static HashSet<string> Codes(string text) => [.. Code().Matches(text).Select(match => match.Value)];

    [GeneratedRegex("(?<=/moje-zapisy/)[A-Za-z0-9_-]{32}", RegexOptions.None, 1000)]
    private static partial Regex Code();

    [GeneratedRegex("display:inline-block", RegexOptions.None, 1000)]
    private static partial Regex Button();
}

public sealed class LettersOnSqliteTests() : LettersTests(new SqliteDatabase());

public sealed class LettersOnPostgresTests() : LettersTests(new PostgresDatabase());
