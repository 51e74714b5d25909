using System.Globalization;
using System.Text;
using System.Xml;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Tables;
using SpreadCheetah.Worksheets;

namespace Lublin.Startups.Web.Ui.Sheets;

/// <summary>A workbook of one sheet (ECMA-376): the heading stays in sight and filters, dates are dates, and a text is never a formula.</summary>
public sealed class XlsxSheet : ISheet
{
    private const int FilterButton = 3;
    private const int FirstRow = 2;

    private static readonly SpreadCheetahOptions Options = new()
    {
        // They would tell the machine's time, not the application's.
        DocumentProperties = null,
        PreserveStringWhitespace = true,
    };

    private readonly Spreadsheet book;
    private readonly StyleId bold;
    private readonly StyleId date;
    private readonly StyleId moment;
    private readonly List<StyledCell> row = [];

    private XlsxSheet(Spreadsheet book)
    {
        this.book = book;
        bold = book.AddStyle(new() { Font = { Bold = true } });
        date = book.AddStyle(Dated("yyyy-mm-dd"));
        moment = book.AddStyle(Dated("yyyy-mm-dd hh:mm"));
    }

    /// <param name="stream">Need only be written to; stays open.</param>
    /// <param name="name">Of the sheet, at most 31 characters.</param>
    /// <param name="columns">From the left; no two have the same title.</param>
    public static async Task<XlsxSheet> OpenAsync(Stream stream, string name, IReadOnlyList<SheetColumn> columns)
    {
        var sheet = new XlsxSheet(await Spreadsheet.CreateNewAsync(stream, Options));
        await sheet.BeginAsync(name, columns);
        return sheet;
    }

    /// <summary>Another sheet behind the one before; what is written from now on stands there.</summary>
    /// <param name="name">Of the sheet, at most 31 characters.</param>
    /// <param name="columns">From the left; no two have the same title.</param>
    public async Task NextAsync(string name, IReadOnlyList<SheetColumn> columns)
    {
        await EndAsync();
        await BeginAsync(name, columns);
    }

    public ValueTask WriteAsync(IReadOnlyList<object?> cells)
    {
        row.Clear();
        row.AddRange(cells.Select(CellOf));
        return book.AddRowAsync(row);
    }

    public async ValueTask DisposeAsync()
    {
        await using (book)
        {
            await EndAsync();
            await book.FinishAsync();
        }
    }

    private async Task BeginAsync(string name, IReadOnlyList<SheetColumn> columns)
    {
        var sheet = new WorksheetOptions { FrozenRows = 1 };
        for (var i = 0; i < columns.Count; i++)
            sheet.Column(i + 1).Width = Math.Max(columns[i].Width, columns[i].Title.Length + FilterButton);
        await book.StartWorksheetAsync(name, sheet);
        // A bare filter has to say at the start where it ends, and LibreOffice does not show it; a table's is shown everywhere.
        book.StartTable(new(TableStyle.Light1));
        await book.AddHeaderRowAsync([.. columns.Select(column => Clean(column.Title))], bold);
    }

    // Excel takes a table without a row for a broken one.
    private async Task EndAsync()
    {
        if (book.NextRowNumber == FirstRow)
            await WriteAsync([]);
    }

    private StyledCell CellOf(object? value) => value switch
    {
        null => default,
        int number => new(number, null),
        DateTime time => new(time, moment),
        DateOnly day => new(day.ToDateTime(TimeOnly.MinValue), date),
        _ => new(Clean(Convert.ToString(value, CultureInfo.InvariantCulture)!), null),
    };

    // To the left, since a text follows more often than not.
    private static Style Dated(string format) => new() { Format = NumberFormat.Custom(format), Alignment = { Horizontal = HorizontalAlignment.Left } };

    // XML knows no control characters, nor half of a surrogate pair.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "\uFFFD");
        return clean.ToString();
    }
}
