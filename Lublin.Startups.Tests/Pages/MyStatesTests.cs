using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Enrolments;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>A person's page shows its state plainly: nobody waiting takes it for a place.</summary>
public sealed class MyStatesTests(SqliteSite site) : SiteTests(site), IClassFixture<SqliteSite>
{
    [Theory]
    [InlineData("")]
    [InlineData("/en")]
    [InlineData("/uk")]
    public async Task Each_state_has_a_first_line_and_an_icon_of_its_own_and_none_has_the_colour_of_a_place(string language)
    {
        var heads = await HeadsAsync(language);

        Assert.Equal(8, heads.Select(head => head.Text(".mhead h1")).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(8, heads.Select(head => head.Document.QuerySelector(".mh-ic svg")!.InnerHtml).Distinct(StringComparer.Ordinal).Count());
        var looks = heads.Select(head => head.Document.QuerySelector(".mhead")!.ClassList.Single(name => name.StartsWith("mh-", StringComparison.Ordinal))).ToList();
        Assert.Equal(["mh-ok", "mh-wait", "mh-offer", "mh-decl", "mh-late", "mh-gone", "mh-canc", "mh-canc"], looks);
    }

    [Fact]
    public async Task The_date_stands_at_the_head_and_the_number_is_its_last_line()
    {
        foreach (var head in await HeadsAsync(""))
        {
            Assert.Equal("wtorek 1 grudnia 2026, 17:00–19:30", head.Text(".mhead .mh-d time"));
            Assert.StartsWith("Numer zgłoszenia PL-2026-", head.Text(".mh-in > :last-child"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_printed_is_called_a_confirmation_only_where_there_is_a_place()
    {
        var heads = await HeadsAsync("");
        Assert.Equal("Potwierdzenie zapisu", heads[0].Texts(".printhead span")[1]);
        Assert.All(heads.Skip(1), head => Assert.Equal(head.Heading, head.Texts(".printhead span")[1]));
    }

    [Fact]
    public async Task What_was_cancelled_shows_its_date_struck_out_and_why()
    {
        var edition = await OfferAsync(new(Taken: 1));
        await AtDeskAsync<EditionDesk, bool>(async desk =>
        {
            await desk.CancelAsync(edition, "Choroba prowadzącej", "staff:1");
            return true;
        });

        var page = await OpenAsync((await EnrolmentsAsync())[0]);

        Assert.Equal("wtorek 1 grudnia 2026, 17:00–19:30", page.Text(".mh-canc .mh-d s"));
        Assert.Contains("Choroba prowadzącej", page.Text(".mh-canc"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Co wolisz?", "Zostaję na liście", "Zostajesz na liście rezerwowej. Nic się nie zmieniło.")]
    [InlineData("/en", "What would you prefer?", "I will stay on the list", "You are staying on the waiting list. Nothing has changed.")]
    [InlineData("/uk", "Що Ви оберете?", "Залишаюся у списку", "Ви залишаєтеся у списку очікування. Нічого не змінилося.")]
    public async Task Who_waits_is_offered_other_dates_as_an_equal_choice(string language, string question, string stay, string stays)
    {
        var waiting = await WaitingAsync();
        var page = await OpenAsync(waiting, language: language);

        Assert.Equal(question, page.Text(".mh-wait h2"));
        var cards = page.Document.QuerySelectorAll(".choose > .ch");
        Assert.Equal(2, cards.Length);
        Assert.Single(cards.Select(card => card.QuerySelector(".btn")!.ClassName!).Distinct(StringComparer.Ordinal));
        Assert.Equal(stay, cards[0].QuerySelector("a")!.TextContent);
        using var visitor = new SignUpVisitor(Site);
        Assert.Equal(stays, (await visitor.OpenAsync(cards[0].QuerySelector("a")!.GetAttribute("href")!)).Text("[role=status]"));
    }

    [Fact]
    public async Task Another_date_is_checked_and_sent_without_typing_anything_again_and_the_place_in_the_queue_stays()
    {
        var waiting = await WaitingAsync();
        using var visitor = new SignUpVisitor(Site);

        var check = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenAsync(PathOf(waiting)), Answer("termin", OtherDate.Slug), ".choose form"));

        Assert.Equal("Sprawdź dane przed wysłaniem", check.Heading);
        Assert.Contains("wtorek 8 grudnia 2026, 9:00–11:00", string.Join(' ', check.Texts(".sumlist .val")), StringComparison.Ordinal);
        Assert.Equal("Masz miejsce na szkoleniu", (await visitor.FollowAsync(await visitor.SendAsync(check))).Heading);
        Assert.Equal([EnrolmentState.Confirmed, EnrolmentState.Waiting, EnrolmentState.Confirmed], await StatesAsync());
        Assert.Equal(waiting.Applicant, (await EnrolmentsAsync())[2].Applicant);
    }

    [Fact]
    public async Task A_date_that_is_no_longer_open_is_not_chosen()
    {
        var waiting = await WaitingAsync();
        Assert.Equal("Na ten termin nie można się już zapisać. Wybierz inny.", (await SendAsync(waiting, "", Answer("termin", "2027-01-01"), ".choose form")).Text("[role=status]"));
    }

    [Fact]
    public async Task With_a_single_choice_nothing_is_asked_and_the_form_says_how_it_stands()
    {
        await OfferAsync(new(Seats: 1, Taken: 3));
        using var visitor = new SignUpVisitor(Site);

        var form = await visitor.OpenFormAsync();

        Assert.Equal("Twoje dane", form.Heading);
        Assert.Equal("Będziesz na 3. miejscu listy rezerwowej", form.Text(".note h2"));
        Assert.StartsWith("Na ten termin nie ma już miejsc.", form.Text(".note p"), StringComparison.Ordinal);
        Assert.DoesNotContain("Co wolisz?", form.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_page_of_the_queue_has_its_button_at_the_end()
    {
        await OfferAsync(new(Seats: 1, Taken: 2));
        await Site.WriteAsync(OtherDate.AddAsync);
        using var visitor = new SignUpVisitor(Site);
        var choice = await visitor.OpenFormAsync();
        var form = await visitor.OpenAsync($"{choice.Document.QuerySelector("form")!.GetAttribute("action")}?wybor=lista&f={choice.Document.QuerySelector("input[name=f]")!.GetAttribute("value")}");

        var check = await visitor.FollowAsync(await visitor.SendAsync(form, SignUpVisitor.Answers()));

        var button = Assert.Single(check.Document.QuerySelectorAll("main form button"));
        Assert.Equal("Zapisz mnie na listę rezerwową", button.TextContent.Trim());
        Assert.Same(button, check.Document.QuerySelectorAll("main form :is(h1, h2, p, dd, a, button)")[^1]);
        Assert.Equal("Jesteś na liście rezerwowej", (await visitor.FollowAsync(await visitor.SendAsync(check))).Heading);
    }

    private async Task<Enrolment> WaitingAsync()
    {
        await OfferAsync(new(Seats: 1, Taken: 2));
        await Site.WriteAsync(OtherDate.AddAsync);
        return (await EnrolmentsAsync())[1];
    }

    /// <summary>One person in each state: confirmed, waiting, offered, declined, expired, withdrawn, cancelled alone, cancelled with the training.</summary>
    private async Task<IReadOnlyList<SitePage>> HeadsAsync(string language)
    {
        await OfferAsync(new(Seats: 10, Taken: 8));
        var all = await EnrolmentsAsync();
        var now = Site.Clock.GetUtcNow();
        await Site.WriteAsync(async db =>
        {
            foreach (var enrolment in await db.Enrolments.OrderBy(each => each.Id).Skip(1).ToListAsync())
                Set(enrolment, nameof(Enrolment.ConfirmedAt), null);
            var rows = await db.Enrolments.OrderBy(each => each.Id).ToListAsync();
            foreach (var (index, fact) in new[] { (2, nameof(Enrolment.OfferedAt)), (3, nameof(Enrolment.DeclinedAt)), (4, nameof(Enrolment.OfferExpiredAt)), (5, nameof(Enrolment.WithdrawnAt)), (6, nameof(Enrolment.CancelledByOfficeAt)), (7, nameof(Enrolment.CancelledByOfficeAt)) })
                Set(rows[index], fact, now);
            Set(rows[2], nameof(Enrolment.OfferEndsAt), now.AddHours(3));
            Set(rows[6], nameof(Enrolment.CancelReason), "Dwa zapisy");

            void Set(Enrolment row, string property, object? value) => db.Entry(row).Property(property).CurrentValue = value;
        });
        List<SitePage> heads = [];
        foreach (var enrolment in all)
            heads.Add(await OpenAsync(enrolment, language: language));
        return heads;
    }
}
