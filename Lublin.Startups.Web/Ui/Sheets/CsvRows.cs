using System.Text;
using CsvHelper;

namespace Lublin.Startups.Web.Ui.Sheets;

/// <summary>The rows of a CSV as a Polish Excel writes it: semicolons, UTF-8 or Windows-1250.</summary>
internal static class CsvRows
{
    private static readonly CsvReaderOptions Excel = new() { Separator = ';', HasHeader = false, TrackLineNumbers = true };
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Polish = CodePagesEncodingProvider.Instance.GetEncoding(1250)!;

    /// <returns>Null when it is no text.</returns>
    public static IEnumerable<SheetRow>? Of(byte[] bytes) => bytes.Contains((byte)0) ? null : Rows(Utf8(bytes));

    private static IEnumerable<SheetRow> Rows(byte[] bytes)
    {
        using var csv = CsvReader.Create(bytes, Excel);
        while (csv.Read())
        {
            var cells = new SheetCell[csv.FieldCount];
            for (var column = 0; column < cells.Length; column++)
                cells[column] = new(Bare(csv.GetString(column)));
            yield return new((int)csv.LineNumber, cells);
        }
    }

    // The apostrophe that CsvSheet puts before what looks like a formula is no part of the text.
    private static string Bare(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length > 1 && trimmed[0] == '\'' && trimmed[1] is '=' or '+' or '-' or '@' or '\t' or '\r' ? trimmed[1..] : trimmed;
    }

    private static byte[] Utf8(byte[] bytes)
    {
        var text = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        try
        {
            Strict.GetCharCount(text);
            return text;
        }
        catch (DecoderFallbackException)
        {
            return Encoding.UTF8.GetBytes(Polish.GetString(text));
        }
    }
}
