using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Lublin.Startups.Web.Ui;

/// <summary>A plain text in which *what stands between asterisks* is set off.</summary>
/// <param name="text">Encoded when written.</param>
/// <param name="element">b, or em.</param>
public sealed class BoldText(string text, string element = "b") : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var inside = false;
        for (var start = 0; ;)
        {
            var end = text.IndexOf('*', start);
            encoder.Encode(writer, text, start, (end < 0 ? text.Length : end) - start);
            if (end < 0)
                return;
            writer.Write(inside ? "</" : "<");
            writer.Write(element);
            writer.Write('>');
            inside = !inside;
            start = end + 1;
        }
    }
}
