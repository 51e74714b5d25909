namespace Lublin.Startups.Web.Ui.Sheets;

/// <summary>A table for a spreadsheet program, written row by row and never held in memory. Dispose it to finish the file; the stream stays open.</summary>
public interface ISheet : IAsyncDisposable
{
    /// <param name="cells">Texts, whole numbers, days, days with a time by the wall clock, or null for an empty one.</param>
    ValueTask WriteAsync(IReadOnlyList<object?> cells);
}

/// <param name="Title">What stands over the column.</param>
/// <param name="Width">How many characters it shows; its title fits in any case.</param>
public sealed record SheetColumn(string Title, int Width);

/// <summary>What a table is written as.</summary>
public enum SheetFormat
{
    Csv,
    Xlsx,
}

public static class SheetFormats
{
    /// <summary>Begins a table in a stream.</summary>
    /// <param name="format">What it is written as.</param>
    /// <param name="stream">Need only be written to.</param>
    /// <param name="name">Of the sheet, at most 31 characters.</param>
    /// <param name="columns">From the left, each with a title of its own; the titles are the first row.</param>
    public static async Task<ISheet> OpenAsync(this SheetFormat format, Stream stream, string name, IReadOnlyList<SheetColumn> columns) => format switch
    {
        SheetFormat.Csv => await CsvSheet.OpenAsync(stream, columns),
        SheetFormat.Xlsx => await XlsxSheet.OpenAsync(stream, name, columns),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };

    public static string MediaType(this SheetFormat format) => format switch
    {
        SheetFormat.Csv => "text/csv; charset=utf-8",
        _ => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    /// <summary>csv or xlsx; null for anything else.</summary>
    public static SheetFormat? Parse(string? ending) => ending switch
    {
        "csv" => SheetFormat.Csv,
        "xlsx" => SheetFormat.Xlsx,
        _ => null,
    };
}
