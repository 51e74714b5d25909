using System.Globalization;
using System.Text.Encodings.Web;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Html;

namespace Lublin.Startups.Web.Pages.Offers;

/// <summary>The sentence on seats with its meter, as the component Seats draws it; written straight out, because a list has one in every row.</summary>
public sealed class SeatsMeter(EditionCard card, EditionWords words) : IHtmlContent
{
    private readonly BoldText sentence = new(words.Sentence(card));
    private readonly string css = EditionWords.MeterCss(card);
    private readonly int? filled = EditionWords.Filled(card);

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write("<div class=\"seats\"><span>");
        sentence.WriteTo(writer, encoder);
        writer.Write("</span>");
        if (filled is { } share)
            WriteMeter(writer, share);
        writer.Write("</div>");
    }

    private void WriteMeter(TextWriter writer, int share)
    {
        writer.Write("<svg class=\"meter");
        writer.Write(css);
        writer.Write("\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">");
        if (share is > 0 and < 100)
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"<rect width=\"{share}\" height=\"10\"></rect><line x1=\"{share}\" x2=\"{share}\" y2=\"10\"></line>"));
        writer.Write("</svg>");
    }
}
