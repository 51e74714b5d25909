using Lublin.Startups.Tests.Support;

namespace Lublin.Startups.Tests;

/// <summary>An address that looks mistyped is asked about before it is sent, and never refused.</summary>
public sealed class SignUpTypoTests(SqliteSite site) : SiteTests(site), IClassFixture<SqliteSite>
{
    [Theory]
    [InlineData("", "Czy chodziło o lucja@gmail.com?")]
    [InlineData("/en", "Did you mean lucja@gmail.com?")]
    [InlineData("/uk", "Можливо, Ви мали на увазі lucja@gmail.com?")]
    public async Task The_check_page_asks(string language, string question)
    {
        using var visitor = new SignUpVisitor(Site);
        Assert.Equal(question, (await CheckAsync(visitor, "lucja@gmial.com", language)).Text(".note h2"));
    }

    [Theory]
    [InlineData("popraw", "lucja@gmail.com")]
    [InlineData("zostaw", "lucja@gmial.com")]
    public async Task One_click_takes_or_keeps_it_and_every_other_answer_stays(string answer, string address)
    {
        using var visitor = new SignUpVisitor(Site);
        var asked = await CheckAsync(visitor, "lucja@gmial.com");

        var check = await visitor.FollowAsync(await visitor.SendAsync(asked, Answer("adres", answer)));

        Assert.Empty(check.Texts(".note"));
        Assert.Equal(asked.Texts(".sumlist .val").Select(value => value.Replace("lucja@gmial.com", address, StringComparison.Ordinal)), check.Texts(".sumlist .val"));
        Assert.Empty(await EnrolmentsAsync());
        await visitor.FollowAsync(await visitor.SendAsync(check));
        Assert.Equal(address, Assert.Single(await EnrolmentsAsync()).Applicant.Email);
    }

    [Theory]
    [InlineData("lucja@o2.p", "lucja@o2.pl")]
    [InlineData("lucja@gmailcom", "lucja@gmail.com")]
    public async Task A_slip_that_is_no_address_at_all_is_asked_about_too(string typed, string meant)
    {
        using var visitor = new SignUpVisitor(Site);
        Assert.Equal($"Czy chodziło o {meant}?", (await CheckAsync(visitor, typed)).Text(".note h2"));
    }

    [Fact]
    public async Task Who_does_not_answer_is_signed_up_as_typed()
    {
        using var visitor = new SignUpVisitor(Site);
        var asked = await CheckAsync(visitor, "lucja@gmial.com");

        Assert.Equal("Masz miejsce na szkoleniu", (await visitor.FollowAsync(await visitor.SendAsync(asked))).Heading);

        Assert.Equal("lucja@gmial.com", Assert.Single(await EnrolmentsAsync()).Applicant.Email);
    }

    [Fact]
    public async Task Who_keeps_an_address_is_not_asked_again_after_changing_something_else()
    {
        using var visitor = new SignUpVisitor(Site);
        var kept = await visitor.FollowAsync(await visitor.SendAsync(await CheckAsync(visitor, "lucja@gmial.com"), Answer("adres", "zostaw")));
        var form = await visitor.OpenAsync(kept.Document.QuerySelector(".chg a[href*=Form_Phone]")!.GetAttribute("href")!.Split('#')[0]);
        var answers = SignUpVisitor.Answers(email: "lucja@gmial.com");
        answers["Form.Phone"] = "601000000";

        var check = await visitor.FollowAsync(await visitor.SendAsync(form, answers));

        Assert.Empty(check.Texts(".note"));
        Assert.Contains("601 000 000", check.Texts(".sumlist .val"));
    }

    [Fact]
    public async Task An_address_like_any_other_is_not_asked_about()
    {
        using var visitor = new SignUpVisitor(Site);
        Assert.Empty((await CheckAsync(visitor, "lucja@gmail.com")).Texts(".note"));
    }

    private async Task<SitePage> CheckAsync(SignUpVisitor visitor, string email, string language = "")
    {
        await OfferAsync(new());
        return await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(language: language), SignUpVisitor.Answers(email: email)));
    }
}
