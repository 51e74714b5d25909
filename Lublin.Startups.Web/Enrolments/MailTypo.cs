namespace Lublin.Startups.Web.Enrolments;

/// <summary>Guesses which large mail provider was meant where a domain differs from its by one slip of a finger. It is asked about, never refused.</summary>
public static class MailTypo
{
    // Of a shorter name too many neighbours are somebody's: hp.pl is no slip of wp.pl. There only the ending is looked at.
    private const int ShortestName = 4;

    private static readonly string[] Meant =
    [
        "gmail.com", "wp.pl", "o2.pl", "onet.pl", "interia.pl", "op.pl", "vp.pl", "poczta.onet.pl", "poczta.fm", "tlen.pl", "gazeta.pl",
        "outlook.com", "hotmail.com", "yahoo.com", "icloud.com", "protonmail.com", "proton.me", "ukr.net", "meta.ua",
    ];

    // Providers that look like a slip of another.
    private static readonly HashSet<string> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        "mail.com", "email.com", "ymail.com", "gmx.com", "onet.eu", "onet.com", "interia.eu", "interia.com", "poczta.pl", "proton.ch", "outlook.co", "ukr.net.ua",
    };

    /// <summary>The address as it was likely meant; null when nothing looks like a slip.</summary>
    /// <param name="address">With an @, or null.</param>
    public static string? Of(string? address) => address?.LastIndexOf('@') is > 0 and var at && OfDomain(address[(at + 1)..]) is { } meant ? address[..(at + 1)] + meant : null;

    /// <summary>The provider that was likely meant; null when nothing looks like a slip.</summary>
    public static string? OfDomain(string domain)
    {
        var typed = domain.ToLowerInvariant();
        return Meant.Contains(typed, StringComparer.Ordinal) || Others.Contains(typed) ? null : Meant.FirstOrDefault(meant => IsSlip(typed, meant));
    }

    private static bool IsSlip(string typed, string meant)
    {
        var name = meant[..(meant.IndexOf('.', StringComparison.Ordinal) + 1)];
        return (name.Length - 1 >= ShortestName || typed.StartsWith(name, StringComparison.Ordinal)) && IsOneAway(typed, meant);
    }

    /// <summary>One letter left out, added or wrong, or two neighbours swapped: a Damerau–Levenshtein distance of 1.</summary>
    private static bool IsOneAway(string one, string other)
    {
        var same = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        var left = one.AsSpan(same);
        var right = other.AsSpan(same);
        return (left.Length - right.Length) switch
        {
            0 => left.Length > 0 && (left[1..].SequenceEqual(right[1..])
                || (left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..]))),
            1 => left[1..].SequenceEqual(right),
            -1 => left.SequenceEqual(right[1..]),
            _ => false,
        };
    }
}
