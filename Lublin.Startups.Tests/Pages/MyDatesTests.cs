using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>"I can't come" beside the date it is about: seen, taken back, asked again.</summary>
public sealed class MyDatesTests(SqliteSite site) : SiteTests(site), IClassFixture<SqliteSite>
{
    [Theory]
    [InlineData("", "zgłoszono nieobecność", "Jednak przyjdę: wtorek 8 grudnia 2026", "Dziękujemy. Czekamy na Ciebie na tym spotkaniu.")]
    [InlineData("/en", "you told us you can’t come", "I’ll come after all: Tuesday 8 December 2026", "Thank you. We look forward to seeing you at this session.")]
    [InlineData("/uk", "Ви повідомили про відсутність", "Я все-таки прийду: вівторок 8 грудня 2026 року", "Дякуємо. Чекаємо на Вас на цьому занятті.")]
    public async Task A_date_that_somebody_cannot_come_to_says_so_in_the_list_and_can_be_taken_back(string language, string missed, string button, string thanks)
    {
        var anna = await EnrolledAsync(sessions: 2);
        Assert.DoesNotContain(missed, (await OpenAsync(anna, language: language)).Text(".meta"), StringComparison.Ordinal);
        await MissSecondAsync(anna);

        using var visitor = new SignUpVisitor(Site);
        var page = await visitor.OpenAsync(PathOf(anna, language: language));
        var back = await visitor.FollowAsync(await visitor.SendAsync(page, form: ".meta form"));

        Assert.Equal([missed], page.Texts(".meta .date-note b"));
        Assert.Equal([button], page.Texts(".meta form button"));
        Assert.Equal(thanks, back.Text("[role=status]"));
        Assert.Empty(back.Texts(".meta .date-note"));
        Assert.Equal(0, await Site.WithAsync(db => db.Absences.Open().CountAsync()));
    }

    [Fact]
    public async Task The_calendar_file_is_without_the_date_until_it_is_taken_back()
    {
        var anna = await EnrolledAsync(sessions: 2);
        await MissSecondAsync(anna);
        Assert.Equal(["20261201T170000"], await FileAsync(anna));

        await SendAsync(anna, "", form: ".meta form");

        Assert.Equal(["20261201T170000", "20261208T170000"], await FileAsync(anna));
    }

    [Fact]
    public async Task Whoever_withdrew_and_loads_the_calendar_file_again_is_rid_of_the_dates()
    {
        var anna = await EnrolledAsync(sessions: 2);
        await SendAsync(anna, "rezygnacja", Answer("What", "calosc"));

        var lines = (await OpenAsync(anna, "kalendarz.ics")).Html.Split("\r\n");

        Assert.Equal(["STATUS:CANCELLED", "STATUS:CANCELLED"], lines.Where(line => line.StartsWith("STATUS:", StringComparison.Ordinal)));
        Assert.Equal(["SEQUENCE:1", "SEQUENCE:1"], lines.Where(line => line.StartsWith("SEQUENCE:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task After_a_move_the_person_is_asked_again_beside_the_new_date()
    {
        var anna = await EnrolledAsync(sessions: 2);
        await MissSecondAsync(anna);

        await MoveSecondAsync();

        var page = await OpenAsync(anna);
        Assert.StartsWith("Termin się zmienił. Zgłoszona nieobecność dotyczyła poprzedniego i już nie obowiązuje.", page.Text(".meta .date-note"), StringComparison.Ordinal);
        Assert.Equal("Nie mogę przyjść: środa 9 grudnia 2026", page.Text(".meta .date-note a"));
        Assert.DoesNotContain("Wiemy, że nie przyjdziesz", page.Text("main"), StringComparison.Ordinal);
        Assert.Equal(["20261201T170000", "20261209T170000"], await FileAsync(anna));

        await MissSecondAsync(anna);
        Assert.Equal(["zgłoszono nieobecność"], (await OpenAsync(anna)).Texts(".meta .date-note b"));
    }

    [Fact]
    public async Task An_answer_for_the_date_before_is_not_taken_for_the_new_one()
    {
        var anna = await EnrolledAsync(sessions: 2);
        using var visitor = new SignUpVisitor(Site);
        var page = await visitor.OpenAsync(PathOf(anna, "rezygnacja"));
        var old = page.Document.QuerySelectorAll("input[type=radio]")[1].GetAttribute("value")!;
        await MoveSecondAsync();

        var refused = await visitor.FollowAsync(await visitor.SendAsync(page, Answer("What", old), "main form"));

        Assert.Equal((200, "Termin tego spotkania właśnie się zmienił. Sprawdź nowy i wybierz jeszcze raz"), (refused.Status, refused.Text(".errsum a")));
        Assert.Contains("środa 9 grudnia 2026", refused.Text("main form"), StringComparison.Ordinal);
        Assert.Equal(0, await Site.WithAsync(db => db.Absences.CountAsync()));
    }

    [Fact]
    public async Task What_is_told_already_is_not_asked_and_a_button_pressed_twice_or_too_late_does_no_harm()
    {
        var anna = await EnrolledAsync(sessions: 2);
        await MissSecondAsync(anna);
        Assert.Equal(2, (await OpenAsync(anna, "rezygnacja")).Document.QuerySelectorAll("input[type=radio]").Length);
        using var visitor = new SignUpVisitor(Site);
        var page = await visitor.OpenAsync(PathOf(anna));

        await visitor.SendAsync(page, form: ".meta form");
        var twice = await visitor.FollowAsync(await visitor.SendAsync(page, form: ".meta form"));
        Site.Clock.AdvanceTo(new DateTimeOffset(2026, 12, 8, 16, 0, 0, TimeSpan.Zero));
        var late = await visitor.FollowAsync(await visitor.SendAsync(page, form: ".meta form"));

        Assert.Equal("Dziękujemy. Czekamy na Ciebie na tym spotkaniu.", twice.Text("[role=status]"));
        Assert.Equal(200, late.Status);
        Assert.Equal([RosterMails.WillMiss, RosterMails.WillCome], await MailsAsync());
        Assert.Equal(302, (await visitor.AskAsync(PathOf(anna, "przyjde"))).Status);
    }

    private async Task<Enrolment> EnrolledAsync(int sessions)
    {
        await OfferAsync(new(Taken: 1) { Sessions = sessions });
        return (await EnrolmentsAsync())[0];
    }

    private async Task MissSecondAsync(Enrolment anna) =>
        await SendAsync(anna, "rezygnacja", Answer("What", (await OpenAsync(anna, "rezygnacja")).Document.QuerySelectorAll("input[type=radio]")[1].GetAttribute("value")!));

    private async Task MoveSecondAsync()
    {
        var second = await Site.WithAsync(db => db.Sessions.AsNoTracking().OrderBy(each => each.Id).LastAsync());
        await AtDeskAsync<SessionDesk, SessionOutcome>(desk => desk.MoveAsync(second.EditionId, second.Id, second.Plan with { Date = second.Date.AddDays(1) }, "staff:1"));
    }

    private async Task<IEnumerable<string>> FileAsync(Enrolment anna) => (await OpenAsync(anna, "kalendarz.ics")).Html.Split("\r\n")
        .Where(line => line.StartsWith("DTSTART;", StringComparison.Ordinal)).Select(line => line.Split(':')[1]);
}
