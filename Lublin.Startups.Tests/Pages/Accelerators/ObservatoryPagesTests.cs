using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Accelerators;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Pages.Accelerators;

/// <summary>What visitors see of the programmes of others, and how staff keep them true.</summary>
public sealed class ObservatoryPagesTests(SqliteSite site) : SiteTests(site), IClassFixture<SqliteSite>
{
    private const string Office = "biuro/obserwatorium";

    [Fact]
    public async Task The_public_page_groups_what_is_watched_by_state_says_when_it_was_checked_and_filters_it()
    {
        var today = Warsaw.Today(Site.Clock);
        await WatchAsync(
            Facts("Pierwszy Kram") with { OpensOn = today.AddDays(-9), ClosesOn = today.AddDays(4), IsWithCity = true },
            Facts("Laboratorium Gier") with { OpensOn = today.AddDays(-9), ClosesOn = today.AddDays(40), ClosesTime = new(16, 0), Stages = WatchedStages.Prototype },
            Facts("Zdrowe Pomysły") with { OpensOn = today.AddDays(20) },
            Facts("Start w Przemyśle") with { OpensOn = today.AddDays(-90), ClosesOn = today.AddDays(-10) });
        using var visitor = new SignUpVisitor(Site);

        var all = await visitor.OpenAsync("akceleratory");
        Assert.Equal(["Kończą się wkrótce", "Nabór trwa", "Planowane"], all.Texts(".wgroup"));
        Assert.Equal(["Pierwszy Kram", "Laboratorium Gier", "Zdrowe Pomysły"], all.Document.QuerySelectorAll(".wmain h5 a").Select(link => link.TextContent));
        Assert.Contains("Zostały 4 dni", all.Text(".wside"), StringComparison.Ordinal);
        Assert.Contains("sprawdzono 23 listopada", all.Text(".wside"), StringComparison.Ordinal);
        Assert.Equal(["4", "2", "1"], all.Texts(".tally dd"));

        var prototypes = await visitor.OpenAsync("akceleratory?etap=prototyp");
        Assert.Equal(["Laboratorium Gier"], prototypes.Document.QuerySelectorAll(".wmain h5 a").Select(link => link.TextContent));
        var closed = await visitor.OpenAsync("akceleratory?stan=zamkniety");
        Assert.Equal(["Start w Przemyśle"], closed.Document.QuerySelectorAll(".wmain h5 a").Select(link => link.TextContent));
        Assert.Equal("en", (await visitor.OpenAsync("en/akceleratory")).Document.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Closing_dates_come_as_a_calendar_and_what_is_open_as_a_feed()
    {
        var today = Warsaw.Today(Site.Clock);
        await WatchAsync(
            Facts("Pierwszy Kram") with { ClosesOn = today.AddDays(4), ClosesTime = new(15, 0) },
            Facts("Start w Przemyśle") with { OpensOn = today.AddDays(-90), ClosesOn = today.AddDays(-10) });
        using var client = Site.CreateClient();

        var calendar = await client.GetStringAsync(new Uri("akceleratory/w-miescie.ics", UriKind.Relative), TestContext.Current.CancellationToken);
        var feed = await client.GetStringAsync(new Uri("akceleratory/w-miescie.atom", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("SUMMARY:Pierwszy Kram: koniec zgłoszeń", calendar, StringComparison.Ordinal);
        Assert.Contains("DTEND;TZID=Europe/Warsaw:20261127T150000", calendar, StringComparison.Ordinal);
        Assert.DoesNotContain("Przemyśle", calendar, StringComparison.Ordinal);
        var entries = System.Xml.Linq.XDocument.Parse(feed).Root!.Elements().Where(element => element.Name.LocalName == "entry").ToList();
        Assert.Equal("https://example.org/", Assert.Single(entries).Elements().Single(element => element.Name.LocalName == "link").Attribute("href")!.Value);
    }

    [Fact]
    public async Task Staff_add_a_programme_once_and_wrong_input_is_kept_and_named()
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var page = await staff.OpenAsync($"{Office}/nowy");

        var wrong = await staff.EnterAsync(page, "main", ("Form.Name", "Pierwszy Kram"), ("Form.Url", "javascript:alert(1)"), ("Form.When", "terminy"), ("Form.ClosesOn", "2027-02-30"));
        Assert.Equal(200, wrong.Status);
        Assert.Equal("Pierwszy Kram", wrong.Document.QuerySelector("input[name='Form.Name']")!.GetAttribute("value"));
        Assert.All(new[] { "Form_Operator", "Form_Url", "Form_Kind", "Form_Stages", "Form_Places", "Form_Offer_Pl", "Form_ClosesOn" }, id => Assert.NotNull(wrong.Document.QuerySelector($".error-summary a[href='#{id}'], .errsum a[href='#{id}']")));

        (string, string)[] facts =
        [
            ("Form.Name", "Pierwszy Kram"), ("Form.Operator", "Fundacja"), ("Form.Url", "https://example.org/kram"), ("Form.Kind", "Accelerator"), ("Form.Stages", "Idea"), ("Form.Places", "Lublin"),
            ("Form.Offer.Pl", "Opieka nad małym handlem."), ("Form.When", "terminy"), ("Form.ClosesOn", "2027-03-01"),
        ];
        Assert.Equal(303, (await staff.EnterAsync(page, "main", facts)).Status);
        Assert.Equal(303, (await staff.EnterAsync(page, "main", facts)).Status);
        var programme = await Site.WithAsync(db => db.ExternalProgrammes.AsNoTracking().SingleAsync());
        Assert.Equal((new DateOnly(2027, 3, 1), Warsaw.Today(Site.Clock)), (programme.ClosesOn, programme.CheckedOn));

        // Another of the same name is asked about first.
        var other = await staff.EnterAsync(await staff.OpenAsync($"{Office}/nowy"), "main", facts);
        Assert.Equal(200, other.Status);
        Assert.NotNull(other.Document.QuerySelector("input[name='Form.IsAnother']"));
    }

    [Fact]
    public async Task What_was_not_checked_for_long_is_listed_first_and_one_press_says_that_it_is_true()
    {
        await WatchAsync(Facts("Inkubator") with { IsContinuous = true });
        Site.Clock.Advance(TimeSpan.FromDays(40));
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var page = await staff.OpenAsync(Office);
        Assert.Contains("Inkubator", page.Text(".todo"), StringComparison.Ordinal);
        Assert.Equal(303, (await staff.EnterAsync(page, ".todo")).Status);

        Assert.Null((await staff.OpenAsync(Office)).Document.QuerySelector(".todo"));
        Assert.Equal(Warsaw.Today(Site.Clock), await Site.WithAsync(db => db.ExternalProgrammes.Select(programme => programme.CheckedOn).SingleAsync()));
    }

    [Fact]
    public async Task Of_two_who_change_a_programme_the_second_is_told_and_a_withdrawn_one_is_not_shown()
    {
        await WatchAsync(Facts("Inkubator") with { IsContinuous = true });
        var id = await Site.WithAsync(db => db.ExternalProgrammes.Select(programme => programme.Id).SingleAsync());
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var page = await staff.OpenAsync($"{Office}/{id}");

        Assert.Equal(303, (await staff.EnterAsync(page, "main", ("Form.Operator", "Nowy organizator"))).Status);
        var second = await staff.EnterAsync(page, "main", ("Form.Operator", "Inny organizator"));
        Assert.Equal(200, second.Status);
        Assert.NotNull(second.Document.QuerySelector(".note-warn[role=alert]"));

        var form = (await staff.OpenAsync($"{Office}/{id}"));
        Assert.Equal(303, (await staff.SendAsync(form, new Dictionary<string, string>(StringComparer.Ordinal), "form[action$='handler=Withdraw']")).Status);
        using var visitor = new SignUpVisitor(Site);
        Assert.Empty((await visitor.OpenAsync("akceleratory")).Document.QuerySelectorAll(".wrow"));
    }

    private Task WatchAsync(params IEnumerable<ExternalProgrammeFacts> programmes) => Site.WriteAsync(async db =>
    {
        db.AddRange(programmes.Select(facts => new ExternalProgramme(facts, "staff:1", Site.Clock.GetUtcNow())));
        await db.SaveChangesAsync();
    });

    private static ExternalProgrammeFacts Facts(string name) =>
        new(name, "Fundacja Nowy Kram", "https://example.org/", WatchedKind.Accelerator, WatchedStages.Idea, Sectors.Any, WatchedPlaces.Lublin, new LocalText("pl", "Opieka."), ["pl"]);
}
