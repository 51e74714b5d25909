namespace Lublin.Startups.Web.Mail;

/// <summary>What became of a mail that was taken from the outbox.</summary>
public abstract record Settlement
{
    private static readonly TimeSpan[] Gaps =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
        TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    /// <summary>No mail waits longer for its next try.</summary>
    public static TimeSpan LongestGap => Gaps[^1];

    private Settlement()
    {
    }

    /// <summary>The server has it: it never goes again.</summary>
    public sealed record Sent : Settlement;

    /// <summary>It had lost its reason.</summary>
    public sealed record Voided : Settlement;

    /// <summary>Given up; staff can read why.</summary>
    /// <param name="Why">Without addresses.</param>
    /// <param name="RefusedAddress">Where it was to go, when a server refused it for good (5xx).</param>
    public sealed record Failed(string Why, string? RefusedAddress = null) : Settlement;

    /// <summary>Tried again after a gap.</summary>
    public sealed record Postponed(string Why, TimeSpan Gap) : Settlement;

    /// <summary>Nothing was tried; its kind leaves no earlier.</summary>
    public sealed record Deferred(DateTimeOffset Until) : Settlement;

    /// <summary>Nothing was tried; any delivery may claim it again.</summary>
    public sealed record Released : Settlement;

    /// <summary>What an answer means for a mail that was tried so many times before: the gaps grow, and after 46 hours in all it is given up.</summary>
    public static Settlement Of(PostAnswer answer, string to, int triedBefore) => answer switch
    {
        PostAnswer.Accepted => new Sent(),
        PostAnswer.RefusedForGood(var code, var text) => new Failed(AnswerText.Clean($"{code} {text}"), to),
        PostAnswer.RefusedForNow(var code, var text) => AnotherTry($"{code} {text}", triedBefore),
        PostAnswer.BrokenOff(var reason) => AnotherTry(reason, triedBefore),
        PostAnswer.ServerAway => new Released(),
        _ => throw new ArgumentOutOfRangeException(nameof(answer)),
    };

    /// <summary>The next try after its gap, or the end of trying.</summary>
    public static Settlement AnotherTry(string why, int triedBefore) =>
        triedBefore < Gaps.Length ? new Postponed(AnswerText.Clean(why), Gaps[triedBefore]) : new Failed(AnswerText.Clean(why));
}
