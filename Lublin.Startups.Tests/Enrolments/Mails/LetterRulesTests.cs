using System.Text.RegularExpressions;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Tests;

public abstract partial class LetterRulesTests(ITestDatabase database) : IAsyncLifetime
{
    private const string Clerk = "staff:1";
    private static readonly DateOnly Day = new(2026, 11, 24);
    private readonly TestOffice office = new(database, new TestClock(new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero)));
    private SessionPlan[] plans = [];

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        plans = [new(Day, new(17, 0), new(19, 30), await office.OpenRoomAsync())];
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task A_name_with_markup_and_emoji_is_shown_and_does_nothing()
    {
        const string name = "<script>alert(1)</script> 🎉\r\nBcc: x@example.org";
        var edition = await office.PublishAsync(5, plans, title: "<b>KSeF</b>\r\nX: y");
        await office.EnrolAsync(edition, name, "anna@example.org");
        await office.DoAsync<LinkDesk>(desk => desk.SendLinksAsync("anna@example.org", "pl"));
        var links = (await office.LastAsync(RosterMails.Links))!;
        var confirmed = (await office.LastAsync(RosterMails.Confirmed))!;
        Assert.DoesNotContain("<script>", links.Html);
        Assert.Contains("<script>alert(1)</script> 🎉", HtmlWords.Of(links.Html));
        Assert.DoesNotContain("<b>KSeF", confirmed.Html);
        Assert.DoesNotContain(links.To.Name + links.Subject + confirmed.To.Address + confirmed.Subject, char.IsControl);
        Assert.DoesNotContain("\r\nBcc", confirmed.Calendars[0].Ics);
    }

    [Fact]
    public async Task The_online_link_is_for_the_confirmed_only_and_no_address_of_a_script_is_clickable()
    {
        var edition = await office.PublishAsync(1, [new(Day, new(17, 0), new(19, 30), null, "javascript:alert(1)")]);
        await office.EnrolAsync(edition);
        await office.EnrolAsync(edition);
        Assert.DoesNotContain("href=\"javascript:", (await office.LastAsync(RosterMails.Confirmed))!.Html);
        Assert.Contains("javascript:alert(1)", (await office.LastAsync(RosterMails.Confirmed))!.Text);
        var waiting = (await office.LastAsync(RosterMails.Waiting))!;
        Assert.DoesNotContain("javascript:", waiting.Text + waiting.Html);
    }

    [Fact]
    public async Task A_letters_own_link_is_the_first_address_that_begins_a_line_of_the_text()
    {
        var edition = await office.PublishAsync(5, plans);
        var other = await office.PublishAsync(5, plans, title: "Podatki");
        await office.EnrolAsync(other, email: "anna@example.org");
        await office.EnrolAsync(edition, email: "anna@example.org");
        var letter = (await office.LastAsync(RosterMails.Confirmed))!;

        var lines = letter.Text.Split('\n');
        var addresses = lines.Where(line => line.Contains("/moje-zapisy/", StringComparison.Ordinal)).ToList();
        Assert.Equal([false, true, true], addresses.Select(line => line.StartsWith("https://", StringComparison.Ordinal)));
        Assert.Equal(addresses[1], addresses[2]);
        Assert.NotEqual(addresses[1], addresses[0].Trim());
        Assert.Equal("Zobacz swój zapis:", lines[Array.IndexOf(lines, addresses[1]) - 1]);
        Assert.Equal("-- ", lines[Array.FindIndex(lines, line => line.StartsWith("Piszemy, bo", StringComparison.Ordinal)) - 1]);
    }

    [Fact]
    public async Task Several_sessions_come_as_several_calendar_parts()
    {
        var edition = await office.PublishAsync(5, [plans[0], plans[0] with { Date = Day.AddDays(2) }]);
        await office.EnrolAsync(edition);
        var letter = (await office.LastAsync(RosterMails.Confirmed))!;
        Assert.Equal(2, letter.Calendars.Count);
        Assert.All(letter.Calendars, part => Assert.Single(Uid().Matches(part.Ics)));
        Assert.Equal(2, letter.Calendars.Select(part => Uid().Match(part.Ics).Value).Distinct().Count());
    }

    [Theory]
    [InlineData("withdraws", "withdrawn offered")]
    [InlineData("moves", "moved")]
    [InlineData("cancels", "cancelled cancelled")]
    [InlineData("raises", "offered")]
    [InlineData("closes", "")]
    public async Task Each_event_puts_its_mails(string happens, string kinds)
    {
        var edition = await office.PublishAsync(1, plans);
        var first = await office.EnrolAsync(edition);
        await office.EnrolAsync(edition);
        var before = (await office.MailsAsync()).Count;
        await (happens switch
        {
            "withdraws" => office.DoAsync<EnrolmentDesk>(desk => desk.WithdrawAsync(first)),
            "moves" => office.DoAsync<SessionDesk>(desk => desk.MoveAsync(edition.Id, edition.Sessions.Single().Id, plans[0] with { Start = new(16, 0) }, Clerk)),
            "cancels" => office.DoAsync<EditionDesk>(desk => desk.CancelAsync(edition.Id, "Powód", Clerk)),
            "raises" => office.SetSeatsAsync(edition.Id, 2, Clerk),
            _ => office.DoAsync<EditionDesk>(desk => desk.CloseAsync(edition.Id, Clerk)),
        });
        Assert.Equal(kinds, string.Join(' ', (await office.MailsAsync()).Skip(before).Select(mail => mail.Kind)));
    }

    [Fact]
    public async Task Needs_are_forgotten_thirty_days_after_the_last_session()
    {
        await office.EnrolAsync(await office.PublishAsync(5, plans), needs: Needs.Laptop | Needs.LargePrint);
        office.Clock.AdvanceTo(new(2026, 12, 24, 18, 0, 0, TimeSpan.Zero));
        Assert.Equal(0, await office.AskAsync<NeedsDesk, int>(desk => desk.ForgetAsync()));
        office.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(1, await office.AskAsync<NeedsDesk, int>(desk => desk.ForgetAsync()));
        Assert.Equal(0, await office.AskAsync<NeedsDesk, int>(desk => desk.ForgetAsync()));
    }

    [Fact]
    public async Task Needs_do_not_wait_for_a_session_that_never_takes_place()
    {
        var edition = await office.PublishAsync(5, [plans[0], plans[0] with { Date = plans[0].Date.AddDays(60) }]);
        await office.EnrolAsync(edition, needs: Needs.Laptop);
        var cancelled = await office.PublishAsync(5, [plans[0] with { Date = plans[0].Date.AddDays(90) }], title: "Podatki");
        await office.EnrolAsync(cancelled, needs: Needs.LargePrint);
        await office.DoAsync<SessionDesk>(desk => desk.CancelAsync(edition.Id, edition.Held.Last().Id, "Powód", Clerk));
        await office.DoAsync<EditionDesk>(desk => desk.CancelAsync(cancelled.Id, "Powód", Clerk));

        office.Clock.AdvanceTo(new(2026, 12, 24, 18, 31, 0, TimeSpan.Zero));

        Assert.Equal(2, await office.AskAsync<NeedsDesk, int>(desk => desk.ForgetAsync()));
    }

    [GeneratedRegex("^UID:.*$", RegexOptions.Multiline, 1000)]
    private static partial Regex Uid();
}

public sealed class LetterRulesOnSqliteTests() : LetterRulesTests(new SqliteDatabase());

public sealed class LetterRulesOnPostgresTests() : LetterRulesTests(new PostgresDatabase());
