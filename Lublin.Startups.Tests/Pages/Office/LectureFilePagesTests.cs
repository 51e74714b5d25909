using System.Net.Http.Headers;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Lectures.Import;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>Files of lectures as staff send and fetch them.</summary>
public sealed class LectureFilePagesTests(SqliteSite site) : SiteTests(site), IClassFixture<SqliteSite>
{
    private const string Import = "/biuro/harmonogram/import";

    [Theory]
    [InlineData("utf-8")]
    [InlineData("windows-1250")]
    [InlineData("xlsx")]
    public async Task A_file_is_shown_first_then_saved_and_the_second_time_changes_nothing(string form)
    {
        await OpenAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        List<IReadOnlyList<string>> rows = [ImportOffice.Heading, ImportOffice.Row(title: "Łąka i spółka").All];
        var file = form == "xlsx" ? SheetMade.Workbook(rows) : SheetMade.Csv(rows, form);

        var preview = await UploadAsync(staff, file);
        Assert.Equal(200, preview.Status);
        Assert.Contains("1 nowy wiersz", preview.Texts("section li"));
        Assert.Contains("Łąka i spółka", preview.Text("tbody"), StringComparison.Ordinal);
        Assert.Equal(0, await Site.WithAsync(db => db.Lectures.CountAsync()));

        var saved = await staff.FollowAsync(await SaveAsync(staff, preview));
        Assert.Contains("1 nowy wiersz", saved.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal("Łąka i spółka", await Site.WithAsync(async db => (await db.Lectures.Select(lecture => lecture.Edition.Programme.Title).SingleAsync()).In("pl").Text));

        var again = await UploadAsync(staff, file);
        Assert.Contains("1 wiersz bez zmian", again.Texts("section li"));
        Assert.Null(again.Document.QuerySelector("form[action$='handler=Save']"));
        // Sent twice, as by a double click.
        Assert.Equal(303, (await SaveAsync(staff, preview)).Status);
        Assert.Equal(1, await Site.WithAsync(db => db.Lectures.CountAsync()));
    }

    [Fact]
    public async Task A_fault_stands_beside_its_cell_and_in_the_summary_that_leads_there()
    {
        await OpenAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var row = ImportOffice.Row().But(LectureColumn.Room, "Sala demo 11, Wydział Ekonomiczny").But(LectureColumn.End, "9:00");
        var preview = await UploadAsync(staff, SheetMade.Csv([ImportOffice.Heading, row.All]));

        var links = preview.Document.QuerySelectorAll(".errsum a").Select(link => (link.TextContent, Href: link.GetAttribute("href")!)).ToList();
        Assert.Equal(["Wiersz 2, kolumna „do”", "Wiersz 2, kolumna „sala”"], links.Select(link => link.TextContent));
        Assert.All(links, link => Assert.NotNull(preview.Document.QuerySelector("tbody " + link.Href)));
        Assert.Contains("„Sala demo 11, Wydział Ekonomiczny”: Nie ma takiej sali. Najbliższe: Sala demo 1, Wydział Ekonomiczny", preview.Text("#w2-Room"), StringComparison.Ordinal);
        Assert.Null(preview.Document.QuerySelector("form[action$='handler=Save']"));
    }

    [Fact]
    public async Task Two_drafts_of_a_file_in_each_others_way_are_called_a_conflict_and_said_what_to_do()
    {
        await OpenAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var preview = await UploadAsync(staff, SheetMade.Csv([ImportOffice.Heading, ImportOffice.Row().All, ImportOffice.Row(title: "Druga firma", speakers: "").All]));

        foreach (var row in preview.Texts("tbody tr"))
        {
            Assert.Contains("Konflikt ze szkicem", row, StringComparison.Ordinal);
            Assert.Contains("Zapisać można oba, opublikować tylko jeden: zmień w drugim godzinę, salę albo osobę.", row, StringComparison.Ordinal);
            Assert.DoesNotContain("Uwaga", row, StringComparison.Ordinal);
        }

        Assert.Equal(303, (await SaveAsync(staff, preview)).Status);
    }

    [Fact]
    public async Task What_somebody_else_sends_or_sent_too_long_ago_is_not_saved()
    {
        await OpenAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        using var other = await Site.StaffAsync(StaffRole.Staff);
        var preview = await UploadAsync(staff, SheetMade.Csv([ImportOffice.Heading, ImportOffice.Row().All]));
        var theirs = await UploadAsync(other, SheetMade.Csv([ImportOffice.Heading, ImportOffice.Row(title: "Inny").All]));

        var stolen = await SaveAsync(other, theirs, rows: preview.Document.QuerySelector("input[name=Rows]")!.GetAttribute("value"));
        Assert.Contains("Wczytaj plik jeszcze raz", stolen.Text("#plik-error"), StringComparison.Ordinal);
        Site.Clock.Advance(TimeSpan.FromHours(2.5));
        var late = await SaveAsync(staff, preview);
        Assert.Contains("2 godziny", late.Text("#plik-error"), StringComparison.Ordinal);
        Assert.Equal(0, await Site.WithAsync(db => db.Lectures.CountAsync()));
    }

    [Fact]
    public async Task A_file_that_is_none_is_refused_in_clear_words()
    {
        await OpenAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        Assert.Contains("więcej niż 5 MB", await RefusedAsync(new byte[50 * 1024 * 1024]), StringComparison.Ordinal);
        Assert.Contains("nie da się odczytać", await RefusedAsync([0, 1, 2, 3]), StringComparison.Ordinal);
        Assert.Contains("jest pusty", await RefusedAsync([]), StringComparison.Ordinal);
        Assert.Contains("brakuje kolumn: klucz, tytuł, uczelnia,", await RefusedAsync("nazwa;dzień\r\nx;y\r\n"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("tylko nagłówek", await RefusedAsync(SheetMade.Csv([ImportOffice.Heading])), StringComparison.Ordinal);
        Assert.Contains("dwa razy: tytuł", await RefusedAsync(SheetMade.Csv([[.. ImportOffice.Heading, "Tytuł"]])), StringComparison.Ordinal);
        Assert.Contains("Wybierz plik", (await staff.SendAsync(await staff.AskAsync(Import), form: "main form[method=post]")).Text("#plik-error"), StringComparison.Ordinal);

        async Task<string> RefusedAsync(byte[] file)
        {
            var page = await UploadAsync(staff, file);
            Assert.Equal(200, page.Status);
            Assert.Equal(page.Texts(".errsum li"), [page.Text("#plik-error")]);
            return page.Text("#plik-error");
        }
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task What_is_exported_can_be_read_again_and_holds_no_formula(string format)
    {
        await OpenAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        await SaveAsync(staff, await UploadAsync(staff, SheetMade.Csv([ImportOffice.Heading, ImportOffice.Row(title: "=cmd|'/c calc'!A1").All, ImportOffice.Row(date: "2027-03-09", lead: "@lead", speakers: "", entry: "zapisy", seats: "40").All])));

        var file = await staff.AskAsync($"/biuro/harmonogram/eksport.{format}?od=2027-03-01&do=2027-09-30");
        Assert.Equal(200, file.Status);
        var bytes = await file.Answer.Content.ReadAsByteArrayAsync();
        if (format == "csv")
            Assert.Contains("\"'=cmd|'/c calc'!A1\"", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        var rows = Assert.IsType<SheetReading.Table>(await SheetFile.ReadAsync(new MemoryStream(bytes))).Rows;
        Assert.Equal(ImportOffice.Heading, rows[0].Cells.Select(cell => cell.Text));
        Assert.Equal(["=cmd|'/c calc'!A1", "Pierwsza firma"], rows.Skip(1).Select(row => row.At(2).Text));
        var preview = await UploadAsync(staff, bytes);
        Assert.Contains("2 wiersze bez zmian", preview.Texts("section li"));
    }

    [Fact]
    public async Task The_template_explains_each_column_and_is_read_as_an_empty_file()
    {
        await OpenAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        foreach (var format in new[] { "csv", "xlsx" })
        {
            var bytes = await (await staff.AskAsync($"/biuro/harmonogram/wzor.{format}")).Answer.Content.ReadAsByteArrayAsync();
            Assert.Contains("tylko nagłówek", (await UploadAsync(staff, bytes)).Text("#plik-error"), StringComparison.Ordinal);
            if (format == "csv")
            {
                Assert.Equal(LectureWords.Columns.Count, Encoding.UTF8.GetString(bytes).Split("\r\n").Count(line => line.TrimStart('"').StartsWith("# ", StringComparison.Ordinal)));
                continue;
            }

            using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
            Assert.Empty(new OpenXmlValidator().Validate(book));
            Assert.Equal(["Wykłady", "Objaśnienia"], book.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(sheet => sheet.Name!.Value));
            var explained = ((WorksheetPart)book.WorkbookPart.GetPartById(book.WorkbookPart.Workbook.Descendants<Sheet>().Last().Id!)).Worksheet!.Descendants<Row>().Skip(1).Select(row => row.Elements<Cell>().First().InnerText);
            Assert.Equal(ImportOffice.Heading, explained);
        }
    }

    [Fact]
    public async Task The_export_begins_with_the_running_semester_and_tells_what_is_wrong_with_its_days()
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var page = await staff.AskAsync("/biuro/harmonogram/eksport");
        Assert.Equal(["2026-10-01", "2027-02-28"], page.Document.QuerySelectorAll("main input[type=date]").Select(input => input.GetAttribute("value")));
        Assert.Contains("400 dni", (await staff.OpenAsync("/biuro/harmonogram/eksport.csv?od=2026-01-01&do=2028-01-01")).Text(".errsum"), StringComparison.Ordinal);
        Assert.Contains("ostatni dzień", (await staff.OpenAsync("/biuro/harmonogram/eksport.xlsx?od=2026-02-01&do=2026-01-01")).Text(".errsum"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_number_of_queries_does_not_follow_the_number_of_rows()
    {
        await OpenAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        async Task<int> AskedAsync(int rows)
        {
            var file = SheetMade.Csv([ImportOffice.Heading, .. Enumerable.Range(0, rows).Select(number => ImportOffice.Row(title: $"Temat {number}", date: $"2027-04-{1 + (number % 28):00}").All)]);
            var before = Site.Commands.Sent;
            Assert.Null((await UploadAsync(staff, file)).Document.QuerySelector(".errsum"));
            return Site.Commands.Sent - before;
        }

        // From two on somebody goes from one lecture to the next, and ways are asked for.
        await AskedAsync(1);
        Assert.Equal(await AskedAsync(2), await AskedAsync(200));
    }

    [Fact]
    public async Task A_semester_of_two_thousand_rows_is_taken_in_at_once()
    {
        await OpenAsync();
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var first = new DateOnly(2027, 3, 1);
        var rows = Enumerable.Range(0, 2000).Select(number => ImportOffice.Row(title: $"Temat {number % 100}", date: first.AddDays(number % 150).ToString("O"), start: $"{8 + (number / 250)}:{number % 60:00}", end: "20:00").All);
        var preview = await UploadAsync(staff, SheetMade.Csv([ImportOffice.Heading, .. rows]));
        Assert.Contains("2000 nowych wierszy", preview.Texts("section li"));
        var saved = await staff.FollowAsync(await SaveAsync(staff, preview));
        Assert.Contains("2000 nowych wierszy", saved.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal((2000, 100), await Site.WithAsync(async db => (await db.Lectures.CountAsync(), await db.Programmes.CountAsync())));
    }

    private static async Task<SitePage> UploadAsync(SignUpVisitor staff, byte[] file)
    {
        var form = await staff.AskAsync(Import);
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form.Document.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
        };
        var sent = new ByteArrayContent(file);
        sent.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Add(sent, "plik", "plik.csv");
        return await staff.PostAsync(Import, content);
    }

    private static Task<SitePage> SaveAsync(SignUpVisitor staff, SitePage preview, string? rows = null) =>
        staff.PostAsync(Import + "?handler=Save", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = Hidden(preview, "__RequestVerificationToken"),
            ["Rows"] = rows ?? Hidden(preview, "Rows"),
            ["Seen"] = Hidden(preview, "Seen"),
        });

    private static string Hidden(SitePage page, string name) => page.Document.QuerySelector($"form[action$='handler=Save'] input[name={name}]")!.GetAttribute("value")!;

    private Task OpenAsync() => Site.WriteAsync(db =>
    {
        var venue = new Venue("Wydział Ekonomiczny", "pl. Demo 5, 20-031 Lublin", new("pl", "Wejście bez progu"), new("pl", "Przy fontannie"));
        venue.AddRoom("Sala demo 1", 60);
        db.AddRange(venue, new Presenter("Zofia Mówi", new("pl", "Prowadzi piekarnię.")), new University("demo", new("Uczelnia Demonstracyjna", "UD", "pl. Demo 5, 20-031 Lublin")));
        return Task.CompletedTask;
    });
}
