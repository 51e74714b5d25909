using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Pages.Office;

/// <summary>The office's lists of people and what it does from them.</summary>
public abstract class PeoplePagesTests(SharedSite site) : SiteTests(site)
{
    [Fact]
    public async Task The_list_says_how_each_person_stands_why_they_still_wait_and_how_many_seats_there_are()
    {
        var edition = await OfferAsync(new(Seats: 2, Taken: 4));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var page = await staff.AskAsync($"/biuro/edycje/{edition}/zapisy");
        Assert.Equal(200, page.Status);
        Assert.Equal("KSeF bez stresu", page.Heading);
        Assert.Equal("Zajęte miejsca: 2 z 2, wolne: 0, w propozycjach: 0, na liście rezerwowej: 2", page.Text(".seats span"));
        Assert.Equal(
            ["Rezerwowa: 2.Wcześniej czekają inne osoby.", "Rezerwowa: 1.Nie ma wolnego miejsca.", "Ma miejsce", "Ma miejsce"],
            page.Texts("tbody td:last-child").Select(text => text.Replace(". ", ".", StringComparison.Ordinal).Trim()));
    }

    [Fact]
    public async Task One_list_takes_the_same_number_of_questions_for_one_row_and_for_three()
    {
        var few = await OfferAsync(new(Seats: 10, Taken: 1));
        var many = await OfferAsync(new("drugie", Seats: 1, Taken: 3));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        foreach (var (one, three) in new[] { ($"/biuro/edycje/{few}/zapisy", $"/biuro/edycje/{many}/zapisy"), (await SearchAsync(staff, "/biuro/zapisy", "osoba 2"), "/biuro/zapisy") })
        {
            await staff.AskAsync(one);
            await staff.AskAsync(three);
            Assert.Equal(await CountAsync(staff, one), await CountAsync(staff, three));
        }
    }

    [Fact]
    public async Task Filters_and_search_narrow_the_list_and_stay_in_the_links_to_other_pages()
    {
        var edition = await OfferAsync(new(Seats: 60, Taken: 55));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var list = $"/biuro/edycje/{edition}/zapisy";
        var found = await staff.AskAsync(await SearchAsync(staff, list, "osoba 12"));
        Assert.Contains("Osoba 12", Assert.Single(found.Texts("tbody tr")), StringComparison.Ordinal);
        var first = await staff.AskAsync(await SearchAsync(staff, list, "osoba", ("status", "Confirmed")));
        Assert.Equal(50, first.Texts("tbody tr").Count);
        var next = first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        Assert.StartsWith("?status=Confirmed&szukaj=", next, StringComparison.Ordinal);
        Assert.Contains("&od=po.0.", next, StringComparison.Ordinal);
        Assert.Equal(5, (await staff.AskAsync($"/biuro/edycje/{edition}/zapisy{next}")).Texts("tbody tr").Count);
        Assert.Equal("Nikogo takiego tu nie ma. Zmień filtry albo wyszukiwanie.", (await staff.AskAsync(await SearchAsync(staff, list, "", ("status", "Waiting")))).Text(".panel p.mb-0"));
    }

    [Fact]
    public async Task A_name_an_address_or_a_telephone_number_that_is_searched_for_never_stands_in_an_address()
    {
        await OfferAsync(new(Seats: 5, Taken: 2));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        foreach (var typed in (string[])["Osoba 1", "osoba1@example.org", "600 100 200"])
        {
            var led = await SearchAsync(staff, "/biuro/zapisy", typed);
            Assert.DoesNotContain(typed, Uri.UnescapeDataString(led), StringComparison.OrdinalIgnoreCase);
            var page = await staff.AskAsync(led);
            Assert.Equal(typed, page.Document.QuerySelector("#szukaj")!.GetAttribute("value"));
            Assert.DoesNotContain(page.Document.QuerySelectorAll("[href],[action]"), element =>
                Uri.UnescapeDataString(element.GetAttribute("href") + element.GetAttribute("action")).Contains(typed, StringComparison.OrdinalIgnoreCase));
        }

        Assert.Equal(2, (await staff.AskAsync("/biuro/zapisy?szukaj=osoba+1")).Texts("tbody tr").Count);
    }

    [Fact]
    public async Task The_year_shows_everybody_and_leads_to_the_person()
    {
        await OfferAsync(new(Seats: 5, Taken: 2));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var year = await staff.AskAsync("/biuro/zapisy");
        Assert.Equal("Zapisy w roku 2026", year.Heading);
        var person = await staff.AskAsync(year.Document.QuerySelector("tbody th a")!.GetAttribute("href")!);
        Assert.Equal("Osoba 1", person.Heading);
        Assert.Equal("W tym roku nikt się jeszcze nie zapisał.", (await staff.AskAsync(year.Document.QuerySelector("main a[href$='rok=2025']")!.GetAttribute("href")!)).Text(".panel p.mb-0"));
    }

    [Fact]
    public async Task Cancelling_asks_first_names_whom_and_needs_a_reason()
    {
        var edition = await OfferAsync(new(Seats: 2, Taken: 3));
        var people = await EnrolmentsAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var asked = await staff.FilterAsync(await staff.OpenAsync($"/biuro/edycje/{edition}/zapisy"), ("z", $"{people[0].Id}"), ("z", $"{people[1].Id}"));
        Assert.Contains("Odwołasz zapisy 2 osób:", asked.Text("form"), StringComparison.Ordinal);
        Assert.Equal(2, asked.Texts("form li").Count);
        var refused = await staff.SendAsync(asked, Answer("Reason", " "), "main form[method=post]");
        Assert.Contains("Wpisz powód", refused.Text(".errsum"), StringComparison.Ordinal);
        var done = await staff.FollowAsync(await staff.SendAsync(refused, Answer("Reason", "Na prośbę"), "main form[method=post]"));
        Assert.Equal("Odwołaliśmy 2 zapisy.", done.Text("[role=status]"));
        Assert.Equal([EnrolmentState.CancelledByOffice, EnrolmentState.CancelledByOffice, EnrolmentState.Offered], await StatesAsync());
        Assert.Contains("Odwołaliśmy ten zapis.", (await OpenAsync(people[0])).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_for_Excel_holds_everybody_in_both_forms()
    {
        var edition = await OfferAsync(new(Seats: 2, Taken: 3));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var csv = await staff.AskAsync($"/biuro/edycje/{edition}/zapisy.csv");
        Assert.Equal("text/csv", csv.Answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("zapisy-ksef-bez-stresu-2026-12-01.csv", csv.Answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(4, csv.Html.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(";Osoba 2;osoba2@example.org;", csv.Html, StringComparison.Ordinal);
        Assert.Equal("no-store", csv.Answer.Headers.CacheControl!.ToString());
        var xlsx = await staff.AskAsync("/biuro/zapisy.xlsx?rok=2026");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.Answer.Content.Headers.ContentType!.MediaType);
        using var workbook = SpreadsheetDocument.Open(await xlsx.Answer.Content.ReadAsStreamAsync(), isEditable: false);
        var rows = workbook.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToArray()).ToArray();
        Assert.Equal(["Imię i nazwisko", "Osoba 0", "Osoba 1", "Osoba 2"], rows.Select(row => row[3]));
        Assert.All(rows[1..], row => Assert.Equal(new DateTime(2026, 12, 1, 17, 0, 0), DateTime.FromOADate(double.Parse(row[2], CultureInfo.InvariantCulture))));
        Assert.Equal(404, (await staff.AskAsync($"/biuro/edycje/{edition}/zapisy.pdf")).Status);
        Assert.Equal(2, await Site.WithAsync(db => db.History.CountAsync(row => row.Verb == "Exported")));
        Assert.Empty(Directory.GetFiles(Site.Services.GetService(typeof(DataFolder)) is DataFolder folder ? folder.Path : "", ".export-*"));
    }

    [Fact]
    public async Task Nobody_but_staff_sees_people_and_only_a_coordinator_gets_past_the_rule_or_writes()
    {
        var edition = await OfferAsync(new(Seats: 1, Taken: 2));
        var waiting = (await EnrolmentsAsync())[1];
        using var stranger = new SignUpVisitor(Site);
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);
        string[] forAll = ["/biuro/zapisy", "/biuro/zapisy.csv", $"/biuro/edycje/{edition}/zapisy", $"/biuro/edycje/{edition}/zapisy.xlsx", $"/biuro/edycje/{edition}/zapisy/nowy", $"/biuro/edycje/{edition}/zapisy/odwolaj", $"/biuro/zapisy/{waiting.Id}", $"/biuro/zapisy/{waiting.Id}/popraw", $"/biuro/zapisy/{waiting.Id}/oferta"];
        string[] forCoordinators = [$"/biuro/edycje/{edition}/zapisy/nowy/wyjatek", $"/biuro/edycje/{edition}/zapisy/napisz", $"/biuro/zapisy/{waiting.Id}/kolejka", $"/biuro/zapisy/{waiting.Id}/miejsce"];
        foreach (var path in forAll.Concat(forCoordinators))
        {
            Assert.Equal((path, 302), (path, (await stranger.AskAsync(path)).Status));
            Assert.Equal((path, 200), (path, (await coordinator.AskAsync(path)).Status));
            Assert.Equal((path, forAll.Contains(path) ? 200 : 403), (path, (await staff.AskAsync(path)).Status));
        }
    }

    [Theory]
    [InlineData("/biuro/zapisy/999999")]
    [InlineData("/biuro/zapisy/999999/popraw")]
    [InlineData("/biuro/edycje/999999/zapisy")]
    [InlineData("/biuro/edycje/999999/zapisy.csv")]
    [InlineData("/biuro/edycje/999999/zapisy/napisz/1")]
    public async Task What_is_not_there_is_404(string path)
    {
        using var staff = await Site.StaffAsync(StaffRole.Admin);
        Assert.Equal(404, (await staff.AskAsync(path)).Status);
    }

    /// <summary>Where the search of a list leads.</summary>
    private static async Task<string> SearchAsync(SignUpVisitor staff, string list, string typed, params (string Name, string Value)[] more)
    {
        var fields = more.Append(("szukaj", typed)).ToDictionary(field => field.Item1, field => field.Item2, StringComparer.Ordinal);
        var answer = await staff.SendAsync(await staff.OpenAsync(list), fields, "form[role=search]");
        Assert.Equal(303, answer.Status);
        return answer.Answer.Headers.Location!.OriginalString;
    }

    private async Task<int> CountAsync(SignUpVisitor staff, string path)
    {
        var before = Site.Commands.Sent;
        Assert.Equal(200, (await staff.AskAsync(path)).Status);
        return Site.Commands.Sent - before;
    }
}

public sealed class PeoplePagesOnSqlite(SqliteSite site) : PeoplePagesTests(site), IClassFixture<SqliteSite>;

public sealed class PeoplePagesOnPostgres(PostgresSite site) : PeoplePagesTests(site), IClassFixture<PostgresSite>;
