using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>Between the steps of a sign-up: where their links lead and what their pages say of themselves.</summary>
public abstract class SignUpStepsTests(SharedSite site) : SiteTests(site)
{
    [Theory]
    [InlineData("RunsFirm")]
    [InlineData("PlansFirm")]
    [InlineData("Organisation")]
    public async Task Every_change_leads_to_its_question(string situation)
    {
        using var visitor = await VisitorAsync(new());
        await AddDateAsync();
        var check = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(), new Dictionary<string, string>(SignUpVisitor.Answers(), StringComparer.Ordinal)
        {
            ["Form.Situation"] = situation,
            ["Form.Nip"] = "9990000008",
            ["Form.Organisation"] = "Fundacja",
        }));

        var links = check.Document.QuerySelectorAll(".chg a").Select(link => link.GetAttribute("href")!.Split('#')).ToList();

        Assert.Equal(["", "Form_Name", "Form_Email", "Form_Phone", "Form_Situation"], links.Take(5).Select(link => link[0].Length == 0 ? "" : link[1]));
        foreach (var link in links)
        {
            var page = link[0].Length == 0 ? check : await visitor.OpenAsync(link[0]);
            Assert.True(page.Document.GetElementById(link[1]) is not null, $"No #{link[1]} where „Zmień” leads.");
        }
    }

    [Fact]
    public async Task Another_date_chosen_while_checking_keeps_every_answer()
    {
        using var visitor = await VisitorAsync(new());
        var form = await visitor.OpenFormAsync();
        var alone = await visitor.FollowAsync(await visitor.SendAsync(form, SignUpVisitor.Answers()));
        Assert.Empty(alone.Document.QuerySelectorAll("#inne-terminy, a[href='#inne-terminy']"));
        await AddDateAsync();

        var check = await visitor.FollowAsync(await visitor.SendAsync(form, SignUpVisitor.Answers()));
        var other = await visitor.OpenAsync(check.Document.QuerySelector("#inne-terminy ~ .opts a")!.GetAttribute("href")!);

        Assert.Equal("Sprawdź dane przed wysłaniem", other.Heading);
        Assert.Contains("Łucja Żółć-Ś", other.Texts(".sumlist .val"));
        Assert.Contains("wtorek 8 grudnia 2026", string.Join(' ', other.Texts(".sumlist .val")), StringComparison.Ordinal);
        Assert.Equal("Masz miejsce na szkoleniu", (await visitor.FollowAsync(await visitor.SendAsync(other))).Heading);
    }

    [Fact]
    public async Task Who_typed_nothing_yet_goes_from_a_closed_date_to_the_form_of_another()
    {
        using var visitor = await VisitorAsync(new());
        await AddDateAsync();
        Site.Clock.AdvanceTo(new DateTimeOffset(2026, 11, 30, 11, 0, 1, TimeSpan.Zero));
        var closed = await visitor.OpenFormAsync();

        var form = await visitor.OpenAsync(closed.Document.QuerySelector(".opts a")!.GetAttribute("href")!);

        Assert.Equal("Twoje dane", form.Heading);
        Assert.Empty(form.Texts(".note"));
    }

    [Fact]
    public async Task The_title_of_the_page_says_what_its_heading_says()
    {
        using var visitor = await VisitorAsync(new(Seats: 1));
        using var late = new SignUpVisitor(Site);
        using var faster = new SignUpVisitor(Site);
        var form = await visitor.OpenFormAsync();
        var check = await visitor.FollowAsync(await visitor.SendAsync(form, SignUpVisitor.Answers()));
        await faster.SignUpAsync(SignUpVisitor.Answers("Ania Żak", "ania@example.org"));
        await AddDateAsync();
        var (choice, lost) = (await late.OpenFormAsync(), await visitor.FollowAsync(await visitor.SendAsync(check)));
        Site.Clock.AdvanceTo(new DateTimeOffset(2026, 11, 23, 9, 30, 0, TimeSpan.Zero));
        await Site.WriteAsync(async db => (await db.Editions.Include(edition => edition.Sessions).OrderBy(edition => edition.Id).FirstAsync()).Cancel("Choroba", Site.Clock.GetUtcNow()));
        var (cancelled, cancelledCheck) = (await late.OpenFormAsync(), await visitor.OpenAsync(Address(form).Replace("/zapisy?", "/zapisy/sprawdz?", StringComparison.Ordinal)));

        Assert.Equal(
            ["Twoje dane", "Sprawdź dane przed wysłaniem", "Na ten termin nie ma już miejsc", "Na ten termin nie ma już miejsc", "Ten termin jest odwołany", "Ten termin jest odwołany"],
            new[] { form, check, choice, lost, cancelled, cancelledCheck }.Select(page => page.Heading));
        Assert.All([form, check, choice, lost, cancelled, cancelledCheck], page => Assert.StartsWith(page.Heading, page.Document.Title!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Needs_can_be_left_out_and_say_so()
    {
        using var visitor = await VisitorAsync(new());
        Assert.EndsWith(" (nieobowiązkowe)", (await visitor.OpenFormAsync()).Text(".needs legend"), StringComparison.Ordinal);
        Assert.EndsWith(" (optional)", (await visitor.OpenFormAsync(language: "/en")).Text(".needs legend"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_longest_answers_that_are_valid_are_kept_in_letters_that_take_most_room()
    {
        using var visitor = await VisitorAsync(new());
        var answers = SignUpVisitor.Answers(string.Join(' ', Enumerable.Repeat("Щирослава", 10)), $"{new string('a', 60)}@{new string('b', 60)}.{new string('c', 60)}.{new string('d', 50)}.example.org");
        answers["Form.Situation"] = "Organisation";
        answers["Form.Organisation"] = answers["Form.Firm"] = new string('Щ', 200);
        answers["Form.Phone"] = "+48 601 234 567";

        var check = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(), answers));

        Assert.Equal("Sprawdź dane przed wysłaniem", check.Heading);
        Assert.Contains(new string('Щ', 200), check.Texts(".sumlist .val"));
        Assert.Equal("Masz miejsce na szkoleniu", (await visitor.FollowAsync(await visitor.SendAsync(check))).Heading);
    }

    [Fact]
    public async Task A_telephone_that_nobody_can_have_is_asked_for_again_and_stays_to_be_corrected()
    {
        using var visitor = await VisitorAsync(new());
        var answers = SignUpVisitor.Answers();
        answers["Form.Phone"] = "999 999 999";

        var form = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(), answers));

        Assert.Contains("Sprawdź telefon: takiego numeru nie ma", form.Text("#Form_Phone-e"), StringComparison.Ordinal);
        Assert.Equal("999 999 999", form.Document.QuerySelector("#Form_Phone")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Who_takes_another_date_with_other_terms_is_asked_for_these_and_keeps_their_answers()
    {
        using var visitor = await VisitorAsync(new());
        await Site.WriteAsync(async db =>
        {
            var known = await db.Editions.Include(edition => edition.Programme).Include(edition => edition.Sessions).SingleAsync();
            var other = new Edition(known.Programme, new(5, "pl", known.OpensAt, "2025-01-01"));
            other.AddSession(known.Sessions.Single().Plan with { Date = new(2026, 12, 15) });
            other.Publish("2026-12-15", Site.Clock.GetUtcNow());
            db.Add(other);
        });
        var check = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(), SignUpVisitor.Answers()));
        var address = check.Document.QuerySelector("form[method=post]")!.GetAttribute("action")!.Replace("2026-12-01", "2026-12-15", StringComparison.Ordinal);

        var form = await visitor.OpenAsync(address);

        Assert.Equal("Łucja Żółć-Ś", form.Document.QuerySelector("#Form_Name")!.GetAttribute("value"));
        Assert.Null(form.Document.QuerySelector("#Form_Terms[checked]"));
        await visitor.FollowAsync(await visitor.SendAsync(await visitor.FollowAsync(await visitor.SendAsync(form, SignUpVisitor.Answers()))));
        Assert.Equal("2025-01-01", Assert.Single(await EnrolmentsAsync()).TermsVersion);
    }

    [Fact]
    public async Task A_training_out_of_the_catalogue_is_gone_at_every_step()
    {
        using var visitor = await VisitorAsync(new());
        var check = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(), SignUpVisitor.Answers()));
        await Site.WriteAsync(async db => (await db.Programmes.SingleAsync()).Withdraw(Site.Clock.GetUtcNow()));

        Assert.Equal(410, (await visitor.OpenFormAsync()).Status);
        Assert.Equal(410, (await visitor.FollowAsync(await visitor.SendAsync(check))).Status);
        Assert.Empty(await EnrolmentsAsync());
    }

    [Theory]
    [InlineData("/szkolenia/%C5%BC/2026-12-01/zapisy/sprawdz")]
    [InlineData("/szkolenia/ksef-bez-stresu/%C5%BC/zapisy/sprawdz")]
    [InlineData("/szkolenia/%C5%BC/2026-12-01/zapisy?f=0123456789abcdef0123456789abcdef")]
    public async Task An_address_with_letters_that_no_address_has_leads_nowhere(string address)
    {
        using var visitor = await VisitorAsync(new());
        Assert.Equal(404, (await visitor.OpenAsync(address)).Status);
    }

    private static string Address(SitePage form) => form.Document.QuerySelector("form[method=post]")!.GetAttribute("action")!;

    private Task AddDateAsync() => Site.WriteAsync(OtherDate.AddAsync);

    private async Task<SignUpVisitor> VisitorAsync(Offer offer)
    {
        await OfferAsync(offer);
        return new(Site);
    }
}

public sealed class SignUpStepsOnSqlite(SqliteSite site) : SignUpStepsTests(site), IClassFixture<SqliteSite>;

public sealed class SignUpStepsOnPostgres(PostgresSite site) : SignUpStepsTests(site), IClassFixture<PostgresSite>;
