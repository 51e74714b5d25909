using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Lublin.Startups.Tests.Support;

/// <summary>Tables as spreadsheet programs of other people write them.</summary>
public static class SheetMade
{
    private const uint Day = 1;
    private const uint Hour = 2;

    /// <summary>As a Polish Excel writes it, in Windows-1250 or with the mark of UTF-8.</summary>
    public static byte[] Csv(IEnumerable<IReadOnlyList<string>> rows, string encoding = "utf-8")
    {
        var text = string.Concat(rows.Select(row => string.Join(';', row.Select(Quoted)) + "\r\n"));
        return CodePagesEncodingProvider.Instance.GetEncoding(encoding) is { } polish ? polish.GetBytes(text) : [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)];
    }

    /// <summary>A workbook of one sheet.</summary>
    /// <param name="rows">Texts, numbers, days and hours.</param>
    /// <param name="adjust">Does to the sheet what people do.</param>
    public static byte[] Workbook(IReadOnlyList<IReadOnlyList<object>> rows, Action<Worksheet>? adjust = null)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = new(
                new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }, new CellFormat { NumberFormatId = 20, ApplyNumberFormat = true }));
            var part = book.AddNewPart<WorksheetPart>();
            part.Worksheet = new(new SheetData(rows.Select((row, y) => new Row(row.Select((value, x) => CellOf(value, $"{(char)('A' + x)}{y + 1}"))) { RowIndex = (uint)y + 1 })));
            adjust?.Invoke(part.Worksheet);
            book.Workbook = new(new Sheets(new Sheet { Id = book.GetIdOfPart(part), SheetId = 1, Name = "Arkusz1" }));
        }

        return file.ToArray();
    }

    private static Cell CellOf(object value, string at) => value switch
    {
        DateOnly day => new() { CellReference = at, StyleIndex = Day, CellValue = new(day.ToDateTime(default).ToOADate().ToString(CultureInfo.InvariantCulture)) },
        TimeOnly hour => new() { CellReference = at, StyleIndex = Hour, CellValue = new((hour.ToTimeSpan().TotalDays).ToString(CultureInfo.InvariantCulture)) },
        int number => new() { CellReference = at, CellValue = new(number) },
        _ => new() { CellReference = at, DataType = CellValues.InlineString, InlineString = new(new Text((string)value)) },
    };

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(";\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
