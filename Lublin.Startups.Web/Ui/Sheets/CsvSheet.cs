using CsvHelper;

namespace Lublin.Startups.Web.Ui.Sheets;

/// <summary>
/// CSV as a Polish Excel opens it by a double click: UTF-8 with its mark, semicolons. A text that Excel would take for a formula begins with an apostrophe
/// (https://owasp.org/www-community/attacks/CSV_Injection).
/// </summary>
public sealed class CsvSheet(Stream stream) : ISheet
{
    private static readonly CsvWriterOptions Excel = new() { Separator = ';', WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    private readonly CsvWriter writer = CsvWriter.Create(stream, Excel, leaveOpen: true);

    public void Write(IEnumerable<object?> cells)
    {
        foreach (var cell in cells)
            writer.WriteField(cell);
        writer.EndRecord();
    }

    public void Dispose() => writer.Dispose();
}
