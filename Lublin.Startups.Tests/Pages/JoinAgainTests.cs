using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Enrolments;

namespace Lublin.Startups.Tests;

/// <summary>"Join again" says what will happen, and that happens.</summary>
public abstract class JoinAgainTests(SharedSite site) : SiteTests(site)
{
    [Theory]
    [InlineData("", "Staniesz na końcu listy rezerwowej, na 2. miejscu.", "Dołącz jeszcze raz, na końcu listy")]
    [InlineData("/en", "You will join the end of the waiting list as number 2.", "Join again, at the end of the list")]
    [InlineData("/uk", "Ви станете в кінець списку очікування під номером 2.", "Долучитися знову, в кінець списку")]
    public async Task Where_others_wait_the_button_says_the_end_of_the_list_and_which_place(string language, string what, string button)
    {
        await OfferAsync(new(Seats: 1, Taken: 3));
        var first = (await EnrolmentsAsync())[0];
        await AtDeskAsync<EnrolmentDesk, bool>(desk => desk.WithdrawAsync(first));

        var page = await OpenAsync(first, language: language);

        Assert.Contains(what, page.Text(".mhead"), StringComparison.Ordinal);
        Assert.Equal(button, page.Text("main form button"));
    }

    [Theory]
    [InlineData("", "Jest wolne miejsce: zapisz mnie jeszcze raz", "Potwierdzam, biorę miejsce", "Masz miejsce na szkoleniu")]
    [InlineData("/en", "A seat is free: sign me up again", "I confirm, I take the seat", "You have a seat at the training")]
    [InlineData("/uk", "Є вільне місце: запишіть мене знову", "Підтверджую, беру місце", "У Вас є місце на тренінгу")]
    public async Task Where_a_seat_is_free_the_button_says_so_and_it_is_asked_before_it_is_taken(string language, string button, string confirm, string done)
    {
        var left = await LeftAsync(seats: 2);
        using var visitor = new SignUpVisitor(Site);
        var page = await visitor.OpenAsync(PathOf(left, language: language));
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        var link = page.Document.QuerySelector(".mhead .btn")!;
        Assert.Equal(button, link.TextContent);

        var question = await visitor.OpenAsync(link.GetAttribute("href")!);

        Assert.Equal(confirm, question.Text("main form button"));
        Assert.Equal([EnrolmentState.Withdrawn], await StatesAsync());
        Assert.Equal(done, (await visitor.FollowAsync(await visitor.SendAsync(question, form: "main form"))).Heading);
        Assert.Equal(done, (await visitor.FollowAsync(await visitor.SendAsync(question, form: "main form"))).Heading);
        Assert.Equal([EnrolmentState.Withdrawn, EnrolmentState.Confirmed], await StatesAsync());
    }

    [Fact]
    public async Task A_seat_that_went_to_somebody_else_meanwhile_is_not_turned_into_a_place_in_the_queue_unasked()
    {
        var left = await LeftAsync(seats: 1);
        using var visitor = new SignUpVisitor(Site);
        var question = await visitor.OpenAsync(PathOf(left, "ponownie"));
        using var faster = new SignUpVisitor(Site);
        await faster.SignUpAsync();

        var asked = await visitor.FollowAsync(await visitor.SendAsync(question, form: "main form"));

        Assert.Equal("Na ten termin nie ma już miejsc", asked.Heading);
        Assert.Equal([EnrolmentState.Withdrawn, EnrolmentState.Confirmed], await StatesAsync());
        Assert.Equal("Jesteś na liście rezerwowej", (await visitor.FollowAsync(await visitor.SendAsync(asked, form: "main form"))).Heading);
    }

    [Fact]
    public async Task Who_asked_for_the_queue_is_asked_first_when_a_seat_has_become_free()
    {
        await OfferAsync(new(Seats: 1, Taken: 2));
        var all = await EnrolmentsAsync();
        await AtDeskAsync<EnrolmentDesk, bool>(desk => desk.WithdrawAsync(all[1]));
        using var visitor = new SignUpVisitor(Site);
        var page = await visitor.OpenAsync(PathOf(all[1]));
        await AtDeskAsync<EnrolmentDesk, bool>(desk => desk.WithdrawAsync(all[0]));

        var asked = await visitor.FollowAsync(await visitor.SendAsync(page, form: "main form"));

        Assert.Equal("Jest wolne miejsce", asked.Heading);
        Assert.Equal([EnrolmentState.Withdrawn, EnrolmentState.Withdrawn], await StatesAsync());
    }

    [Fact]
    public async Task Who_still_has_a_place_is_led_back_from_the_question()
    {
        await OfferAsync(new(Taken: 1));
        Assert.Equal("Masz miejsce na szkoleniu", (await OpenAsync((await EnrolmentsAsync())[0], "ponownie")).Heading);
    }

    private async Task<Enrolment> LeftAsync(int seats)
    {
        await OfferAsync(new(Seats: seats, Taken: 1));
        var left = (await EnrolmentsAsync())[0];
        await AtDeskAsync<EnrolmentDesk, bool>(desk => desk.WithdrawAsync(left));
        return left;
    }
}

public sealed class JoinAgainOnSqlite(SqliteSite site) : JoinAgainTests(site), IClassFixture<SqliteSite>;

public sealed class JoinAgainOnPostgres(PostgresSite site) : JoinAgainTests(site), IClassFixture<PostgresSite>;
