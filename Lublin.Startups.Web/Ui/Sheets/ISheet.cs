namespace Lublin.Startups.Web.Ui.Sheets;

/// <summary>A table for a spreadsheet program, written row by row and never held in memory. Dispose it to finish the file; the stream stays open.</summary>
public interface ISheet : IDisposable
{
    /// <param name="cells">Texts, whole numbers, or null for an empty one.</param>
    void Write(IEnumerable<object?> cells);
}

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
    public static ISheet Open(this SheetFormat format, Stream stream, string name) => format switch
    {
        SheetFormat.Csv => new CsvSheet(stream),
        SheetFormat.Xlsx => new XlsxSheet(stream, name),
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
