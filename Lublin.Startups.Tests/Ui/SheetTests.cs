using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Lublin.Startups.Web.Ui.Sheets;

namespace Lublin.Startups.Tests;

/// <summary>Files for spreadsheet programs.</summary>
public sealed class SheetTests
{
    private static readonly object?[][] Rows = [["Imię", "Miejsca"], ["Łucja; „Żółć”", 2], ["=HYPERLINK(\"x\")", null], ["+48 22", -5]];

    [Fact]
    public void A_Polish_Excel_reads_the_CSV_and_runs_no_formula()
    {
        var bytes = Written(SheetFormat.Csv, Rows);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Equal("Imię;Miejsca\r\n\"Łucja; „Żółć”\";2\r\n\"'=HYPERLINK(\"\"x\"\")\";\r\n\"'+48 22\";-5\r\n", Encoding.UTF8.GetString(bytes[3..]));
    }

    [Fact]
    public void The_workbook_keeps_to_its_standard_and_holds_texts_and_numbers_as_such()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Written(SheetFormat.Xlsx, Rows)), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document));
        var cells = document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().ToArray()).ToArray();
        Assert.Equal(["Imię", "Łucja; „Żółć”", "=HYPERLINK(\"x\")", "+48 22"], cells.Select(row => row[0].InnerText));
        Assert.Equal(["2", "-5"], new[] { cells[1][1], cells[3][1] }.Select(cell => cell.InnerText));
        Assert.All(cells, row => Assert.Null(row[0].CellFormula));
        Assert.Equal("Zapisy", document.WorkbookPart.Workbook.Descendants<Sheet>().Single().Name);
    }

    [Fact]
    public void What_XML_cannot_hold_does_not_break_the_workbook()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Written(SheetFormat.Xlsx, [["a\u0001b\ud800", "🎉"]])), isEditable: false);
        var row = document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>().Select(cell => cell.InnerText);
        Assert.Equal(["a\uFFFDb\uFFFD", "🎉"], row);
    }

    [Theory]
    [InlineData(SheetFormat.Csv)]
    [InlineData(SheetFormat.Xlsx)]
    public void The_rows_of_a_long_table_have_left_before_its_end(SheetFormat format)
    {
        using var stream = new MemoryStream();
        long left;
        using (var sheet = format.Open(stream, "Zapisy"))
        {
            for (var i = 0; i < 20_000; i++)
                sheet.Write([$"Łucja Żółć-Ś {i}", "ul. Testowa 1", i]);
            left = stream.Position;
        }

        Assert.InRange(left, stream.ToArray().Length * 9 / 10, int.MaxValue);
    }

    private static byte[] Written(SheetFormat format, object?[][] rows)
    {
        using var stream = new MemoryStream();
        using (var sheet = format.Open(stream, "Zapisy"))
        {
            foreach (var row in rows)
                sheet.Write(row);
        }

        return stream.ToArray();
    }
}
