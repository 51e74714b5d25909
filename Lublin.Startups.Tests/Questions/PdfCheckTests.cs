using System.Text;
using Lublin.Startups.Web.Questions;
using PdfSharp.Pdf;

namespace Lublin.Startups.Tests.Questions;

/// <summary>Only a PDF that anybody can open and that does nothing by itself is kept, whatever its name says.</summary>
public sealed class PdfCheckTests
{
    [Fact]
    public void A_plain_file_is_kept() => Assert.Null(PdfCheck.Look(Pdf()));

    [Fact]
    public void A_script_a_program_a_password_and_a_file_inside_are_found()
    {
        Assert.Equal(FileFault.DoesSomething, PdfCheck.Look(Pdf(document => document.Internals.Catalog.Elements["/OpenAction"] = Action(document, "/JavaScript"))));
        Assert.Equal(FileFault.DoesSomething, PdfCheck.Look(Pdf(document => document.Internals.Catalog.Elements["/OpenAction"] = Action(document, "/Launch"))));
        Assert.Equal(FileFault.Locked, PdfCheck.Look(Pdf(document => document.SecuritySettings.UserPassword = "tajne")));
        Assert.Equal(FileFault.CarriesFiles, PdfCheck.Look(Pdf(document =>
        {
            using var inside = new MemoryStream(Encoding.ASCII.GetBytes("MZ"));
            document.AddEmbeddedFile("faktura.exe", inside);
        })));
    }

    [Fact]
    public void What_is_no_pdf_is_refused_whatever_it_is_called()
    {
        var whole = Pdf();

        Assert.Equal(FileFault.Empty, PdfCheck.Look([]));
        Assert.Equal(FileFault.NoPdf, PdfCheck.Look(Encoding.ASCII.GetBytes("MZ\u0090 This program cannot be run in DOS mode")));
        Assert.Equal(FileFault.NoPdf, PdfCheck.Look(whole[..(whole.Length / 2)]));
        Assert.Equal(FileFault.NoPdf, PdfCheck.Look(Encoding.ASCII.GetBytes("%PDF-1.7 and nothing else")));
        Assert.Equal(FileFault.TooBig, PdfCheck.Look(new byte[AnswerFile.MostBytes + 1]));
    }

    internal static byte[] Pdf(Action<PdfDocument>? change = null)
    {
        using var document = new PdfDocument();
        document.AddPage();
        change?.Invoke(document);
        using var stream = new MemoryStream();
        document.Save(stream, closeStream: false);
        return stream.ToArray();
    }

    private static PdfDictionary Action(PdfDocument document, string kind)
    {
        var action = new PdfDictionary(document);
        action.Elements["/S"] = new PdfName(kind);
        action.Elements["/JS"] = new PdfString("app.alert(1)");
        return action;
    }
}
