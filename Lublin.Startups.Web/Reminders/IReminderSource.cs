using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Reminders;

/// <summary>Who is to be reminded of what: participants of their sessions, speakers and hosts of their lectures. Each module brings its own.</summary>
public interface IReminderSource
{
    /// <summary>The type of subject that all its recipients are.</summary>
    string SubjectType { get; }

    string LetterKind { get; }

    /// <summary>How long before its occasion the earliest reminder can be planned.</summary>
    TimeSpan LongestBefore => ReminderRules.LongestBefore;

    /// <summary>What starts in a span of time, the cancelled among it.</summary>
    Task<IReadOnlyList<ReminderOccasion>> OccasionsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>Those of its occasions that have these keys.</summary>
    Task<IReadOnlyList<ReminderOccasion>> FindAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation);

    /// <summary>Which rules hold for an occasion, and when each is planned.</summary>
    IReadOnlyList<ReminderTime> TimesOf(ReminderOccasion occasion, ReminderChannel channel) => ReminderRules.TimesOf(occasion, channel);

    /// <summary>Everybody concerned once, in order: their address, or for the telephone whatever orders them.</summary>
    /// <param name="occasions">The keys of the occasions asked about.</param>
    /// <param name="channel">How they are reached.</param>
    Task<IReadOnlyList<string>> AddressesAsync(IReadOnlyCollection<string> occasions, ReminderChannel channel, CancellationToken cancellation);

    /// <summary>One row for each recipient and occasion, in the order of addresses.</summary>
    /// <param name="occasions">The keys of the occasions asked about.</param>
    /// <param name="channel">How they are reached.</param>
    /// <param name="first">The first address, of those that <see cref="AddressesAsync"/> gave.</param>
    /// <param name="last">The last address, like the first.</param>
    Task<IReadOnlyList<ReminderRecipient>> RecipientsAsync(
        IReadOnlyCollection<string> occasions, ReminderChannel channel, string first, string last, CancellationToken cancellation);
}

public enum ReminderChannel
{
    Mail,

    /// <summary>By a call of the office, because no letter goes to them.</summary>
    Telephone,
}

/// <param name="Subject">The person, as mails and calls know them.</param>
/// <param name="Person">What tells that two recipients are one person: their address without case, and their name without case and diacritics.</param>
/// <param name="Name">For staff to read.</param>
/// <param name="Language">pl, en, uk.</param>
/// <param name="Occasion">The key of what they are reminded of.</param>
/// <param name="Facts">How the person stands towards it.</param>
/// <param name="Channel">How they are reached.</param>
public sealed record ReminderRecipient(
    SubjectKey Subject, string Person, string Name, string Language, string Occasion, RecipientFacts Facts, ReminderChannel Channel = ReminderChannel.Mail)
{
    /// <summary>The person, in the ledger.</summary>
    public string Key => Subject.ToString();
}
