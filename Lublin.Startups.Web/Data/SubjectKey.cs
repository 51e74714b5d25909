using System.Globalization;

namespace Lublin.Startups.Web.Data;

/// <summary>The person or thing a mail, a call or a reminder is about.</summary>
/// <param name="Type">In the word that history knows it by: <c>enrolment</c>, <c>staff</c>, <c>presenter</c>.</param>
/// <param name="Id">The row of that type.</param>
public readonly record struct SubjectKey(string Type, long Id)
{
    public const int LongestType = 20;

    /// <summary>The key that <see cref="ToString"/> gave.</summary>
    public static SubjectKey Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return new(text[..colon], long.Parse(text.AsSpan(colon + 1), CultureInfo.InvariantCulture));
    }

    /// <summary><c>enrolment:418</c></summary>
    public override string ToString() => FormattableString.Invariant($"{Type}:{Id}");
}
