using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Lublin.Startups.Web.Lectures.Import;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Lublin.Startups.Web.Pages.Office.Timetable.Files;

/// <summary>
/// The rows of a file between its preview and its saving. They lie in the preview's own form, sealed for the person who sent the file: nothing is left on the server, and of two people who
/// import at once neither gets the other's.
/// </summary>
public sealed class SealedRows(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(2);

    /// <param name="rows">As they were read.</param>
    /// <param name="actor">The sender.</param>
    public string Seal(IReadOnlyList<ImportRow> rows, string actor)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(packing, new Sealed(clock.GetUtcNow() + Kept, rows));
        return WebEncoders.Base64UrlEncode(Protector(actor).Protect(packed.ToArray()));
    }

    /// <returns>Null for what was not sealed here, was sealed for somebody else, or too long ago.</returns>
    public IReadOnlyList<ImportRow>? Open(string? sealedRows, string actor)
    {
        try
        {
            if (string.IsNullOrEmpty(sealedRows))
                return null;
            using var packed = new MemoryStream(Protector(actor).Unprotect(WebEncoders.Base64UrlDecode(sealedRows)), writable: false);
            using var unpacking = new BrotliStream(packed, CompressionMode.Decompress);
            return JsonSerializer.Deserialize<Sealed>(unpacking) is { } opened && opened.Until > clock.GetUtcNow() ? opened.Rows : null;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Protector(string actor) => protection.CreateProtector("Office.LectureImport", actor);

    private sealed record Sealed(DateTimeOffset Until, IReadOnlyList<ImportRow> Rows);
}
