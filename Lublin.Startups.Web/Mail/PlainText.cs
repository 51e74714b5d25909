using System.Text;

namespace Lublin.Startups.Web.Mail;

/// <summary>
/// Writes the plain text of a letter: paragraphs with an empty line between them. Characters that only tie words together are left out, because old
/// mail programs show them.
/// </summary>
public sealed class PlainText
{
    private readonly StringBuilder written = new();

    /// <summary>A paragraph; every argument is a line of it, null ones are left out.</summary>
    public PlainText Paragraph(params IEnumerable<string?> lines)
    {
        var kept = lines.OfType<string>().Where(line => line.Length > 0).Select(Plain).ToList();
        if (kept.Count == 0)
            return this;
        if (written.Length > 0)
            written.Append('\n');
        foreach (var line in kept)
            written.Append(line).Append('\n');
        return this;
    }

    /// <summary>A heading with its points; nothing when there are none.</summary>
    public PlainText List(string heading, IEnumerable<string> points)
    {
        var kept = points.ToList();
        return kept.Count == 0 ? this : Paragraph([heading + ":", .. kept.Select(point => "- " + point)]);
    }

    public override string ToString() => written.ToString();

    /// <summary>The same words without characters that only tie them together.</summary>
    public static string Plain(string text) => text.Replace('\u00A0', ' ').Replace("\u2060", "", StringComparison.Ordinal);
}
