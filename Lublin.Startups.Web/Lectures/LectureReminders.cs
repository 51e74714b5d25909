using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>Speakers or hosts and what is theirs: a week before the first session, the day before each, and the morning after. They are few, and read whole.</summary>
public abstract class LectureReminders(StartupsDb db) : IReminderSource
{
    public abstract string SubjectType { get; }

    public string LetterKind => SpeakerMails.Reminder;

    public TimeSpan LongestBefore => ReminderRules.LongestBefore;

    protected StartupsDb Db => db;

    public async Task<IReadOnlyList<ReminderOccasion>> OccasionsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation) =>
        [.. await OfLecturesAsync(await db.SessionOccasionsAsync(from, until, cancellation), cancellation), .. await AfterAsync(from, until, cancellation)];

    public async Task<IReadOnlyList<ReminderOccasion>> FindAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation) =>
    [
        .. await OfLecturesAsync(await db.SessionOccasionsAsync(keys, cancellation), cancellation),
        .. await db.CountOccasionsAsync(keys, cancellation),
        .. await db.ThanksOccasionsAsync(keys, cancellation),
    ];

    public IReadOnlyList<ReminderTime> TimesOf(ReminderOccasion occasion, ReminderChannel channel) =>
        AfterOccasions.IsOne(occasion.Key) ? [AfterOccasions.TimeOf(occasion)] : ReminderRules.TimesOf(occasion, channel);

    public async Task<IReadOnlyList<string>> AddressesAsync(IReadOnlyCollection<string> occasions, ReminderChannel channel, CancellationToken cancellation) =>
        [.. (await AllAsync(occasions, channel, cancellation)).Select(each => each.Address).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public async Task<IReadOnlyList<ReminderRecipient>> RecipientsAsync(
        IReadOnlyCollection<string> occasions, ReminderChannel channel, string first, string last, CancellationToken cancellation) =>
    [
        .. (await AllAsync(occasions, channel, cancellation))
            .Where(each => string.CompareOrdinal(each.Address, first) >= 0 && string.CompareOrdinal(each.Address, last) <= 0)
            .OrderBy(each => each.Address, StringComparer.Ordinal).ThenBy(each => each.Recipient.Subject.Id).Select(each => each.Recipient),
    ];

    /// <summary>What they are asked or thanked for on a morning after.</summary>
    protected abstract Task<IReadOnlyList<ReminderOccasion>> AfterAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>The people that each occasion concerns.</summary>
    protected abstract Task<IReadOnlyList<Concerned>> ConcernedAsync(IReadOnlyCollection<string> occasions, CancellationToken cancellation);

    private async Task<IReadOnlyList<ReminderOccasion>> OfLecturesAsync(IReadOnlyList<ReminderOccasion> occasions, CancellationToken cancellation)
    {
        var editions = occasions.Select(occasion => occasion.EditionId).OfType<long>().Distinct().ToArray();
        var lectures = await db.Lectures.Where(lecture => editions.Contains(lecture.EditionId)).Select(lecture => lecture.EditionId).ToListAsync(cancellation);
        return [.. occasions.Where(occasion => occasion.EditionId is { } edition && lectures.Contains(edition))];
    }

    private async Task<IReadOnlyList<(string Address, ReminderRecipient Recipient)>> AllAsync(IReadOnlyCollection<string> occasions, ReminderChannel channel, CancellationToken cancellation)
    {
        var concerned = await ConcernedAsync(occasions, cancellation);
        var sessions = SessionOccasions.IdsOf(occasions);
        // A person who heard of a session after the time of its reminder has just had a letter about it.
        var told = (await db.Told.Join(db.Sessions.Where(session => sessions.Contains(session.Id)), row => row.SessionUid, session => session.Uid, (row, session) => new { session.Id, row.PersonKey, row.At }).ToListAsync(cancellation))
            .ToDictionary(row => (SessionOccasions.KeyOf(row.Id), row.PersonKey), row => row.At);
        return
        [
            .. from each in concerned
               where (each.Email is null) == (channel == ReminderChannel.Telephone)
               let subject = new SubjectKey(SubjectType, each.Id)
               let address = each.Email is { } email ? EmailAddress.Fold(email) : each.Id.ToString("D19", System.Globalization.CultureInfo.InvariantCulture)
               let since = told.GetValueOrDefault((each.Occasion, subject.ToString()), DateTimeOffset.MinValue)
               select (address, new ReminderRecipient(subject, $"{address} {Letters.Fold(each.Name)}", each.Name, each.Language, each.Occasion, new(since, IsAbsent: false), channel)),
        ];
    }

    /// <summary>Somebody beside one occasion.</summary>
    protected sealed record Concerned(long Id, string Name, string? Email, string Language, string Occasion);
}

/// <summary>Speakers: before what they give, and thanked once after the last of it.</summary>
public sealed class SpeakerReminders(StartupsDb db) : LectureReminders(db)
{
    public override string SubjectType => PresenterPeople.Of;

    protected override Task<IReadOnlyList<ReminderOccasion>> AfterAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation) => Db.ThanksOccasionsAsync(from, until, cancellation);

    protected override async Task<IReadOnlyList<Concerned>> ConcernedAsync(IReadOnlyCollection<string> occasions, CancellationToken cancellation)
    {
        var (sessions, editions) = (SessionOccasions.IdsOf(occasions), AfterOccasions.IdsOf(occasions, AfterOccasions.ThanksPrefix));
        var led = await Db.SessionPresenters.Where(led => sessions.Contains(led.SessionId) || (editions.Contains(led.Session.EditionId) && led.Session.CancelledAt == null))
            .Select(led => new { led.SessionId, led.Session.EditionId, led.Session.StartsAt, led.Session.Date, led.Presenter.Id, led.Presenter.Name, led.Presenter.Email, led.Presenter.Language }).ToListAsync(cancellation);
        var before = led.Where(each => sessions.Contains(each.SessionId)).Select(each => new Concerned(each.Id, each.Name, each.Email, each.Language, SessionOccasions.KeyOf(each.SessionId)));
        var thanked = led.Where(each => editions.Contains(each.EditionId)).DistinctBy(each => (each.Id, each.EditionId))
            .Select(each => new Concerned(each.Id, each.Name, each.Email, each.Language, AfterOccasions.ThanksFor(each.EditionId)));
        return [.. before, .. await NotThankedAsync([.. thanked], cancellation)];
    }

    // Nobody is thanked twice for a lecture when it has one more session.
    private async Task<IEnumerable<Concerned>> NotThankedAsync(IReadOnlyList<Concerned> people, CancellationToken cancellation)
    {
        var keys = people.Select(each => each.Occasion).Distinct(StringComparer.Ordinal).ToArray();
        var rows = await Db.Reminders.Where(row => keys.Contains(row.Occasion)).Select(row => new { row.Occasion, row.Recipient, row.PlannedFor }).ToListAsync(cancellation);
        var times = (await Db.ThanksOccasionsAsync(keys, cancellation)).ToDictionary(occasion => occasion.Key, occasion => AfterOccasions.TimeOf(occasion).PlannedFor, StringComparer.Ordinal);
        var thanked = rows.Where(row => row.PlannedFor != times.GetValueOrDefault(row.Occasion)).Select(row => (row.Occasion, row.Recipient)).ToHashSet();
        return people.Where(each => !thanked.Contains((each.Occasion, new SubjectKey(SubjectType, each.Id).ToString())));
    }
}

/// <summary>Hosts: before what they receive, and asked after each session how many came, until somebody has counted.</summary>
public sealed class HostReminders(StartupsDb db) : LectureReminders(db)
{
    public override string SubjectType => HostPeople.Of;

    protected override Task<IReadOnlyList<ReminderOccasion>> AfterAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation) => Db.CountOccasionsAsync(from, until, cancellation);

    protected override async Task<IReadOnlyList<Concerned>> ConcernedAsync(IReadOnlyCollection<string> occasions, CancellationToken cancellation)
    {
        var (before, after) = (SessionOccasions.IdsOf(occasions), AfterOccasions.IdsOf(occasions, AfterOccasions.CountPrefix));
        var rows = await Db.Sessions.Where(session => before.Contains(session.Id) || after.Contains(session.Id))
            .Join(Db.Lectures.Where(lecture => lecture.HostId != null), session => session.EditionId, lecture => lecture.EditionId, (session, lecture) => new { session.Id, lecture.Host })
            .Select(row => new { SessionId = row.Id, row.Host!.Id, row.Host.Name, row.Host.Email, row.Host.Language }).ToListAsync(cancellation);
        return
        [
            .. rows.Where(row => before.Contains(row.SessionId)).Select(row => new Concerned(row.Id, row.Name, row.Email, row.Language, SessionOccasions.KeyOf(row.SessionId))),
            .. rows.Where(row => after.Contains(row.SessionId)).Select(row => new Concerned(row.Id, row.Name, row.Email, row.Language, AfterOccasions.CountOf(row.SessionId))),
        ];
    }
}
