using System.Net.Mail;

namespace Lublin.Startups.Web.Mail.SystemNet;

/// <summary>What the server said, out of what <see cref="SmtpException"/> makes of it.</summary>
internal static class SmtpAnswer
{
    private const string Prelude = "The server response was: ";

    /// <summary>The server's own words where there are any.</summary>
    public static string TextOf(SmtpException failure)
    {
        var said = failure.Message;
        var words = said.IndexOf(Prelude, StringComparison.Ordinal);
        if (words >= 0)
            return said[(words + Prelude.Length)..];
        return failure.InnerException is { } cause ? cause.GetBaseException().Message : said;
    }

    /// <summary>Whether the server refuses us rather than the mail: AUTH or STARTTLS wanted, password wrong (RFC 4954).</summary>
    public static bool ConcernsTheAccount(int code) => code is 432 or 530 or 534 or 535 or 538;
}
