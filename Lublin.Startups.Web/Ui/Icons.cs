using System.Collections.Concurrent;
using System.Text;

namespace Lublin.Startups.Web.Ui;

/// <summary>The few icons in use, from Ui/Icons/*.svg (Bootstrap Icons, MIT), written into the page as they are.</summary>
public static class Icons
{
    private static readonly ConcurrentDictionary<(string Name, string Css), string> Drawings = new();
    private static readonly ConcurrentDictionary<string, string> SymbolOf = new(StringComparer.Ordinal);

    /// <summary>The icon as SVG markup, hidden from screen readers.</summary>
    /// <param name="name">A file in Ui/Icons, without its ending.</param>
    /// <param name="css">Classes of the svg element; "i" is the size of the text around it.</param>
    /// <exception cref="ArgumentException">No such icon.</exception>
    public static string Svg(string name, string css = "i") => Drawings.GetOrAdd((name, css), static icon => Draw(icon.Name, icon.Css));

    /// <summary>
    /// Drawings for a page that shows the same icons many times: written once, and then shown by
    /// <c>&lt;svg class="i" aria-hidden="true" focusable="false"&gt;&lt;use href="#name"&gt;&lt;/use&gt;&lt;/svg&gt;</c>.
    /// </summary>
    /// <inheritdoc cref="Svg" path="/exception"/>
    public static string Symbols(params ReadOnlySpan<string> names)
    {
        var symbols = new StringBuilder("<svg class=\"symbols\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\">");
        foreach (var name in names)
            symbols.Append(SymbolOf.GetOrAdd(name, static icon => Read(icon).Replace("<svg ", $"<symbol id=\"{icon}\" ", StringComparison.Ordinal).Replace("</svg>", "</symbol>", StringComparison.Ordinal)));
        return symbols.Append("</svg>").ToString();
    }

    private static string Draw(string name, string css) =>
        Read(name).Replace("<svg ", $"<svg class=\"{css}\" aria-hidden=\"true\" focusable=\"false\" ", StringComparison.Ordinal);

    private static string Read(string name)
    {
        using var stream = typeof(Icons).Assembly.GetManifestResourceStream($"icons/{name}")
            ?? throw new ArgumentException($"No icon {name}.svg in Ui/Icons", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Trim().Replace(" xmlns=\"http://www.w3.org/2000/svg\"", "", StringComparison.Ordinal);
    }
}
