using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using ExcelDataReader;

namespace Lublin.Startups.Web.Ui.Sheets;

/// <summary>The rows of a workbook's first sheet. Of a formula the value counts that the spreadsheet program reckoned last.</summary>
internal static class XlsxRows
{
    /// <summary>A table of the office is narrower; what stands farther right is not looked at.</summary>
    private const int MostColumns = 100;

    // Excel counts days from here on; a time without a day falls on its first ones.
    private const int YearOfTimes = 1900;

    private static readonly ExcelReaderConfiguration AsItIs = Configuration();

    public static IEnumerable<SheetRow> Of(byte[] bytes)
    {
        using var book = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(bytes, writable: false), AsItIs);
        var merged = book.MergeCells ?? [];
        for (var number = 0; book.Read(); number++)
        {
            var cells = new SheetCell[Math.Min(book.FieldCount, MostColumns)];
            for (var column = 0; column < cells.Length; column++)
                cells[column] = new(Text(book.GetValue(column)), KindOf(merged, number, column));
            yield return new(number + 1, cells);
        }
    }

    /// <summary>The first cell of any sheet whose formula came to an error; the reader would have it empty.</summary>
    public static string? ErrorIn(ZipArchive parts)
    {
        foreach (var part in parts.Entries.Where(part => part.FullName.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase) && part.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
        {
            using var stream = part.Open();
            using var xml = XmlReader.Create(stream);
            while (xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" } && string.Equals(xml.GetAttribute("t"), "e", StringComparison.Ordinal))
                    return xml.GetAttribute("r") ?? "?";
            }
        }

        return null;
    }

    private static SheetCellKind KindOf(CellRange[] merged, int row, int column) =>
        Array.Exists(merged, range => row >= range.FromRow && row <= range.ToRow && column >= range.FromColumn && column <= range.ToColumn) ? SheetCellKind.Merged
        : SheetCellKind.Plain;

    private static string Text(object? value) => value switch
    {
        null => "",
        DateTime moment => Text(Rounded(moment)),
        TimeSpan time => Text(Rounded(new DateTime(YearOfTimes, 1, 1).Add(time))),
        bool isSo => isSo ? "1" : "0",
        double number => number.ToString("0.##########", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!.Trim(),
    };

    private static string Text(DateTime moment) => moment.ToString(
        moment.Year <= YearOfTimes ? "HH:mm" : moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    // A quarter past ten is a fraction of a day that no binary number hits.
    private static DateTime Rounded(DateTime moment) => new DateTime(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Unspecified)
        .AddMinutes(moment.Ticks % TimeSpan.TicksPerMinute > TimeSpan.TicksPerMinute / 2 ? 1 : 0);

    private static ExcelReaderConfiguration Configuration()
    {
        // The reader asks for a code page of old workbooks even where there is none to read.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return new() { LeaveOpen = false };
    }
}
