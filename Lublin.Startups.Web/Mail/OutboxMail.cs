using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Mail;

/// <summary>
/// One mail to one person: added in the same save as the fact it tells of, rendered when it is delivered. Its key makes a second one impossible.
/// </summary>
public sealed class OutboxMail
{
    private const string Again = ":again:";

    private OutboxMail()
    {
    }

    /// <param name="kind">Which letter it is: the key of its <see cref="ILetter"/>.</param>
    /// <param name="subject">The person or thing it is about.</param>
    /// <param name="key">Unique among all mails: the same fact never tells twice.</param>
    /// <param name="language">pl, en, uk.</param>
    /// <param name="now">Goes out from now on.</param>
    /// <param name="details">What the letter needs and the database will no longer know, as JSON; no personal data.</param>
    public OutboxMail(string kind, SubjectKey subject, string key, string language, DateTimeOffset now, string? details = null)
    {
        (Kind, SubjectType, SubjectId, Key, Language, Details) = (kind, subject.Type, subject.Id, key, language, details);
        CreatedAt = DueAt = now;
    }

    public long Id { get; private set; }
    public string Kind { get; private set; } = "";
    public string SubjectType { get; private set; } = "";
    public long SubjectId { get; private set; }
    public SubjectKey Subject => new(SubjectType, SubjectId);
    public string Key { get; private set; } = "";
    public string Language { get; private set; } = "pl";
    public string? Details { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it may go out: at first its creation, after a refusal for now the next try.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Until when a delivery that claimed it may be at work on it; after that any delivery may claim it.</summary>
    public DateTimeOffset? ClaimedUntil { get; private set; }

    /// <summary>When the try began that is under way or was cut off by a crash; null between tries.</summary>
    public DateTimeOffset? TriedAt { get; private set; }

    /// <summary>How often a server was asked to take it.</summary>
    public int Attempts { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When it was given up: refused for good, or too often for now.</summary>
    public DateTimeOffset? FailedAt { get; private set; }

    /// <summary>What the server answered last, without addresses.</summary>
    public string? Failure { get; private set; }

    /// <summary>When it lost its reason before it went out.</summary>
    public DateTimeOffset? VoidedAt { get; private set; }

    /// <summary>Since when the office holds it back.</summary>
    public DateTimeOffset? HeldAt { get; private set; }

    /// <summary>The hold on its edition; null when it is held by itself, or not at all.</summary>
    public long? HoldId { get; private set; }

    /// <summary>The mail that went out before and that this one repeats; null for a first mail.</summary>
    public long? RepeatOf { get; private set; }

    public MailState State =>
        this switch
        {
            { SentAt: not null } => MailState.Sent,
            { FailedAt: not null } => MailState.Failed,
            { VoidedAt: not null } => MailState.Voided,
            { HeldAt: not null } => MailState.Held,
            _ => MailState.Waiting,
        };

    /// <summary>The key of the fact it tells of: the same for a mail and its repeats.</summary>
    public string FactKey => RepeatOf is null ? Key : Key[..Key.LastIndexOf(Again, StringComparison.Ordinal)];

    /// <summary>Another mail that tells the same: what was sent is never sent by the same row.</summary>
    public OutboxMail Repeat(DateTimeOffset now) =>
        new(Kind, Subject, $"{FactKey}{Again}{Guid.CreateVersion7():N}", Language, now, Details) { RepeatOf = RepeatOf ?? Id };

    /// <summary>Tried again from now on, with the same Message-ID, because no server ever took it.</summary>
    /// <exception cref="InvalidOperationException">It was not given up.</exception>
    public void TryAgain(DateTimeOffset now)
    {
        if (FailedAt is null)
            throw new InvalidOperationException("Only a mail that was given up is tried again.");
        (FailedAt, DueAt) = (null, now);
    }

    public void Hold(DateTimeOffset now) => HeldAt ??= now;

    public void Release() => (HeldAt, HoldId) = (null, null);
}

/// <summary>What became of a mail so far.</summary>
public enum MailState
{
    Waiting,
    Held,
    Sent,
    Failed,
    Voided,
}
