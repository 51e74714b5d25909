namespace Lublin.Startups.Tests.Support;

/// <summary>What a mail server can do to us.</summary>
public enum SmtpFaultKind
{
    /// <summary>421 instead of a greeting, then the connection closes.</summary>
    BusyAtGreeting,

    /// <summary>421 at MAIL, then the connection closes.</summary>
    BusyAtMail,

    /// <summary>451 at RCPT: try later.</summary>
    DefersRecipient,

    /// <summary>550 at RCPT: there is nobody of that name.</summary>
    RefusesRecipient,

    /// <summary>DATA is never answered.</summary>
    HangsAtData,

    /// <summary>The connection closes while the mail is under way; nothing arrives.</summary>
    ClosesDuringData,

    /// <summary>The mail arrives, but the connection closes before the final dot is answered: the sender can't know.</summary>
    ClosesBeforeAnswer,

    /// <summary>The mail arrives and is answered 250, then the connection closes without QUIT.</summary>
    ClosesAfterAnswer,
}

/// <summary>A fault and when it strikes.</summary>
/// <param name="kind">What happens.</param>
/// <param name="recipient">Only for mails to this address; null for any. A greeting and MAIL come before the recipient is known.</param>
/// <param name="fromAttempt">Strikes first at this occasion, counted from 1.</param>
/// <param name="times">How many occasions in a row it strikes.</param>
public sealed class SmtpFault(SmtpFaultKind kind, string? recipient = null, int fromAttempt = 1, int times = 1)
{
    private int occasions;

    /// <summary>Whether the fault strikes at this occasion; every question counts as one.</summary>
    internal bool Strikes(SmtpFaultKind asked, IReadOnlyCollection<string> recipients)
    {
        if (kind != asked || (recipient is not null && !recipients.Contains(recipient, StringComparer.OrdinalIgnoreCase)))
            return false;
        var occasion = Interlocked.Increment(ref occasions);
        return occasion >= fromAttempt && occasion - fromAttempt < times;
    }
}

/// <summary>What the server says to STARTTLS.</summary>
public enum StartTls
{
    /// <summary>It is offered and works, with a certificate of our own making for localhost.</summary>
    Works,

    /// <summary>It is offered, but answered 454.</summary>
    Refuses,

    /// <summary>It is not offered.</summary>
    NotOffered,
}
