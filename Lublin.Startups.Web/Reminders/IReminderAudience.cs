namespace Lublin.Startups.Web.Reminders;

/// <summary>Who is to be reminded of sessions: participants, and later teachers, speakers, hosts. Each module brings its own.</summary>
public interface IReminderAudience
{
    string LetterKind { get; }

    /// <summary>Every address concerned by these sessions once, in order.</summary>
    /// <param name="sessionIds">The sessions asked about.</param>
    Task<IReadOnlyList<string>> AddressesAsync(IReadOnlyCollection<long> sessionIds, CancellationToken cancellation);

    /// <summary>One row for each recipient and session, in the order of addresses.</summary>
    /// <param name="sessionIds">The sessions asked about.</param>
    /// <param name="first">The first address, of those that <see cref="AddressesAsync"/> gave.</param>
    /// <param name="last">The last address, like the first.</param>
    Task<IReadOnlyList<ReminderRecipient>> RecipientsAsync(
        IReadOnlyCollection<long> sessionIds, string first, string last, CancellationToken cancellation);
}

/// <param name="Key">Whom, in the words of the audience: <c>enrolment:418</c>.</param>
/// <param name="SubjectId">The same as the subject of a mail.</param>
/// <param name="Person">What tells that two recipients are one person: their address without case, and their name without case and diacritics.</param>
/// <param name="Name">For staff to read.</param>
/// <param name="Language">pl, en, uk.</param>
/// <param name="SessionId">Which session.</param>
/// <param name="Facts">How the person stands towards it.</param>
public sealed record ReminderRecipient(
    string Key, long SubjectId, string Person, string Name, string Language, long SessionId, RecipientFacts Facts);
