using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>What became of a typed e-mail address.</summary>
public abstract record EmailCheck
{
    private EmailCheck()
    {
    }

    /// <param name="Address">As typed, without the space around it.</param>
    public sealed record Valid(string Address) : EmailCheck;

    public sealed record Empty : EmailCheck;

    /// <summary>More than 254 characters.</summary>
    public sealed record TooLong : EmailCheck;

    /// <param name="HasImpossibleDomain">All is well but for the domain, which mail servers could not be told.</param>
    public sealed record NotAnAddress(bool HasImpossibleDomain = false) : EmailCheck;
}

/// <summary>An e-mail address, checked for what people mistype rather than for all the standard allows.</summary>
public static class EmailAddress
{
    public const int Longest = 254;

    // RFC 5322 §3.2.3, atext; everything that could end a header or open a second address is outside it.
    private const string LocalMarks = "!#$%&'*+-/=?^_`{|}~.";

    /// <summary>
    /// The part before @ is plain ASCII, since servers seldom take more; the domain may hold letters of any script.
    /// </summary>
    /// <param name="typed">By a person.</param>
    /// <param name="takesSlips">Takes what would be an address but for one slip (o2.p, gmailcom): for callers that ask about it afterwards.</param>
    public static EmailCheck Check(string? typed, bool takesSlips = false)
    {
        var address = (typed ?? "").Trim();
        if (address.Length == 0)
            return new EmailCheck.Empty();
        if (address.Length > Longest)
            return new EmailCheck.TooLong();
        if (address.Split('@') is not [var local, var domain] || !IsLocal(local) || !IsDomain(domain, takesSlips))
            return new EmailCheck.NotAnAddress();
        return MailDomain.CanBeEncoded(domain) ? new EmailCheck.Valid(address) : new EmailCheck.NotAnAddress(HasImpossibleDomain: true);
    }

    /// <summary>The form in which two addresses are compared: lower case, the domain in punycode.</summary>
    public static string Fold(string address) => MailDomain.Fold(address);

    private static bool IsLocal(string local) =>
        local.Length is > 0 and <= 64
        && local.All(c => char.IsAsciiLetterOrDigit(c) || LocalMarks.Contains(c, StringComparison.Ordinal))
        && local.Split('.').All(part => part.Length > 0);

    private static bool IsDomain(string domain, bool takesSlips) =>
        domain.Split('.') is var labels
        && labels.All(IsLabel)
        && (labels is [_, .., { Length: >= 2 } last] ? !last.All(char.IsAsciiDigit) : takesSlips && MailTypo.OfDomain(domain) is not null);

    private static bool IsLabel(string label) =>
        label.Length > 0
        && label[0] != '-'
        && label[^1] != '-'
        && label.All(c => char.IsLetterOrDigit(c) || c == '-');
}
