using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Enrolments;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

public sealed class DatabaseGoneTests : SiteTests
{
    private readonly FragileDatabase database;

    public DatabaseGoneTests() : this(new FragileDatabase())
    {
    }

    private DatabaseGoneTests(FragileDatabase database) : base(database) => this.database = database;

    [Fact]
    public async Task The_last_step_without_a_database_says_try_again_and_the_same_form_then_makes_one_enrolment()
    {
        using var visitor = await VisitorAsync();
        var check = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(), SignUpVisitor.Answers()));
        database.Wire.Cut();

        var refused = await visitor.SendAsync(check);

        Assert.Equal((503, "Serwis chwilowo nie odpowiada"), (refused.Status, refused.Heading));
        Assert.NotNull(refused.Answer.Headers.RetryAfter);
        Assert.Equal("Spróbuj jeszcze raz za chwilę. Twoje odpowiedzi są zachowane.", refused.Text("main .lead"));

        database.Wire.Mend();
        var done = await visitor.FollowAsync(await visitor.SendAsync(refused, form: "main form"));
        await visitor.SendAsync(check);

        Assert.Equal("Masz miejsce na szkoleniu", done.Heading);
        Assert.Equal(1, await Site.WithAsync(db => db.Enrolments.CountAsync()));
    }

    [Theory]
    [InlineData("", "pl", "Serwis chwilowo nie odpowiada")]
    [InlineData("/en", "en", "The service is not responding at the moment")]
    public async Task The_first_step_without_a_database_keeps_every_answer(string prefix, string language, string heading)
    {
        using var visitor = await VisitorAsync();
        var form = await visitor.OpenFormAsync(language: prefix);
        var answers = SignUpVisitor.Answers();
        answers["Form.Phone"] = "81 466 25 00";
        database.Wire.Cut();

        var refused = await visitor.SendAsync(form, answers);

        Assert.Equal((503, heading, language), (refused.Status, refused.Heading, refused.Document.DocumentElement.GetAttribute("lang")));
        database.Wire.Mend();
        var again = await visitor.OpenAsync(form.Document.QuerySelector("form[method=post]")!.GetAttribute("action")!);
        Assert.Equal("Łucja Żółć-Ś", again.Document.QuerySelector("#Form_Name")!.GetAttribute("value"));
        Assert.Equal("81 466 25 00", again.Document.QuerySelector("#Form_Phone")!.GetAttribute("value"));
        var check = await visitor.FollowAsync(await visitor.SendAsync(refused, form: "main form"));
        Assert.Contains("81 466 25 00", check.Text("main"), StringComparison.Ordinal);
        await visitor.FollowAsync(await visitor.SendAsync(check));
        Assert.Equal(1, await Site.WithAsync(db => db.Enrolments.CountAsync()));
    }

    [Fact]
    public async Task A_change_sent_without_a_database_is_kept_on_the_page_that_says_so_and_sent_again_from_there()
    {
        await OfferAsync(new(Taken: 1));
        var enrolment = (await EnrolmentsAsync())[0];
        using var visitor = new SignUpVisitor(Site);
        var form = await visitor.OpenAsync(PathOf(enrolment, "dane"));
        database.Wire.Cut();

        var refused = await visitor.SendAsync(form, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Form.Phone"] = "601 000 000",
            ["Form.Needs"] = "LargePrint",
            ["Form.NeedsConsent"] = "true",
        }, "main form");

        Assert.Equal((503, "Spróbuj jeszcze raz za chwilę. Twoje odpowiedzi są zachowane."), (refused.Status, refused.Text("main .lead")));
        database.Wire.Mend();
        var changed = await visitor.FollowAsync(await visitor.SendAsync(refused, form: "main form"));
        Assert.Equal("Zmiany są zapisane.", changed.Text("[role=status]"));
        var kept = (await EnrolmentsAsync())[0].Applicant;
        Assert.Equal(("+48601000000", Needs.LargePrint), (kept.Phone, kept.Needs));
    }

    [Fact]
    public async Task Pages_without_a_database_say_try_again_and_are_back_with_it()
    {
        using var visitor = await VisitorAsync();
        database.Wire.Cut();
        foreach (var address in (string[])["/szkolenia?x=1", "/moje-zapisy/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "/szkolenia/ksef-bez-stresu/2026-12-01/zapisy?f=0123456789abcdef0123456789abcdef"])
        {
            var page = await visitor.OpenAsync(address);
            Assert.Equal((503, "Serwis chwilowo nie odpowiada", "Spróbuj jeszcze raz za chwilę."), (page.Status, page.Heading, page.Text("main .lead")));
            Assert.NotNull(page.Document.QuerySelector("main a.btn-primary"));
            Assert.Equal("5", page.Answer.Headers.RetryAfter!.ToString());
        }

        Assert.Equal(200, (await visitor.OpenAsync("/regulamin")).Status);
        Assert.Equal(503, (await visitor.OpenAsync("/szkolenia/ksef-bez-stresu/2026-12-01.ics")).Status);
        var failed = await visitor.OpenAsync("/sitemap.xml");
        Assert.Equal(503, failed.Status);
        Assert.Contains("default-src 'self'", Assert.Single(failed.Answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        database.Wire.Mend();
        Assert.Equal(200, (await visitor.OpenAsync("/szkolenia?x=1")).Status);
    }

    [Fact]
    public async Task Kept_pages_are_served_while_the_database_is_away_for_an_hour_and_say_what_is_true_once_it_is_back()
    {
        using var visitor = await VisitorAsync();
        var kept = (await visitor.OpenAsync("/szkolenia")).Text(".prow .seats span");
        await CutAsync();
        for (var second = 0; second < 3; second++)
        {
            var page = await visitor.OpenAsync("/szkolenia");
            Assert.Equal((200, kept), (page.Status, page.Text(".prow .seats span")));
            Site.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(503, (await visitor.OpenAsync("/moje-zapisy/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).Status);
        await database.ChangeAsync("UPDATE editions SET capacity = 7");
        database.Wire.Mend();
        await UntilAsync(visitor, page => page.Status == 200 && page.Text(".prow .seats span") == "Zostało 7 miejsc z 7");
    }

    [Fact]
    public async Task A_page_is_kept_without_the_database_for_an_hour_at_most()
    {
        using var visitor = await VisitorAsync();
        await visitor.OpenAsync("/szkolenia");
        await CutAsync();
        Site.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(200, (await visitor.OpenAsync("/szkolenia")).Status);
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await UntilAsync(visitor, page => page.Status == 503);
    }

    // The listener has noticed when it waits for its next try.
    private async Task CutAsync()
    {
        var waiting = Site.Clock.Waiting;
        database.Wire.Cut();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (Site.Clock.Waiting == waiting)
            await pace.WaitForNextTickAsync();
    }

    private async Task UntilAsync(SignUpVisitor visitor, Func<SitePage, bool> come)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!come(await visitor.OpenAsync("/szkolenia")))
        {
            await pace.WaitForNextTickAsync();
            Site.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task Health_tells_whether_the_database_answers_and_nothing_more()
    {
        using var visitor = Site.Visitor();
        Assert.Equal((200, "Healthy"), await AskAsync("/health/ready"));
        database.Wire.Cut();
        Assert.Equal((503, "Unhealthy"), await AskAsync("/health/ready"));
        Assert.Equal((200, "Healthy"), await AskAsync("/health/live"));
        database.Wire.Mend();
        Assert.Equal((200, "Healthy"), await AskAsync("/health/ready"));

        async Task<(int, string)> AskAsync(string address)
        {
            var answer = await visitor.AskAsync(address);
            Assert.StartsWith("text/plain", answer["Content-Type"], StringComparison.Ordinal);
            Assert.Contains("no-store", answer["Cache-Control"], StringComparison.Ordinal);
            return (answer.Status, answer.Text);
        }
    }

    private async Task<SignUpVisitor> VisitorAsync()
    {
        await OfferAsync(new());
        return new(Site);
    }
}
