using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Lublin.Startups.Web.Ui.Sheets;

namespace Lublin.Startups.Tests;

/// <summary>Files for spreadsheet programs.</summary>
public sealed class SheetTests
{
    private static readonly SheetColumn[] Columns = [new("Imię", 28), new("Miejsca", 4)];

    private static readonly object?[][] Rows = [["Łucja; „Żółć”", 2], ["=HYPERLINK(\"x\")", null], ["+48 22", -5]];

    private static readonly object?[][] Days = [[new DateTime(2026, 12, 1, 17, 5, 0), new DateOnly(2027, 2, 28)]];

    [Fact]
    public async Task A_Polish_Excel_reads_the_CSV_and_runs_no_formula()
    {
        var bytes = await WrittenAsync(SheetFormat.Csv, Rows);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Equal("Imię;Miejsca\r\n\"Łucja; „Żółć”\";2\r\n\"'=HYPERLINK(\"\"x\"\")\";\r\n\"'+48 22\";-5\r\n", Encoding.UTF8.GetString(bytes[3..]));
    }

    [Fact]
    public async Task The_workbook_keeps_to_its_standard_and_holds_texts_and_numbers_as_such()
    {
        using var document = await OpenedAsync(Rows);
        Assert.Empty(new OpenXmlValidator().Validate(document));
        var cells = SheetOf(document).Descendants<Row>().Select(row => row.Elements<Cell>().ToArray()).ToArray();
        Assert.Equal(["Imię", "Łucja; „Żółć”", "=HYPERLINK(\"x\")", "+48 22"], cells.Select(row => row[0].InnerText));
        Assert.Equal(["2", "-5"], new[] { cells[1][1], cells[3][1] }.Select(cell => cell.InnerText));
        Assert.All(new[] { cells[1][1], cells[3][1] }, cell => Assert.Equal(CellValues.Number, cell.DataType?.Value ?? CellValues.Number));
        Assert.All(cells, row => Assert.Null(row[0].CellFormula));
        Assert.All(cells, row => Assert.Equal(CellValues.InlineString, row[0].DataType!.Value));
        Assert.Equal("Zapisy", document.WorkbookPart!.Workbook!.Descendants<Sheet>().Single().Name);
    }

    [Fact]
    public async Task The_heading_is_bold_stays_in_sight_filters_and_fits()
    {
        using var document = await OpenedAsync(Rows);
        var sheet = SheetOf(document);
        Assert.All(sheet.Descendants<Row>().First().Elements<Cell>(), cell => Assert.NotNull(FontOf(document, cell).Bold));
        Assert.All(sheet.Descendants<Row>().Skip(1).SelectMany(row => row.Elements<Cell>()), cell => Assert.Null(FontOf(document, cell).Bold));
        var pane = sheet.Descendants<Pane>().Single();
        Assert.Equal((1, "A2", PaneStateValues.Frozen), ((int)pane.VerticalSplit!.Value, pane.TopLeftCell!.Value, pane.State!.Value));
        var table = document.WorkbookPart!.WorksheetParts.Single().TableDefinitionParts.Single().Table!;
        Assert.Equal(("A1:B4", "A1:B4"), (table.Reference!.Value, table.AutoFilter!.Reference!.Value));
        var widths = sheet.Descendants<Column>().Select(column => column.Width!.Value).ToArray();
        Assert.Equal(28, widths[0], tolerance: 1);
        Assert.InRange(widths[1], "Miejsca".Length + 2, 15);
    }

    [Fact]
    public async Task Dates_are_dates_with_and_without_a_time()
    {
        using var document = await OpenedAsync(Days);
        Assert.Empty(new OpenXmlValidator().Validate(document));
        var cells = SheetOf(document).Descendants<Row>().Last().Elements<Cell>().ToArray();
        Assert.Equal(
            [new(2026, 12, 1, 17, 5, 0), new(2027, 2, 28)],
            cells.Select(cell => DateTime.FromOADate(double.Parse(cell.InnerText, CultureInfo.InvariantCulture))));
        Assert.Equal(["yyyy-mm-dd hh:mm", "yyyy-mm-dd"], cells.Select(cell => NumberFormatOf(document, cell)));
        Assert.Equal("\ufeffImię;Miejsca\r\n2026-12-01 17:05;2027-02-28\r\n", Encoding.UTF8.GetString(await WrittenAsync(SheetFormat.Csv, Days)));
    }

    [Fact]
    public async Task What_XML_cannot_hold_does_not_break_the_workbook()
    {
        using var document = await OpenedAsync([["a\u0001b\ud800", "🎉\uffff"]]);
        Assert.Equal(["a\uFFFDb\uFFFD", "🎉\uFFFD"], SheetOf(document).Descendants<Row>().Last().Elements<Cell>().Select(cell => cell.InnerText));
    }

    [Fact]
    public async Task A_list_of_nobody_has_its_heading()
    {
        using var document = await OpenedAsync([]);
        Assert.Empty(new OpenXmlValidator().Validate(document));
        Assert.Equal(["Imię", "Miejsca"], SheetOf(document).Descendants<Cell>().Select(cell => cell.InnerText));
        Assert.Equal("A1:B2", document.WorkbookPart!.WorksheetParts.Single().TableDefinitionParts.Single().Table!.Reference!.Value);
    }

    [Theory]
    [InlineData(SheetFormat.Csv)]
    [InlineData(SheetFormat.Xlsx)]
    public async Task The_rows_of_a_long_table_have_left_before_its_end(SheetFormat format)
    {
        using var stream = new MemoryStream();
        long left;
        await using (var sheet = await format.OpenAsync(stream, "Zapisy", [new("Imię", 20), new("Ulica", 20), new("Numer", 5)]))
        {
            for (var i = 0; i < 20_000; i++)
                await sheet.WriteAsync([$"Łucja Żółć-Ś {i}", "ul. Testowa 1", i]);
            left = stream.Position;
        }

        Assert.InRange(left, stream.ToArray().Length * 9 / 10, int.MaxValue);
    }

    private static async Task<SpreadsheetDocument> OpenedAsync(object?[][] rows) =>
        SpreadsheetDocument.Open(new MemoryStream(await WrittenAsync(SheetFormat.Xlsx, rows)), isEditable: false);

    private static async Task<byte[]> WrittenAsync(SheetFormat format, object?[][] rows)
    {
        using var stream = new MemoryStream();
        await using (var sheet = await format.OpenAsync(stream, "Zapisy", Columns))
        {
            foreach (var row in rows)
                await sheet.WriteAsync(row);
        }

        return stream.ToArray();
    }

    private static Worksheet SheetOf(SpreadsheetDocument document) => document.WorkbookPart!.WorksheetParts.Single().Worksheet!;

    private static Font FontOf(SpreadsheetDocument document, Cell cell)
    {
        var styles = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!;
        return styles.Fonts!.Elements<Font>().ElementAt((int)(FormatOf(styles, cell).FontId?.Value ?? 0));
    }

    private static string? NumberFormatOf(SpreadsheetDocument document, Cell cell)
    {
        var styles = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!;
        var id = FormatOf(styles, cell).NumberFormatId!.Value;
        return styles.NumberingFormats!.Elements<NumberingFormat>().Single(format => format.NumberFormatId!.Value == id).FormatCode?.Value;
    }

    private static CellFormat FormatOf(Stylesheet styles, Cell cell) =>
        styles.CellFormats!.Elements<CellFormat>().ElementAt((int)(cell.StyleIndex?.Value ?? 0));
}
