using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

/// <summary>An address that nobody has shown to be theirs takes a few seats on the site; more is for the office to write down.</summary>
public abstract class SignUpAllowanceTests(SharedSite site) : SiteTests(site)
{
    private const string Address = "biuro@example.org";

    private SignUpWriter Line => Site.Services.GetRequiredService<SignUpWriter>();

    [Fact]
    public async Task Forty_sign_ups_at_once_with_one_address_are_five()
    {
        var edition = await OfferAsync(new(Seats: 16));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Line.SignUpAsync(edition, Of(i))));

        Assert.Equal((5, 35), (outcomes.Count(outcome => outcome is EnrolmentOutcome.In), outcomes.Count(outcome => outcome is EnrolmentOutcome.AskOffice)));
        Assert.Equal(Enumerable.Repeat(EnrolmentState.Confirmed, 5), await StatesAsync());
        Assert.Equal(Enumerable.Repeat(RosterMails.Confirmed, 5), await MailsAsync());
    }

    [Fact]
    public async Task The_queue_takes_no_more_of_one_address_than_the_seats_do()
    {
        var edition = await OfferAsync(new(Seats: 1, Taken: 2));
        await InAsync(edition, 0, 1, 2, 3, 4);

        Assert.IsType<EnrolmentOutcome.AskOffice>(await Line.SignUpAsync(edition, Of(5)));
        Assert.Equal(7, (await EnrolmentsAsync()).Count);
    }

    [Fact]
    public async Task The_sixth_of_an_address_is_refused_however_it_is_spelt_and_others_are_not()
    {
        var edition = await OfferAsync(new(Seats: 20));
        await InAsync(edition, 0, 1, 2, 3, 4);

        var sixth = await Line.SignUpAsync(edition, Of(5, "BIURO@Example.ORG"));
        var other = await Line.SignUpAsync(edition, Of(6, "inne@example.org"));
        var elsewhere = await Line.SignUpAsync(await OfferAsync(new("drugie")), Of(5));

        Assert.IsType<EnrolmentOutcome.AskOffice>(sixth);
        Assert.IsType<EnrolmentOutcome.In>(other);
        Assert.IsType<EnrolmentOutcome.In>(elsewhere);
    }

    [Fact]
    public async Task Whoever_is_in_gets_the_same_answer_as_before_also_beyond_the_limit()
    {
        var edition = await OfferAsync(new(Seats: 20));
        var first = Of(0);
        await Line.SignUpAsync(edition, first);
        await InAsync(edition, 1, 2, 3, 4);

        Assert.Equal(first.Nonce, Assert.IsType<EnrolmentOutcome.In>(await Line.SignUpAsync(edition, first)).Link.Nonce);
        Assert.IsType<EnrolmentOutcome.Already>(await Line.SignUpAsync(edition, Of(1)));
        Assert.IsType<EnrolmentOutcome.AskOffice>(await Line.SignUpAsync(edition, Of(5)));
    }

    [Fact]
    public async Task A_place_given_back_may_go_to_another_of_the_same_address()
    {
        var edition = await OfferAsync(new(Seats: 20));
        await InAsync(edition, 0, 1, 2, 3, 4);
        await AtDeskAsync<EnrolmentDesk, bool>(async desk => await desk.WithdrawAsync((await EnrolmentsAsync())[0]));

        await InAsync(edition, 5);
        Assert.IsType<EnrolmentOutcome.AskOffice>(await Line.SignUpAsync(edition, Of(6)));
    }

    [Fact]
    public async Task A_day_of_Warsaw_takes_twenty_sign_ups_of_one_address_also_of_those_who_left()
    {
        List<long> editions = [];
        for (var i = 0; i < 5; i++)
            editions.Add(await OfferAsync(new($"szkolenie-{i}", Seats: 20)));
        await Task.WhenAll(editions.Take(4).SelectMany(edition => Enumerable.Range(0, 5).Select(i => Line.SignUpAsync(edition, Of(i)))));
        await AtDeskAsync<EnrolmentDesk, bool>(async desk => await desk.WithdrawAsync((await EnrolmentsAsync())[0]));
        Assert.Equal(20, (await EnrolmentsAsync()).Count);

        Assert.IsType<EnrolmentOutcome.AskOffice>(await Line.SignUpAsync(editions[4], Of(0)));
        Site.Clock.AdvanceTo(new DateTimeOffset(2026, 11, 23, 22, 59, 59, TimeSpan.Zero));
        Assert.IsType<EnrolmentOutcome.AskOffice>(await Line.SignUpAsync(editions[4], Of(0)));
        Site.Clock.AdvanceTo(new DateTimeOffset(2026, 11, 23, 23, 0, 0, TimeSpan.Zero));
        await InAsync(editions[4], 0);
    }

    [Fact]
    public async Task The_office_signs_up_as_many_of_one_address_as_it_likes()
    {
        var edition = await OfferAsync(new(Seats: 40));
        for (var i = 0; i < 22; i++)
            Assert.IsType<StaffSignUpOutcome.In>(await AtDeskAsync<PeopleDesk, StaffSignUpOutcome>(desk =>
                desk.SignUpAsync(edition, new(Of(i) with { Channel = EnrolmentChannel.Telephone }), Actor.Staff(1))));

        Assert.Equal(22, (await EnrolmentsAsync()).Count);
        await InAsync(await OfferAsync(new("drugie")), 0);
    }

    [Fact]
    public async Task On_the_site_the_answer_says_to_telephone_and_keeps_what_was_typed()
    {
        var edition = await OfferAsync(new(Seats: 20));
        await InAsync(edition, 0, 1, 2, 3, 4);
        using var visitor = new SignUpVisitor(Site);
        var check = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(), SignUpVisitor.Answers(email: Address)));

        var refused = await visitor.FollowAsync(await visitor.SendAsync(check));

        Assert.Equal("Sprawdź dane przed wysłaniem", refused.Heading);
        Assert.Equal(["Tego zapisu nie możemy przyjąć przez stronę"], refused.Texts("main [role=alert] h2"));
        Assert.Contains("5 na jeden termin i 20 jednego dnia", refused.Text("main [role=alert]"), StringComparison.Ordinal);
        Assert.Equal("tel:+48814662500", refused.Document.QuerySelector("main [role=alert] a")!.GetAttribute("href"));
        Assert.Contains("Łucja Żółć-Ś", refused.Texts(".sumlist .val"));
        Assert.Equal(5, (await EnrolmentsAsync()).Count);
        await AtDeskAsync<EnrolmentDesk, bool>(async desk => await desk.WithdrawAsync((await EnrolmentsAsync())[0]));
        Assert.Equal("Masz miejsce na szkoleniu", (await visitor.FollowAsync(await visitor.SendAsync(refused))).Heading);
    }

    [Theory]
    [InlineData("", "Tego zapisu nie możemy przyjąć przez stronę")]
    [InlineData("/en", "We cannot take this sign-up on the site")]
    [InlineData("/uk", "Ми не можемо прийняти цей запис через сайт")]
    public async Task Whoever_wants_to_join_again_beyond_the_limit_is_told_to_telephone(string language, string heading)
    {
        var edition = await OfferAsync(new(Seats: 20));
        await InAsync(edition, 0);
        var first = (await EnrolmentsAsync())[0];
        await AtDeskAsync<EnrolmentDesk, bool>(desk => desk.WithdrawAsync(first));
        await InAsync(edition, 1, 2, 3, 4, 5);
        using var visitor = new SignUpVisitor(Site);
        var page = await visitor.OpenAsync(PathOf(first, language: language));
        var question = await visitor.OpenAsync(PathOf(first, "ponownie", language));

        var refused = await visitor.FollowAsync(await visitor.SendAsync(question, form: "main form[action$=ponownie]"));

        Assert.Equal([heading], refused.Texts("main [role=alert] h2"));
        Assert.Equal("tel:+48814662500", refused.Document.QuerySelector("main [role=alert] a")!.GetAttribute("href"));
        Assert.Equal(page.Heading, refused.Heading);
        Assert.Equal(6, (await EnrolmentsAsync()).Count);
    }

    private async Task InAsync(long edition, params int[] people)
    {
        foreach (var person in people)
            Assert.IsType<EnrolmentOutcome.In>(await Line.SignUpAsync(edition, Of(person)));
    }

    private static SignUp Of(int person, string email = Address) => new(
        Guid.NewGuid(), PersonalLink.NewNonce(), new($"Osoba {(char)('a' + person % 26)}{person / 26}x", email, null, Situation.PlansFirm), 1, "pl", "2026-11-01", "2026-11-01", QueueIfFull: true);
}

public sealed class SignUpAllowanceOnSqlite(SqliteSite site) : SignUpAllowanceTests(site), IClassFixture<SqliteSite>;

public sealed class SignUpAllowanceOnPostgres(PostgresSite site) : SignUpAllowanceTests(site), IClassFixture<PostgresSite>;
