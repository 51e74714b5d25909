using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;
using PdfSharp.Pdf.IO;

namespace Lublin.Startups.Web.Questions;

/// <summary>Looks into a file before it is kept: only a PDF that anybody can open, and that does nothing when it is opened.</summary>
public static class PdfCheck
{
    private static readonly string[] Active = ["/JS", "/JavaScript", "/Launch", "/RichMedia", "/XFA"];
    private static readonly string[] Carrying = ["/EmbeddedFiles", "/EF"];

    /// <returns>Null when it may be kept.</returns>
    public static FileFault? Look(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length == 0)
            return FileFault.Empty;
        if (bytes.Length > AnswerFile.MostBytes)
            return FileFault.TooBig;
        if (!bytes.AsSpan().StartsWith("%PDF-"u8))
            return FileFault.NoPdf;
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            using var document = PdfReader.Open(stream, PdfDocumentOpenMode.Import);
            return document.Internals.GetAllObjects().Select(FaultIn).FirstOrDefault(fault => fault is not null);
        }
        catch (PdfReaderException failure) when (failure.Message.Contains("password", StringComparison.OrdinalIgnoreCase))
        {
            return FileFault.Locked;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The reader of a broken file fails in any way.
            return FileFault.NoPdf;
        }
    }

    private static FileFault? FaultIn(PdfItem? item) => item switch
    {
        PdfDictionary dictionary => FaultOf(dictionary) ?? dictionary.Elements.Values.Where(value => value is not PdfReference).Select(FaultIn).FirstOrDefault(fault => fault is not null),
        PdfArray array => array.Elements.Where(value => value is not PdfReference).Select(FaultIn).FirstOrDefault(fault => fault is not null),
        _ => null,
    };

    private static FileFault? FaultOf(PdfDictionary dictionary)
    {
        if (Array.Exists(Carrying, dictionary.Elements.ContainsKey))
            return FileFault.CarriesFiles;
        var kind = NameOf(dictionary, "/S");
        return Array.Exists(Active, dictionary.Elements.ContainsKey) || Active.Contains(kind, StringComparer.Ordinal) ? FileFault.DoesSomething : null;
    }

    private static string NameOf(PdfDictionary dictionary, string key) => dictionary.Elements[key] is PdfName name ? name.Value : "";
}

public enum FileFault
{
    Empty,
    TooBig,

    /// <summary>It is none, or broken.</summary>
    NoPdf,

    /// <summary>It cannot be opened without a password.</summary>
    Locked,

    /// <summary>A script runs in it, or a program is started from it.</summary>
    DoesSomething,

    /// <summary>Other files are in it.</summary>
    CarriesFiles,

    /// <summary>There are as many as may be.</summary>
    TooMany,
}
