namespace Lublin.Startups.Web.Reminders;

/// <summary>Who is to be reminded of sessions: participants, and later teachers, speakers, hosts. Each module brings its own.</summary>
public interface IReminderAudience
{
    /// <summary>The kind of letter that reminds this audience.</summary>
    string LetterKind { get; }

    /// <summary>A page of those concerned by these sessions, one row for each recipient and session, in the order of persons; a person is never split.</summary>
    /// <param name="sessionIds">The sessions asked about.</param>
    /// <param name="after">Only persons after this one; empty from the beginning.</param>
    /// <param name="people">At most so many persons.</param>
    Task<IReadOnlyList<ReminderRecipient>> PageAsync(
        IReadOnlyCollection<long> sessionIds, string after, int people, CancellationToken cancellation);
}

/// <param name="Key">Whom, in the words of the audience: <c>enrolment:418</c>.</param>
/// <param name="SubjectId">The same as the subject of a mail.</param>
/// <param name="Person">What tells that two recipients are one person: her address without case.</param>
/// <param name="Name">For staff to read.</param>
/// <param name="Language">pl, en, uk.</param>
/// <param name="SessionId">Which session.</param>
/// <param name="Facts">How she stands towards it.</param>
public sealed record ReminderRecipient(
    string Key, long SubjectId, string Person, string Name, string Language, long SessionId, RecipientFacts Facts);
