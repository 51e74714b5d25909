using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;

namespace Lublin.Startups.Tests;

public abstract class VenueNeedsPageTests(SharedSite site) : SiteTests(site)
{
    [Fact]
    public async Task The_message_for_the_venue_has_numbers_and_no_names_and_is_noted_as_told()
    {
        var edition = await OfferAsync(new());
        await TakeInAsync(edition, "Anna Lis", Needs.SignLanguage | Needs.InductionLoop);
        await TakeInAsync(edition, "Jan Ćma", Needs.Wheelchair);
        await TakeInAsync(edition, "Ewa Kot", Needs.Wheelchair);
        using var staff = await Site.StaffAsync(StaffRole.Staff, "Ola Owa");

        var page = await staff.OpenAsync(Path(edition));

        Assert.Equal(
            [
                "Szkolenie „KSeF bez stresu”", "wtorek 1 grudnia 2026, 17:00–19:30, Sala nr 2, Ratusz", "Tłumaczenie na polski język migowy (PJM): 1 osoba", "2 osoby na wózku",
                "1 osoba z pętlą indukcyjną",
            ],
            page.Texts(".needs-message p"));
        Assert.DoesNotContain("Lis", page.Document.QuerySelector("a[href^=mailto]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(["Jan Ćma", "Ewa Kot", "Anna Lis"], page.Texts("tbody th"));
        Assert.Equal("Tłumaczenie na PJM zamów do soboty 28 listopada 2026, 14:00 Zostało 5 dni.", page.Text(".note div"));

        var told = await staff.FollowAsync(await staff.SendAsync(page));
        Assert.Equal("Zapisane: miejsce zna potrzeby.", told.Text("[role=status]"));
        Assert.Contains("Przekazane pon. 23 lis, 9:00, Ola Owa.", told.Text("form"), StringComparison.Ordinal);
        Assert.Empty(told.Document.QuerySelectorAll("form button"));
    }

    [Theory]
    [InlineData("2026-11-26T13:00Z", "Zostały 2 dni.")]
    [InlineData("2026-11-27T13:01Z", "Zostały 23 godziny.")]
    [InlineData("2026-11-28T12:30Z", "Została niecała godzina.")]
    [InlineData("2026-11-28T13:00Z", "Można je było zamówić do soboty 28 listopada 2026, 14:00. Zadzwoń i sprawdź, czy jeszcze się uda.")]
    public async Task Time_is_counted_down_and_then_warned_of(string now, string said)
    {
        var edition = await OfferAsync(new());
        await TakeInAsync(edition, "Anna Lis", Needs.SignLanguage);
        Site.Clock.AdvanceTo(DateTimeOffset.Parse(now));
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        Assert.Equal(said, (await staff.OpenAsync(Path(edition))).Text(".note p"));
    }

    [Fact]
    public async Task What_changed_while_the_venue_was_told_is_not_noted_as_told()
    {
        var edition = await OfferAsync(new());
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        await TakeInAsync(edition, "Jan Ćma", Needs.Laptop);
        var page = await staff.OpenAsync(Path(edition));
        await TakeInAsync(edition, "Anna Lis", Needs.LargePrint);

        var refused = await staff.SendAsync(page);

        Assert.Equal(["Potrzeby właśnie się zmieniły. Sprawdź wiadomość i przekaż ją jeszcze raz"], refused.Texts(".errsum li"));
        Assert.Contains("Materiały większym drukiem: 1 osoba", refused.Texts(".needs-message p"));
    }

    [Fact]
    public async Task Only_staff_see_needs_and_there_are_none_of_editions_that_never_were()
    {
        var edition = await OfferAsync(new());
        Assert.NotEqual(200, (await Site.GetPageAsync(Path(edition))).Status);
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        Assert.Equal(404, (await staff.OpenAsync(Path(999))).Status);
        Assert.Contains("Nikt nie zgłosił potrzeb.", (await staff.OpenAsync(Path(edition))).Texts("p"));
    }

    private static string Path(long edition) => $"/biuro/edycje/{edition}/potrzeby";

    private Task<Enrolment> TakeInAsync(long edition, string name, Needs needs) => AtDeskAsync<RosterBook, Enrolment>(book => book.TakeInAsync(edition, name, needs: needs));
}

public sealed class VenueNeedsPageOnSqliteTests(SqliteSite site) : VenueNeedsPageTests(site), IClassFixture<SqliteSite>;
