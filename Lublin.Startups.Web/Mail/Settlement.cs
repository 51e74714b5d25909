using System.Text.RegularExpressions;

namespace Lublin.Startups.Web.Mail;

/// <summary>What became of a mail that was taken from the outbox.</summary>
public abstract partial record Settlement
{
    private const int LongestFailure = 300;

    private static readonly TimeSpan[] Gaps =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
        TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    private Settlement()
    {
    }

    /// <summary>The server has it: it never goes again.</summary>
    public sealed record Sent : Settlement;

    /// <summary>It had lost its reason.</summary>
    public sealed record Voided : Settlement;

    /// <summary>Given up; staff can read why.</summary>
    public sealed record Failed(string Why) : Settlement;

    /// <summary>Tried again after a gap.</summary>
    public sealed record Postponed(string Why, TimeSpan Gap) : Settlement;

    /// <summary>Nothing was tried; it is anybody's again.</summary>
    public sealed record Released : Settlement;

    /// <summary>What an answer means for a mail that was tried so many times before: the gaps grow, and after 46 hours in all it is given up.</summary>
    public static Settlement Of(PostAnswer answer, int triedBefore) => answer switch
    {
        PostAnswer.Accepted => new Sent(),
        PostAnswer.RefusedForGood(var code, var text) => new Failed(Failure($"{code} {text}")),
        PostAnswer.RefusedForNow(var code, var text) => AnotherTry($"{code} {text}", triedBefore),
        PostAnswer.BrokenOff(var reason) => AnotherTry(reason, triedBefore),
        PostAnswer.ServerAway => new Released(),
        _ => throw new ArgumentOutOfRangeException(nameof(answer)),
    };

    /// <summary>The next try after its gap, or the end of trying.</summary>
    public static Settlement AnotherTry(string why, int triedBefore) =>
        triedBefore < Gaps.Length ? new Postponed(Failure(why), Gaps[triedBefore]) : new Failed(Failure(why));

    // Servers like to repeat the address; it is personal data and has no place in a note.
    private static string Failure(string why)
    {
        var clean = Address.Replace(why.ReplaceLineEndings(" "), "(…)").Trim();
        return clean.Length > LongestFailure ? clean[..LongestFailure] : clean;
    }

    [GeneratedRegex(@"<[^<>]*>|[^\s<>()\[\],;:""]+@[^\s<>()\[\],;:""]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address { get; }
}
