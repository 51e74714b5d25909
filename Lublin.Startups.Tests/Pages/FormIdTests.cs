using Lublin.Startups.Tests.Support;

namespace Lublin.Startups.Tests;

/// <summary>The id of a form stands in its address, so that others may know it or send it on.</summary>
public abstract class FormIdTests(SharedSite site) : SiteTests(site)
{
    [Fact]
    public async Task The_same_form_address_in_another_browser_is_another_sign_up_and_opens_nobody_elses()
    {
        await OfferAsync(new());
        using var visitor = new SignUpVisitor(Site);
        using var another = new SignUpVisitor(Site);
        var form = await visitor.OpenFormAsync();
        var address = form.Document.QuerySelector("form[method=post]")!.GetAttribute("action")!;
        var done = await DoneAsync(visitor, form, SignUpVisitor.Answers());

        var other = await DoneAsync(another, await another.OpenAsync(address), SignUpVisitor.Answers("Bohdan Koval", "bohdan@example.org"));

        Assert.Equal("Masz miejsce na szkoleniu", other.Heading);
        Assert.NotEqual(done.Text(".ref"), other.Text(".ref"));
        Assert.Equal(2, (await EnrolmentsAsync()).Count);
    }

    [Fact]
    public async Task Going_back_to_a_finished_form_to_sign_up_a_colleague_signs_up_the_colleague()
    {
        await OfferAsync(new());
        using var visitor = new SignUpVisitor(Site);
        var form = await visitor.OpenFormAsync();
        var first = await DoneAsync(visitor, form, SignUpVisitor.Answers());

        var second = await DoneAsync(visitor, form, SignUpVisitor.Answers("Bohdan Koval", "bohdan@example.org"));

        Assert.NotEqual(first.Text(".ref"), second.Text(".ref"));
        Assert.Equal(["Łucja Żółć-Ś", "Bohdan Koval"], (await EnrolmentsAsync()).Select(enrolment => enrolment.Applicant.Name));
    }

    [Fact]
    public async Task Two_tabs_with_the_same_form_make_one_sign_up()
    {
        await OfferAsync(new());
        using var visitor = new SignUpVisitor(Site);
        var form = await visitor.OpenFormAsync();
        var left = await visitor.FollowAsync(await visitor.SendAsync(form, SignUpVisitor.Answers()));
        var right = await visitor.FollowAsync(await visitor.SendAsync(form, SignUpVisitor.Answers()));

        var answers = await Task.WhenAll(visitor.SendAsync(left), visitor.SendAsync(right));

        Assert.Equal(answers[0].Answer.Headers.Location, answers[1].Answer.Headers.Location);
        Assert.Single(await EnrolmentsAsync());
        Assert.Single(await MailsAsync());
    }

    private static async Task<SitePage> DoneAsync(SignUpVisitor visitor, SitePage form, Dictionary<string, string> answers) =>
        await visitor.FollowAsync(await visitor.SendAsync(await visitor.FollowAsync(await visitor.SendAsync(form, answers))));
}

public sealed class FormIdOnSqlite(SqliteSite site) : FormIdTests(site), IClassFixture<SqliteSite>;

public sealed class FormIdOnPostgres(PostgresSite site) : FormIdTests(site), IClassFixture<PostgresSite>;
