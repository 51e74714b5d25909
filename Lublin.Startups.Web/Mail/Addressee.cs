using System.Text;

namespace Lublin.Startups.Web.Mail;

/// <summary>The person a letter goes to: a participant, a speaker, a member of staff.</summary>
/// <param name="Address">One e-mail address.</param>
/// <param name="Name">For the office to see; the mail does not carry it.</param>
/// <param name="Language">pl, en, uk.</param>
public sealed record Addressee(string Address, string Name, string Language)
{
    public string Address { get; init; } = OneLine(Address);

    public string Name { get; init; } = OneLine(Name);

    /// <summary>A line break in an address or a subject would begin another header.</summary>
    internal static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
            line.Append(char.IsControl(c) ? ' ' : c);
        return line.ToString().Trim();
    }
}
