using System.Globalization;
using System.Text.Encodings.Web;
using Lublin.Startups.Web.Enrolment;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Html;

namespace Lublin.Startups.Web.Pages.Trainings;

/// <summary>The sentence on seats with its meter, as the component Seats draws it; written straight out, because a list has one in every row.</summary>
public sealed class SeatsMeter(EditionCard card, EditionWords words) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write("<div class=\"seats\"><span>");
        new BoldText(words.Sentence(card)).WriteTo(writer, encoder);
        writer.Write("</span>");
        if (EditionWords.Filled(card) is { } filled)
            WriteMeter(writer, filled);
        writer.Write("</div>");
    }

    private void WriteMeter(TextWriter writer, int filled)
    {
        writer.Write("<svg class=\"meter");
        writer.Write(EditionWords.MeterCss(card));
        writer.Write("\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">");
        if (filled is > 0 and < 100)
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"<rect width=\"{filled}\" height=\"10\"></rect><line x1=\"{filled}\" x2=\"{filled}\" y2=\"10\"></line>"));
        writer.Write("</svg>");
    }
}
