namespace Lublin.Startups.Web.Mail;

/// <summary>
/// One mail to one person: added in the same save as the fact it tells of, rendered when it is delivered. Its key makes a second one impossible.
/// </summary>
public sealed class OutboxMail
{
    private OutboxMail()
    {
    }

    /// <param name="kind">Which letter it is: the key of its <see cref="ILetter"/>.</param>
    /// <param name="subjectId">Whom or what it is about, in the terms of its kind.</param>
    /// <param name="key">Unique among all mails: the same fact never tells twice.</param>
    /// <param name="language">pl, en, uk.</param>
    /// <param name="now">Goes out from now on.</param>
    /// <param name="details">What the letter needs and the database will no longer know, as JSON; no personal data.</param>
    public OutboxMail(string kind, long subjectId, string key, string language, DateTimeOffset now, string? details = null)
    {
        (Kind, SubjectId, Key, Language, Details) = (kind, subjectId, key, language, details);
        CreatedAt = DueAt = now;
    }

    public long Id { get; private set; }
    public string Kind { get; private set; } = "";
    public long SubjectId { get; private set; }
    public string Key { get; private set; } = "";
    public string Language { get; private set; } = "pl";
    public string? Details { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it may go out: at first its creation, after a refusal for now the next try.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Until when a delivery that claimed it may be at work on it; a claim that ran out is anybody's.</summary>
    public DateTimeOffset? ClaimedUntil { get; private set; }

    /// <summary>How often a server was asked to take it.</summary>
    public int Attempts { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When it was given up: refused for good, or too often for now.</summary>
    public DateTimeOffset? FailedAt { get; private set; }

    /// <summary>What the server answered last, without addresses.</summary>
    public string? Failure { get; private set; }

    /// <summary>When it lost its reason before it went out.</summary>
    public DateTimeOffset? VoidedAt { get; private set; }
}
