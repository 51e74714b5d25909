using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

public abstract class MyChangesTests(SharedSite site) : SiteTests(site)
{
    private const string Whole = "calosc";

    [Fact]
    public async Task Who_cannot_come_frees_their_seat_for_the_next_and_clicking_twice_does_no_more()
    {
        await OfferAsync(new(Seats: 1, Taken: 2));
        var first = (await EnrolmentsAsync())[0];
        using var visitor = new SignUpVisitor(Site);
        var page = await visitor.OpenAsync(PathOf(first, "rezygnacja"));

        var gone = await visitor.FollowAsync(await visitor.SendAsync(page, form: "main form"));
        var twice = await visitor.FollowAsync(await visitor.SendAsync(page, form: "main form"));

        Assert.Equal("Zapis jest odwołany", gone.Heading);
        Assert.Equal("Zapis jest odwołany", twice.Heading);
        Assert.Empty(twice.Texts("[role=status]"));
        Assert.Equal([EnrolmentState.Withdrawn, EnrolmentState.Offered], await StatesAsync());
        Assert.Equal([RosterMails.Withdrawn, RosterMails.Offered], await MailsAsync());
    }

    [Theory]
    [InlineData("", "Miejsce może dostać inna osoba.", "Nie czekasz już na liście rezerwowej.")]
    [InlineData("/en", "Somebody else can have the seat.", "You are no longer on the waiting list.")]
    [InlineData("/uk", "Місце може отримати інша особа.", "Вас більше немає у списку очікування.")]
    public async Task Whoever_only_waited_is_not_told_that_they_free_a_seat(string language, string had, string waited)
    {
        await OfferAsync(new(Seats: 1, Taken: 2));
        foreach (var enrolment in await EnrolmentsAsync())
            await SendAsync(enrolment, "rezygnacja");

        var ended = await EnrolmentsAsync();
        var first = await OpenAsync(ended[0], language: language);
        var second = await OpenAsync(ended[1], language: language);

        Assert.EndsWith(had, first.Text("main .lead"), StringComparison.Ordinal);
        Assert.EndsWith(waited, second.Text("main .lead"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_the_training_has_begun_a_withdrawal_is_refused_in_words()
    {
        await OfferAsync(new(Taken: 1));
        var enrolment = (await EnrolmentsAsync())[0];
        using var visitor = new SignUpVisitor(Site);
        var page = await visitor.OpenAsync(PathOf(enrolment, "rezygnacja"));
        Site.Clock.AdvanceTo(new DateTimeOffset(2026, 12, 1, 16, 0, 0, TimeSpan.Zero));

        var late = await visitor.FollowAsync(await visitor.SendAsync(page, form: "main form"));

        Assert.Equal("Masz miejsce na szkoleniu", late.Heading);
        Assert.Equal("Tego zapisu nie można już odwołać, bo pierwsze spotkanie się zaczęło. Zadzwoń do nas.", late.Text("[role=status]"));
        Assert.Equal([EnrolmentState.Confirmed], await StatesAsync());
        Assert.Empty(late.Document.QuerySelectorAll("a[href$=rezygnacja]"));
    }

    [Fact]
    public async Task Missing_one_session_of_several_keeps_the_seat_and_needs_no_reminder_of_it()
    {
        await OfferAsync(new(Seats: 1, Taken: 2) { Sessions = 3 });
        var enrolment = (await EnrolmentsAsync())[0];
        var choice = (await OpenAsync(enrolment, "rezygnacja")).Document.QuerySelectorAll("input[type=radio]").Select(input => input.GetAttribute("value")!).ToList();
        Assert.Equal([3 + 1, 1], [choice.Count, choice.Count(value => string.Equals(value, Whole, StringComparison.Ordinal))]);

        var missed = await SendAsync(enrolment, "rezygnacja", Answer("What", choice[1]));
        await SendAsync(enrolment, "rezygnacja", Answer("What", choice[1]));

        Assert.Equal("Dziękujemy. Wiemy, że na tym spotkaniu Cię nie będzie.", missed.Text("[role=status]"));
        Assert.Contains("Wiemy, że nie przyjdziesz: wtorek 8 grudnia 2026", missed.Text("main"), StringComparison.Ordinal);
        Assert.Equal([EnrolmentState.Confirmed, EnrolmentState.Waiting], await StatesAsync());
        Assert.Equal(1, await Site.WithAsync(db => db.Absences.CountAsync()));
        var from = Site.Clock.GetUtcNow();
        var plan = await AtDeskAsync<ReminderDesk, IReadOnlyList<PlannedReminder>>(desk => desk.PlannedAsync(from, from.AddDays(40)));
        Assert.Equal(
            ["2026-12-01 ", "2026-12-01 ", "2026-12-08 WillBeAbsent", "2026-12-15 "],
            plan.Where(row => row.Recipient.Subject == enrolment.Subject).Select(row => $"{row.Occasion.Date:yyyy-MM-dd} {row.Answer.Reason}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_later_session_can_still_be_missed_once_the_training_has_begun()
    {
        await OfferAsync(new(Taken: 1) { Sessions = 2 });
        var enrolment = (await EnrolmentsAsync())[0];
        Site.Clock.AdvanceTo(new DateTimeOffset(2026, 12, 2, 9, 0, 0, TimeSpan.Zero));
        var page = await OpenAsync(enrolment);
        Assert.Equal("Nie mogę przyjść", page.Text("main .note-warn a[href$=rezygnacja]"));
        var choice = (await OpenAsync(enrolment, "rezygnacja")).Document.QuerySelectorAll("input[type=radio]").Select(input => input.GetAttribute("value")!).ToList();

        var missed = await SendAsync(enrolment, "rezygnacja", Answer("What", Assert.Single(choice)));

        Assert.Contains("Wiemy, że nie przyjdziesz: wtorek 8 grudnia 2026", missed.Text("main"), StringComparison.Ordinal);
        Assert.Equal([EnrolmentState.Confirmed], await StatesAsync());
    }

    [Fact]
    public async Task To_say_twice_at_once_that_one_will_miss_a_session_is_to_say_it_once()
    {
        await OfferAsync(new(Taken: 1) { Sessions = 2 });
        var enrolment = (await EnrolmentsAsync())[0];
        var session = await Site.WithAsync(db => db.Sessions.AsNoTracking().OrderBy(each => each.Id).LastAsync());

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AtDeskAsync<AbsenceDesk, bool>(desk => desk.MissAsync(enrolment.Id, session.Id, session.StartsAt))));

        Assert.Equal(1, await Site.WithAsync(db => db.Absences.CountAsync()));
        Assert.Equal([RosterMails.WillMiss], await MailsAsync());
    }

    [Fact]
    public async Task A_reminder_is_promised_of_the_next_session_that_the_person_comes_to()
    {
        await OfferAsync(new(Taken: 1) { Sessions = 2 });
        var enrolment = (await EnrolmentsAsync())[0];
        Assert.Contains("Przypomnimy w poniedziałek 30 listopada", (await OpenAsync(enrolment)).Text(".nexts"), StringComparison.Ordinal);
        var choices = (await OpenAsync(enrolment, "rezygnacja")).Document.QuerySelectorAll("input[type=radio]").Select(input => input.GetAttribute("value")!).ToList();

        var missesOne = await SendAsync(enrolment, "rezygnacja", Answer("What", choices[0]));
        var missesBoth = await SendAsync(enrolment, "rezygnacja", Answer("What", choices[1]));

        Assert.Contains("Przypomnimy w poniedziałek 7 grudnia", missesOne.Text(".nexts"), StringComparison.Ordinal);
        Assert.Empty(missesBoth.Texts(".nexts"));
    }

    [Fact]
    public async Task Choosing_nothing_is_named_and_changes_nothing()
    {
        await OfferAsync(new(Taken: 1) { Sessions = 2 });
        var enrolment = (await EnrolmentsAsync())[0];
        var page = await SendAsync(enrolment, "rezygnacja");
        Assert.Equal((200, "Wybierz, na czym Cię nie będzie"), (page.Status, page.Text(".errsum a")));
        Assert.Equal([EnrolmentState.Confirmed], await StatesAsync());
    }

    [Fact]
    public async Task Telephone_and_needs_can_be_changed_and_needs_want_their_consent()
    {
        await OfferAsync(new(Taken: 1));
        var enrolment = (await EnrolmentsAsync())[0];
        Assert.EndsWith(" (nieobowiązkowe)", (await OpenAsync(enrolment, "dane")).Text(".needs legend"), StringComparison.Ordinal);
        var answers = Answer("Form.Phone", "601 000 000");
        answers["Form.Needs"] = "LargePrint";
        Assert.Equal(["Zaznacz zgodę na zapisanie potrzeb albo odznacz potrzeby"], (await SendAsync(enrolment, "dane", answers)).Texts(".errsum a"));
        answers["Form.NeedsConsent"] = "true";

        var changed = await SendAsync(enrolment, "dane", answers);

        Assert.Equal("Zmiany są zapisane.", changed.Text("[role=status]"));
        var kept = (await EnrolmentsAsync())[0].Applicant;
        Assert.Equal(("+48601000000", Needs.LargePrint, Site.Clock.GetUtcNow()), (kept.Phone, kept.Needs, kept.NeedsConsentAt));
        var form = await OpenAsync(enrolment, "dane");
        Assert.Equal("601 000 000", form.Document.QuerySelector("#Form_Phone")!.GetAttribute("value"));
        Assert.NotNull(form.Document.QuerySelector("input[value=LargePrint][checked]"));
    }

    [Fact]
    public async Task Taking_all_needs_away_deletes_them_and_the_consent()
    {
        await OfferAsync(new(Taken: 1));
        var enrolment = (await EnrolmentsAsync())[0];
        var answers = Answer("Form.Needs", "LargePrint");
        answers["Form.NeedsConsent"] = "true";
        await SendAsync(enrolment, "dane", answers);

        await SendAsync(enrolment, "dane", Answer("Form.NeedsConsent", "true"));

        var kept = (await EnrolmentsAsync())[0].Applicant;
        Assert.Equal((Needs.None, null), (kept.Needs, kept.NeedsConsentAt));
    }

    [Fact]
    public async Task The_consent_alone_taken_back_deletes_the_needs_also_of_one_who_withdrew()
    {
        await OfferAsync(new(Taken: 1));
        var enrolment = (await EnrolmentsAsync())[0];
        var answers = Answer("Form.Needs", "LargePrint");
        answers["Form.NeedsConsent"] = "true";
        await SendAsync(enrolment, "dane", answers);
        await AtDeskAsync<EnrolmentDesk, bool>(desk => desk.WithdrawAsync(enrolment));
        Assert.NotNull((await OpenAsync(enrolment)).Document.QuerySelector("main a[href$=dane]"));

        await SendAsync(enrolment, "dane", Answer("Form.Needs", "LargePrint"));

        var kept = (await EnrolmentsAsync())[0].Applicant;
        Assert.Equal((Needs.None, null), (kept.Needs, kept.NeedsConsentAt));
        Assert.Null((await OpenAsync(enrolment)).Document.QuerySelector("main a[href$=dane]"));
    }

    [Fact]
    public async Task The_calendar_file_has_the_on_line_link_for_who_has_a_place_only()
    {
        await OfferAsync(new(Seats: 1, Taken: 2) { Online = true, Sessions = 2 });
        var all = await EnrolmentsAsync();

        var has = await OpenAsync(all[0], "kalendarz.ics");
        var waits = await OpenAsync(all[1], "kalendarz.ics");

        Assert.Equal("text/calendar", has.Answer.Content.Headers.ContentType!.MediaType);
        var lines = has.Html.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        Assert.Contains("METHOD:PUBLISH", lines);
        Assert.Equal(["DTSTART;TZID=Europe/Warsaw:20261201T170000", "DTSTART;TZID=Europe/Warsaw:20261208T170000"], lines.Where(line => line.StartsWith("DTSTART;", StringComparison.Ordinal)));
        Assert.Equal(2, lines.Where(line => line.StartsWith("UID:", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Count());
        Assert.Contains(lines, line => line.Contains("spotkania.example.org", StringComparison.Ordinal));
        Assert.DoesNotContain("spotkania.example.org", waits.Html, StringComparison.Ordinal);
        Assert.Contains("spotkania.example.org", (await OpenAsync(all[0])).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("spotkania.example.org", (await OpenAsync(all[1])).Html, StringComparison.Ordinal);
    }
}

public sealed class MyChangesOnSqlite(SqliteSite site) : MyChangesTests(site), IClassFixture<SqliteSite>;

public sealed class MyChangesOnPostgres(PostgresSite site) : MyChangesTests(site), IClassFixture<PostgresSite>;
