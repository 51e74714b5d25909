using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Lublin.Startups.Web.Ui.Sheets;

/// <summary>
/// Reads a table that somebody sent: CSV with semicolons in UTF-8 or Windows-1250, or the first sheet of a workbook. What it is, its content says, never its name.
/// </summary>
public static class SheetFile
{
    public const int MostBytes = 5 * 1024 * 1024;

    /// <summary>Besides the heading.</summary>
    public const int MostRows = 5000;

    private const long MostUnpacked = 32L * 1024 * 1024;
    private const int MostParts = 1000;
    private const int MostCharacters = 2_000_000;
    private static readonly byte[] Zip = "PK\u0003\u0004"u8.ToArray();
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0];

    /// <param name="stream">Read from where it stands.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<SheetReading> ReadAsync(Stream stream, CancellationToken cancellation = default)
    {
        if (await BytesAsync(stream, cancellation) is not { } bytes)
            return new SheetReading.Refused(SheetTrouble.TooLarge);
        if (bytes.Length == 0)
            return new SheetReading.Refused(SheetTrouble.Empty);
        if (bytes.AsSpan().StartsWith(Compound))
            return new SheetReading.Refused(SheetTrouble.Old);
        var isWorkbook = bytes.AsSpan().StartsWith(Zip);
        if (isWorkbook && TroubleOf(bytes) is { } trouble)
            return trouble;
        return Table(isWorkbook ? XlsxRows.Of(bytes) : CsvRows.Of(bytes));
    }

    private static SheetReading Table(IEnumerable<SheetRow>? all)
    {
        if (all is null)
            return new SheetReading.Refused(SheetTrouble.NotATable);
        List<SheetRow> rows = [];
        var characters = 0;
        try
        {
            foreach (var row in all.Where(row => row.Cells.Any(cell => !cell.IsEmpty)))
            {
                rows.Add(row);
                characters += row.Cells.Sum(cell => cell.Text.Length);
                if (rows.Count > MostRows + 1 || characters > MostCharacters)
                    return new SheetReading.Refused(SheetTrouble.TooManyRows);
            }
        }
        catch (Exception failure) when (IsUnreadable(failure))
        {
            return new SheetReading.Refused(SheetTrouble.NotATable);
        }

        return rows.Count == 0 ? new SheetReading.Refused(SheetTrouble.Empty) : new SheetReading.Table(rows);
    }

    // The readers throw whatever a file that was made to confuse them leads to; nothing of it is the application's own fault.
    private static bool IsUnreadable(Exception failure) => failure is not (OutOfMemoryException or OperationCanceledException);

    private static async Task<byte[]?> BytesAsync(Stream stream, CancellationToken cancellation)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (kept.Length + read > MostBytes)
                return null;
            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }

    // What a part says of its own length holds: the framework reads no more of it.
    private static SheetReading.Refused? TroubleOf(byte[] bytes)
    {
        try
        {
            using var parts = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read, leaveOpen: false, Encoding.UTF8);
            if (parts.Entries.Count > MostParts || parts.Entries.Sum(part => part.Length) > MostUnpacked)
                return new(SheetTrouble.Bomb);
            if (parts.Entries.Any(part => part.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                return new(SheetTrouble.Macro);
            if (!parts.Entries.Any(part => part.FullName.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)))
                return new(SheetTrouble.NotATable);
            return XlsxRows.ErrorIn(parts) is { } cell ? new(SheetTrouble.FormulaError, cell) : null;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException or OverflowException or XmlException)
        {
            return new(SheetTrouble.NotATable);
        }
    }
}
