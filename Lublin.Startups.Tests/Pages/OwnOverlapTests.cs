using System.Globalization;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>Two sign-ups of one person for the same time: said, never forbidden, and said to that person alone.</summary>
public abstract class OwnOverlapTests(SharedSite site) : SiteTests(site)
{
    private const string Said = "W tym samym czasie masz już inny zapis";

    [Fact]
    public async Task The_check_page_says_what_was_signed_up_for_in_the_same_browser_and_lets_it_be()
    {
        using var visitor = await SignedUpAsync();

        var check = await CheckAsync(visitor);

        Assert.Equal(Said, check.Text(".note h2"));
        Assert.Equal(["Pierwsza firma, wtorek 1 grudnia 2026, 17:00–19:30"], check.Texts(".note li"));
        Assert.Equal("Masz miejsce na szkoleniu", (await visitor.FollowAsync(await visitor.SendAsync(check))).Heading);
        Assert.Equal([EnrolmentState.Confirmed, EnrolmentState.Confirmed], await StatesAsync());
    }

    [Fact]
    public async Task To_whoever_types_somebody_elses_name_and_address_nothing_is_told_of_them_on_any_page()
    {
        using var known = await SignedUpAsync();
        using var stranger = new SignUpVisitor(Site);

        var check = await CheckAsync(stranger);
        var done = await stranger.FollowAsync(await stranger.SendAsync(check));

        Assert.Equal("Masz miejsce na szkoleniu", done.Heading);
        Assert.DoesNotContain("Pierwsza firma", check.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Pierwsza firma", done.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_name_behind_the_same_address_overlaps_with_nothing()
    {
        using var visitor = await SignedUpAsync();
        Assert.Empty((await CheckAsync(visitor, SignUpVisitor.Answers("Jan Żółć-Ś"))).Texts(".note"));
    }

    [Theory]
    [InlineData("pl", "W tym samym czasie masz też inny zapis")]
    [InlineData("en", "You have another sign-up at the same time")]
    [InlineData("uk", "У цей самий час у Вас є ще один запис")]
    public async Task The_letter_and_the_page_behind_its_link_say_it_always(string language, string words)
    {
        using var visitor = await SignedUpAsync();
        using var elsewhere = new SignUpVisitor(Site);
        await elsewhere.FollowAsync(await elsewhere.SendAsync(await CheckAsync(elsewhere, language: language == "pl" ? "" : "/" + language)));
        var second = (await EnrolmentsAsync())[1];

        var letter = (await LetterOfAsync(second))!;

        Assert.Contains(words, letter.Text, StringComparison.Ordinal);
        Assert.Contains(words, HtmlWords.Of(letter.Html));
        Assert.Contains("Pierwsza firma", letter.Text, StringComparison.Ordinal);
        var link = new Uri(letter.Text.Split('\n').Last(line => line.Contains("/moje-zapisy/", StringComparison.Ordinal))).PathAndQuery;
        using var mailbox = new SignUpVisitor(Site);
        var page = await mailbox.OpenAsync(link);
        Assert.Contains("Pierwsza firma", page.Text(".note"), StringComparison.Ordinal);
        Assert.DoesNotContain("Pierwsza firma", (await OpenAsync(second)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_ended_or_is_at_another_hour_is_not_spoken_of()
    {
        using var visitor = await SignedUpAsync();
        await AtDeskAsync<EnrolmentDesk, bool>(async desk => await desk.WithdrawAsync((await EnrolmentsAsync())[0]));
        Assert.Empty((await CheckAsync(visitor)).Texts(".note"));
        await OfferAsync(new("trzecie") { Title = "Trzecie", Date = new(2026, 12, 2) });
        using var other = new SignUpVisitor(Site);
        await other.FollowAsync(await other.SendAsync(await other.FollowAsync(await other.SendAsync(await other.OpenFormAsync("2026-12-02", "trzecie"), SignUpVisitor.Answers()))));
        Assert.Empty((await CheckAsync(other)).Texts(".note"));
    }

    /// <summary>A browser in which Łucja signed up for „Pierwsza firma”; „KSeF bez stresu” is held at the same time.</summary>
    private async Task<SignUpVisitor> SignedUpAsync()
    {
        await OfferAsync(new());
        await OfferAsync(new("pierwsza-firma") { Title = "Pierwsza firma" });
        var visitor = new SignUpVisitor(Site);
        await visitor.FollowAsync(await visitor.SendAsync(await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(slug: "pierwsza-firma"), SignUpVisitor.Answers()))));
        return visitor;
    }

    private static async Task<SitePage> CheckAsync(SignUpVisitor visitor, Dictionary<string, string>? answers = null, string language = "") =>
        await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(language: language), answers ?? SignUpVisitor.Answers()));

    private async Task<Letter?> LetterOfAsync(Enrolment enrolment)
    {
        var mail = await Site.WithAsync(db => db.Outbox.AsNoTracking().SingleAsync(mail => mail.SubjectId == enrolment.Id));
        return await AtDeskAsync<IEnumerable<ILetter>, Letter?>(async letters =>
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Of(mail.Language).Culture;
            return await letters.Single(letter => letter.Kind == mail.Kind).WriteAsync(mail, CancellationToken.None);
        });
    }
}

public sealed class OwnOverlapOnSqlite(SqliteSite site) : OwnOverlapTests(site), IClassFixture<SqliteSite>;

public sealed class OwnOverlapOnPostgres(PostgresSite site) : OwnOverlapTests(site), IClassFixture<PostgresSite>;
