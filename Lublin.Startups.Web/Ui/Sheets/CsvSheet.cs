using CsvHelper;

namespace Lublin.Startups.Web.Ui.Sheets;

/// <summary>
/// CSV as a Polish Excel opens it by a double click: UTF-8 with its mark, semicolons. A text that Excel would take for a formula begins with an apostrophe
/// (https://owasp.org/www-community/attacks/CSV_Injection). Dates are of a form that sorts by itself.
/// </summary>
public sealed class CsvSheet : ISheet
{
    private static readonly CsvWriterOptions Excel = new() { Separator = ';', WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    private readonly CsvWriter writer;

    private CsvSheet(Stream stream) => writer = CsvWriter.Create(stream, Excel, leaveOpen: true);

    /// <param name="stream">Need only be written to; stays open.</param>
    /// <param name="columns">What stands in the first line.</param>
    public static async Task<CsvSheet> OpenAsync(Stream stream, IReadOnlyList<SheetColumn> columns)
    {
        var sheet = new CsvSheet(stream);
        await sheet.WriteAsync([.. columns.Select(column => column.Title)]);
        return sheet;
    }

    public ValueTask WriteAsync(IReadOnlyList<object?> cells)
    {
        foreach (var cell in cells)
        {
            if (cell is DateTime time)
                writer.WriteField(time, "yyyy-MM-dd HH:mm");
            else if (cell is DateOnly date)
                writer.WriteField(date, "yyyy-MM-dd");
            else
                writer.WriteField(cell);
        }

        return writer.EndRecordAsync();
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();
}
