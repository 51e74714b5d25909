using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Enrolments;

namespace Lublin.Startups.Tests;

public abstract class MyOfferTests(SharedSite site) : SiteTests(site)
{
    private static readonly Dictionary<string, string> Yes = Answer("odpowiedz", "tak");
    private static readonly Dictionary<string, string> No = Answer("odpowiedz", "nie");

    [Fact]
    public async Task An_offer_accepted_twice_is_one_place_and_one_mail()
    {
        var offered = await OfferedAsync();
        using var visitor = new SignUpVisitor(Site);
        var page = await visitor.OpenAsync(PathOf(offered));

        Assert.Equal("Masz miejsce na szkoleniu", (await visitor.FollowAsync(await visitor.SendAsync(page, Yes, "main form"))).Heading);
        var again = await visitor.FollowAsync(await visitor.SendAsync(page, Yes, "main form"));

        Assert.Equal("Masz miejsce na szkoleniu", again.Heading);
        Assert.Null(again.Document.QuerySelector("[role=status]"));
        Assert.Equal([EnrolmentState.Withdrawn, EnrolmentState.Confirmed, EnrolmentState.Waiting], await StatesAsync());
        Assert.Equal([RosterMails.Withdrawn, RosterMails.Offered, RosterMails.Confirmed], await MailsAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("ponownie")]
    public async Task A_form_that_was_open_too_long_leads_back_to_its_buttons_and_acts_on_nothing(string page)
    {
        var offered = await OfferedAsync();
        if (page.Length > 0)
            await AtDeskAsync<EnrolmentDesk, bool>(desk => desk.DeclineAsync(offered));
        var states = await StatesAsync();
        using var visitor = new SignUpVisitor(Site);

        var back = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenAsync(PathOf(offered)), Yes, "main form", token: false));

        Assert.Equal("Strona była otwarta zbyt długo. Wybierz jeszcze raz.", back.Text("[role=status]"));
        Assert.NotNull(back.Document.QuerySelector("main form button[type=submit]"));
        Assert.Equal(states, await StatesAsync());
    }

    [Fact]
    public async Task An_offer_accepted_after_its_end_is_no_place_and_the_next_one_is_asked()
    {
        var offered = await OfferedAsync();
        using var visitor = new SignUpVisitor(Site);
        var page = await visitor.OpenAsync(PathOf(offered));
        Site.Clock.AdvanceTo(offered.OfferEndsAt!.Value);

        var late = await visitor.FollowAsync(await visitor.SendAsync(page, Yes, "main form"));

        Assert.Equal("Czas na przyjęcie miejsca minął", late.Heading);
        await AtDeskAsync<OfferDesk, int>(desk => desk.EndAsync());
        Assert.Equal([EnrolmentState.Withdrawn, EnrolmentState.OfferExpired, EnrolmentState.Offered], await StatesAsync());
        Assert.Equal([RosterMails.Withdrawn, RosterMails.Offered, RosterMails.OfferEnded, RosterMails.Offered], await MailsAsync());
    }

    [Fact]
    public async Task A_second_before_its_end_an_offer_is_still_good()
    {
        var offered = await OfferedAsync();
        Site.Clock.AdvanceTo(offered.OfferEndsAt!.Value.AddSeconds(-1));
        Assert.Equal("Masz miejsce na szkoleniu", (await SendAsync(offered, "", Yes)).Heading);
    }

    [Fact]
    public async Task A_declined_place_is_offered_to_the_next_one_at_once()
    {
        var offered = await OfferedAsync();

        var declined = await SendAsync(offered, "", No);

        Assert.Equal("Miejsce oddane", declined.Heading);
        Assert.Equal([EnrolmentState.Withdrawn, EnrolmentState.Declined, EnrolmentState.Offered], await StatesAsync());
        Assert.Equal([RosterMails.Withdrawn, RosterMails.Offered, RosterMails.OfferEnded, RosterMails.Offered], await MailsAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_joins_again_stands_at_the_end_once_however_often_the_form_is_sent(bool expired)
    {
        var offered = await OfferedAsync();
        if (expired)
            Site.Clock.AdvanceTo(offered.OfferEndsAt!.Value);
        else
            await AtDeskAsync<EnrolmentDesk, bool>(desk => desk.DeclineAsync(offered));
        using var visitor = new SignUpVisitor(Site);
        var page = await visitor.OpenAsync(PathOf(offered));

        var again = await visitor.FollowAsync(await visitor.SendAsync(page, form: "main form"));
        var twice = await visitor.FollowAsync(await visitor.SendAsync(page, form: "main form"));

        Assert.Equal("Jesteś na liście rezerwowej", again.Heading);
        Assert.Equal("Twoje miejsce na liście: 1.", again.Text(".mh-place"));
        Assert.Equal(again.Text(".ref"), twice.Text(".ref"));
        Assert.Equal(
            [EnrolmentState.Withdrawn, expired ? EnrolmentState.OfferExpired : EnrolmentState.Declined, EnrolmentState.Offered, EnrolmentState.Waiting],
            await StatesAsync());
        Assert.Equal(offered.Applicant, (await EnrolmentsAsync())[3].Applicant);
    }

    [Fact]
    public async Task Joining_again_by_a_form_without_its_key_opens_nobody_elses_enrolment()
    {
        var offered = await OfferedAsync();
        await AtDeskAsync<EnrolmentDesk, bool>(desk => desk.DeclineAsync(offered));
        var withdrawn = (await EnrolmentsAsync())[0];

        foreach (var person in (Enrolment[])[offered, withdrawn])
        {
            using var visitor = new SignUpVisitor(Site);
            var page = await visitor.OpenAsync(PathOf(person));
            page.Document.QuerySelector("main form input[name=f]")!.Remove();
            var answered = await visitor.FollowAsync(await visitor.SendAsync(page, form: "main form"));
            Assert.Equal(person.Number, answered.Text(".ref"));
        }

        Assert.Equal(3, (await EnrolmentsAsync()).Count);
    }

    [Fact]
    public async Task A_person_whose_offer_ended_a_moment_ago_may_sign_up_anew_by_the_public_form()
    {
        var offered = await OfferedAsync();
        Site.Clock.AdvanceTo(offered.OfferEndsAt!.Value);
        using var visitor = new SignUpVisitor(Site);

        var done = await visitor.SignUpAsync(SignUpVisitor.Answers(offered.Applicant.Name, offered.Applicant.Email!));

        Assert.Equal("Jesteś na liście rezerwowej", done.Heading);
        Assert.Equal([EnrolmentState.Withdrawn, EnrolmentState.OfferExpired, EnrolmentState.Offered, EnrolmentState.Waiting], await StatesAsync());
    }

    /// <summary>One seat, given back; the first of two in the queue is asked, and their letter has left.</summary>
    private async Task<Enrolment> OfferedAsync()
    {
        await OfferAsync(new(Seats: 1, Taken: 3));
        var first = (await EnrolmentsAsync())[0];
        Assert.True(await AtDeskAsync<EnrolmentDesk, bool>(desk => desk.WithdrawAsync(first)));
        await DeliverAsync();
        return (await EnrolmentsAsync())[1];
    }
}

public sealed class MyOfferOnSqlite(SqliteSite site) : MyOfferTests(site), IClassFixture<SqliteSite>;

public sealed class MyOfferOnPostgres(PostgresSite site) : MyOfferTests(site), IClassFixture<PostgresSite>;
