using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Enrolments.Mails;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

public abstract class MailroomPagesTests(SharedSite site) : MailroomTests(site)
{
    private static readonly Dictionary<string, string> Reason = Answer("Reason", "Sprawdzamy salę");

    [Fact]
    public async Task Lists_say_to_whom_mail_goes_and_why_it_failed()
    {
        var theirs = await EnrolAsync(await OfferAsync(new()), "Łucja Żółć", "lucja@example.org");
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var waiting = await staff.OpenAsync("/biuro/poczta");
        Assert.Equal(["Potwierdzenie miejsca", "Łucja Żółć lucja@example.org", $"KSeF bez stresu {theirs.Number}"], [waiting.Text("tbody th"), .. waiting.Texts("tbody td").Take(2)]);
        await RefuseAsync();
        var failed = await staff.OpenAsync(waiting.Document.QuerySelector("main nav a[href*=nieudane]")!.GetAttribute("href")!);

        Assert.Contains("550 5.1.1 nobody of that name", failed.Text("tbody tr"), StringComparison.Ordinal);
        Assert.Contains("Nic nie czeka", (await staff.OpenAsync("/biuro/poczta")).Text(".panel"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_is_narrowed_by_kind_edition_day_and_number_and_says_what_is_no_number()
    {
        var (one, other) = (await OfferAsync(new()), await OfferAsync(new("drugie", Seats: 1, Taken: 1)));
        var theirs = await EnrolAsync(one, "Anna");
        await EnrolAsync(other, "Jan");
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var all = await staff.OpenAsync("/biuro/poczta");
        foreach (var answers in ((string, string)[][])[[("edycja", $"{one}")], [("rodzaj", "confirmed")], [("numer", theirs.Number)], [("numer", $"{theirs.Id}")], [("dzien", "2026-11-23"), ("edycja", $"{one}")]])
            Assert.StartsWith("Anna", Assert.Single((await staff.FilterAsync(all, answers)).Texts("tbody tr td:nth-child(2)")), StringComparison.Ordinal);
        Assert.Empty((await staff.FilterAsync(all, ("dzien", "2026-11-24"))).Texts("tbody tr"));
        var wrong = await staff.FilterAsync(all, ("numer", "abc"));
        Assert.Contains("Wpisz numer zapisu", wrong.Text("#numer-e"), StringComparison.Ordinal);
        Assert.StartsWith("Błąd:", wrong.Text("title"), StringComparison.Ordinal);
        Assert.Equal("#numer", wrong.Document.QuerySelector(".errsum a")!.GetAttribute("href"));
        Assert.Equal("abc", wrong.Document.QuerySelector("#numer")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Who_sends_again_what_is_void_is_told_that_it_will_not_go()
    {
        var edition = await OfferAsync(new());
        var theirs = await EnrolAsync(edition);
        await RefuseAsync();
        var refused = Assert.Single(await RowsAsync());
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var asks = await staff.OpenAsync($"/biuro/poczta/{refused.Id}/ponow");
        await AtDeskAsync<EnrolmentDesk, bool>(desk => desk.WithdrawAsync(theirs));

        // It was given up, and has lost its reason since.
        const string Void = "Ta wiadomość jest nieaktualna, więc nie wyjdzie.";
        var told = await staff.FollowAsync(await staff.SendAsync(asks, null, "main form"));
        Assert.Equal(Void, told.Text("[role=status]"));
        Assert.Equal(MailState.Failed, (await RowsAsync())[0].State);
        Assert.Contains(Void, (await staff.OpenAsync($"/biuro/poczta/{refused.Id}/ponow")).Text("main"), StringComparison.Ordinal);

        // It was voided by the delivery.
        await EnrolAsync(edition, "Jan Test");
        var late = (await EnrolmentsAsync())[1];
        var waiting = (await RowsAsync())[^1];
        await AtDeskAsync<EnrolmentDesk, bool>(desk => desk.WithdrawAsync(late));
        await DeliverAsync();
        Assert.Equal(MailState.Voided, (await RowsAsync()).Single(mail => mail.Id == waiting.Id).State);
        var page = await staff.OpenAsync($"/biuro/poczta/{waiting.Id}/ponow");
        Assert.Contains(Void, page.Text("main"), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form"));
    }

    [Fact]
    public async Task Long_lists_go_on_by_key_and_cost_the_same_with_one_row_and_with_three()
    {
        var edition = await OfferAsync(new(Seats: 100));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        await EnrolAsync(edition);
        await staff.OpenAsync("/biuro/poczta");
        var one = await CostAsync(staff, "/biuro/poczta");
        for (var i = 0; i < 2; i++)
            await EnrolAsync(edition);
        await staff.OpenAsync("/biuro/poczta");
        Assert.Equal(one, await CostAsync(staff, "/biuro/poczta"));
        for (var i = 0; i < 49; i++)
            await EnrolAsync(edition);

        var first = await staff.OpenAsync("/biuro/poczta");
        var second = await staff.OpenAsync(first.Document.QuerySelector("[rel=next]")!.GetAttribute("href")!);

        Assert.Equal([50, 2], [first.Texts("tbody tr").Count, second.Texts("tbody tr").Count]);
        Assert.Null(second.Document.QuerySelector("[rel=next]"));
    }

    [Theory]
    [InlineData(RosterMails.Confirmed)]
    [InlineData(RosterMails.Links)]
    public async Task A_mail_is_shown_as_it_will_look_and_opens_nothing(string kind)
    {
        var theirs = await EnrolAsync(await OfferAsync(new()));
        await AtDeskAsync<LinkDesk, bool>(async desk =>
        {
            await desk.SendLinksAsync(theirs.Applicant.Email!, "pl");
            return true;
        });
        var mail = (await RowsAsync()).Single(each => each.Kind == kind);
        var code = Site.Services.GetRequiredService<PersonalLink>().Code(LinkPurpose.Enrolment, theirs.Link);
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var page = await staff.OpenAsync($"/biuro/poczta/{mail.Id}");
        var letter = await staff.OpenAsync(page.Document.QuerySelector("iframe[sandbox]")!.GetAttribute("src")!);

        Assert.Contains("KSeF bez stresu", letter.Html, StringComparison.Ordinal);
        Assert.Contains("/moje-zapisy/" + LetterMask.Mask, page.Html, StringComparison.Ordinal);
        Assert.Contains("style-src 'unsafe-inline'", letter.Answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", page.Answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.All([page, letter], each =>
        {
            Assert.DoesNotContain(code, each.Html, StringComparison.Ordinal);
            Assert.DoesNotContain(code[..16], each.Html, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_link_to_a_password_is_shown_to_nobody()
    {
        var halina = await Site.HireAsync(StaffRole.Admin, "Halina Nowak");
        await AtDeskAsync<AccountDesk, bool>(async desk =>
        {
            await desk.SendLinkAsync(halina, Staff);
            return true;
        });
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var mail = (await RowsAsync()).Single().Id;

        foreach (var page in new[] { await staff.OpenAsync($"/biuro/poczta/{mail}"), await staff.OpenAsync($"/biuro/poczta/{mail}/tresc") })
        {
            Assert.Contains($"/konto/haslo/{halina}/{LetterMask.Mask}", page.Html, StringComparison.Ordinal);
            Assert.DoesNotMatch($"/konto/haslo/{halina}/[A-Za-z0-9_-]", page.Html);
        }
    }

    [Fact]
    public async Task A_mail_that_lost_its_reason_says_so_and_one_that_went_out_that_it_is_written_anew()
    {
        var theirs = await EnrolAsync(await OfferAsync(new()));
        await DeliverAsync();
        var mail = (await RowsAsync())[0].Id;
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        Assert.Contains("napisana z dzisiejszych danych", (await staff.OpenAsync($"/biuro/poczta/{mail}")).Text("main"), StringComparison.Ordinal);
        await AtDeskAsync<EnrolmentDesk, bool>(desk => desk.WithdrawAsync(theirs));

        Assert.Contains("nie ma już powodu", (await staff.OpenAsync($"/biuro/poczta/{mail}")).Text("main"), StringComparison.Ordinal);
        Assert.Equal(404, (await staff.AskAsync($"/biuro/poczta/{mail}/tresc")).Status);
        Assert.Equal(404, (await staff.AskAsync("/biuro/poczta/4000")).Status);
    }

    [Fact]
    public async Task Staff_send_again_and_the_page_tells_what_came_of_it()
    {
        await EnrolAsync(await OfferAsync(new()));
        await DeliverAsync();
        var mail = (await RowsAsync())[0].Id;
        using var staff = await Site.StaffAsync(StaffRole.Staff, "Halina Nowak");

        var question = await staff.OpenAsync($"/biuro/poczta/{mail}/ponow");
        var told = await staff.FollowAsync(await staff.SendAsync(question, form: "main form[method=post]"));
        Assert.Contains("To nowa wiadomość", told.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("Halina Nowak", told.Text(".past"), StringComparison.Ordinal);
        var again = await staff.FollowAsync(await staff.SendAsync(question, form: "main form[method=post]"));

        Assert.Contains("już czeka", again.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal([MailState.Sent, MailState.Waiting], await MailStatesAsync());
    }

    [Fact]
    public async Task Staff_send_everything_again_that_failed_since_a_day_after_seeing_how_much_that_is()
    {
        var edition = await OfferAsync(new());
        await EnrolAsync(edition);
        await EnrolAsync(edition);
        await RefuseAsync("451 try later");
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var none = await staff.FilterAsync(await staff.OpenAsync("/biuro/poczta/nieudane/ponow"), ("od", "2026-11-24"));
        Assert.Contains("Od 24 listopada 2026 nie ma wiadomości, których nie udało się wysłać.", none.Text("main"), StringComparison.Ordinal);
        Assert.Null(none.Document.QuerySelector("main form[method=post] button"));
        var question = await staff.FilterAsync(none, ("od", "2026-11-23"));
        Assert.Contains("451 try later: 2", question.Text("main"), StringComparison.Ordinal);
        var told = await staff.FollowAsync(await staff.SendAsync(question, form: "main form[method=post]"));

        Assert.Equal("Jeszcze raz wychodzą 2 wiadomości.", told.Text("[role=status]"));
        Assert.Equal([MailState.Waiting, MailState.Waiting], await MailStatesAsync());
    }

    [Fact]
    public async Task A_hold_asks_why_and_stands_on_every_page_until_it_is_released()
    {
        var edition = await OfferAsync(new());
        await EnrolAsync(edition);
        using var staff = await Site.StaffAsync(StaffRole.Coordinator);
        var question = await staff.OpenAsync($"/biuro/poczta/wstrzymaj?edycja={edition}");

        var refused = await staff.SendAsync(question, Answer("Reason", " "), "main form[method=post]");
        Assert.Equal((200, "Wpisz powód. Zobaczy go zespół"), (refused.Status, refused.Text(".errsum li")));
        await staff.FollowAsync(await staff.SendAsync(question, Reason, "main form[method=post]"));

        foreach (var page in new[] { "/biuro/poczta", "/biuro/poczta/plan", $"/biuro/poczta/{(await RowsAsync())[0].Id}" })
        {
            var note = (await staff.OpenAsync(page)).Text(".note-warn");
            Assert.Contains("Wstrzymana jest poczta edycji „KSeF bez stresu”", note, StringComparison.Ordinal);
            Assert.Contains("Sprawdzamy salę", note, StringComparison.Ordinal);
        }

        var released = await staff.FollowAsync(await staff.SendAsync(await staff.OpenAsync($"/biuro/poczta/zwolnij?edycja={edition}"), form: "main form[method=post]"));
        Assert.Equal("Wysyłka jest wznowiona.", released.Text("[role=status]"));
        Assert.Null(released.Document.QuerySelector(".note-warn"));
        Assert.Equal(404, (await staff.AskAsync($"/biuro/poczta/zwolnij?edycja={edition}")).Status);
    }

    [Theory]
    [InlineData("/biuro/poczta/wstrzymaj")]
    [InlineData("/biuro/poczta/zwolnij")]
    [InlineData("/biuro/poczta/1/wstrzymaj")]
    [InlineData("/biuro/poczta/1/zwolnij")]
    public async Task Only_coordinators_hold_and_release(string page)
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        Assert.Equal(403, (await staff.AskAsync(page)).Status);
    }

    [Fact]
    public async Task One_mail_is_held_and_released_from_its_page()
    {
        await EnrolAsync(await OfferAsync(new()));
        var mail = (await RowsAsync())[0].Id;
        using var staff = await Site.StaffAsync(StaffRole.Coordinator);

        await staff.FollowAsync(await staff.SendAsync(await staff.OpenAsync($"/biuro/poczta/{mail}/wstrzymaj"), Reason, "main form[method=post]"));
        Assert.Equal([MailState.Held], await MailStatesAsync());
        Assert.Equal(404, (await staff.AskAsync($"/biuro/poczta/{mail}/wstrzymaj")).Status);
        await staff.FollowAsync(await staff.SendAsync(await staff.OpenAsync($"/biuro/poczta/{mail}/zwolnij"), form: "main form[method=post]"));

        Assert.Equal([MailState.Waiting], await MailStatesAsync());
    }

    private async Task<int> CostAsync(SignUpVisitor staff, string address)
    {
        var before = Site.Commands.Sent;
        await staff.OpenAsync(address);
        return Site.Commands.Sent - before;
    }
}

public sealed class MailroomPagesOnSqliteTests(SqliteSite site) : MailroomPagesTests(site), IClassFixture<SqliteSite>;

public sealed class MailroomPagesOnPostgresTests(PostgresSite site) : MailroomPagesTests(site), IClassFixture<PostgresSite>;
