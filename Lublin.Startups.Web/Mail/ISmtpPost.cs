namespace Lublin.Startups.Web.Mail;

/// <summary>One connection to the mail server, opened with the first mail and used for one mail at a time. What was opened is closed by disposing.</summary>
public interface ISmtpPost : IAsyncDisposable
{
    /// <summary>Hands the letter over and says what became of it. Nothing the server or the network does is an exception.</summary>
    /// <param name="letter">What to send.</param>
    /// <param name="messageId">With angle brackets; the same whenever the same mail is sent.</param>
    /// <param name="limit">When it has taken long enough: the answer is then <see cref="PostAnswer.BrokenOff"/> or <see cref="PostAnswer.ServerAway"/>.</param>
    Task<PostAnswer> SendAsync(Letter letter, string messageId, CancellationToken limit);
}

/// <summary>What became of a letter.</summary>
public abstract record PostAnswer
{
    private PostAnswer()
    {
    }

    /// <summary>The server has taken it.</summary>
    public sealed record Accepted : PostAnswer;

    /// <summary>The server refuses it now and may take it later (4xx).</summary>
    public sealed record RefusedForNow(int Code, string Text) : PostAnswer;

    /// <summary>The server will never take it (5xx), or it cannot be sent to such an address.</summary>
    public sealed record RefusedForGood(int Code, string Text) : PostAnswer;

    /// <summary>The connection broke or fell silent in the middle: whether it arrived is not known.</summary>
    public sealed record BrokenOff(string Reason) : PostAnswer;

    /// <summary>The server takes nobody's mail: out of reach, busy at the greeting, no encryption, wrong password. It was not this letter's fault.</summary>
    public sealed record ServerAway(string Reason) : PostAnswer;
}
