using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>Meetings of groups, once they are published, and who comes to them: a week before the first, and the day before each. They are few, and read whole.</summary>
public abstract class MeetingReminders(StartupsDb db) : IReminderSource
{
    public abstract string SubjectType { get; }

    public string LetterKind => HoldingMails.Reminder;

    protected StartupsDb Db => db;

    public async Task<IReadOnlyList<ReminderOccasion>> OccasionsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation) =>
        await OfGroupsAsync(await db.SessionOccasionsAsync(from, until, cancellation), cancellation);

    public async Task<IReadOnlyList<ReminderOccasion>> FindAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation) =>
        await OfGroupsAsync(await db.SessionOccasionsAsync(keys, cancellation), cancellation);

    public async Task<IReadOnlyList<string>> AddressesAsync(IReadOnlyCollection<string> occasions, ReminderChannel channel, CancellationToken cancellation) =>
        [.. (await AllAsync(occasions, channel, cancellation)).Select(each => each.Address).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public async Task<IReadOnlyList<ReminderRecipient>> RecipientsAsync(
        IReadOnlyCollection<string> occasions, ReminderChannel channel, string first, string last, CancellationToken cancellation) =>
    [
        .. (await AllAsync(occasions, channel, cancellation))
            .Where(each => string.CompareOrdinal(each.Address, first) >= 0 && string.CompareOrdinal(each.Address, last) <= 0)
            .OrderBy(each => each.Address, StringComparer.Ordinal).ThenBy(each => each.Recipient.Subject.Id).Select(each => each.Recipient),
    ];

    /// <summary>A meeting as its people are reminded of it; null when they are not.</summary>
    protected virtual ReminderOccasion? Shape(ReminderOccasion occasion, Meeting? meeting) => meeting is null ? null : occasion;

    /// <summary>The people that each session concerns.</summary>
    protected abstract Task<IReadOnlyList<Concerned>> ConcernedAsync(long[] sessions, CancellationToken cancellation);

    // What is not published nobody outside the office has heard of.
    private async Task<IReadOnlyList<ReminderOccasion>> OfGroupsAsync(IReadOnlyList<ReminderOccasion> occasions, CancellationToken cancellation)
    {
        var ids = SessionOccasions.IdsOf(occasions.Select(occasion => occasion.Key));
        var seasons = db.Seasons;
        var meetings = await db.Meetings.AsNoTracking().Include(meeting => meeting.Group.School).Where(meeting => ids.Contains(meeting.SessionId) && meeting.PublishedAt != null).ToDictionaryAsync(meeting => meeting.SessionId, cancellation);
        var galas = await db.Sessions.Where(session => ids.Contains(session.Id) && session.GroupId == null && seasons.Any(season => season.EditionId == session.EditionId)).Select(session => session.Id).ToListAsync(cancellation);
        return
        [
            .. from occasion in occasions
               let id = SessionOccasions.IdOf(occasion.Key)!.Value
               let meeting = meetings.GetValueOrDefault(id)
               where meeting is not null || galas.Contains(id)
               let shaped = Shape(meeting is null ? occasion : occasion with { Title = new("pl", $"{meeting.Group.School.Name}, {meeting.Group.Label}: {meeting.Title}") }, meeting)
               where shaped is not null
               select shaped,
        ];
    }

    private async Task<IReadOnlyList<(string Address, ReminderRecipient Recipient)>> AllAsync(IReadOnlyCollection<string> occasions, ReminderChannel channel, CancellationToken cancellation) =>
    [
        .. from each in await ConcernedAsync(SessionOccasions.IdsOf(occasions), cancellation)
           where (each.Email is null) == (channel == ReminderChannel.Telephone)
           let address = each.Email is { } email ? EmailAddress.Fold(email) : each.Id.ToString("D19", CultureInfo.InvariantCulture)
           select (address, new ReminderRecipient(new(SubjectType, each.Id), $"{address} {Letters.Fold(each.Name)}", each.Name, "pl", SessionOccasions.KeyOf(each.Session), each.Facts, channel)),
    ];

    /// <summary>Somebody beside one session.</summary>
    protected sealed record Concerned(long Id, string Name, string? Email, long Session, RecipientFacts Facts);
}

/// <summary>The teacher of a group with a place: before its meetings, and before the gala.</summary>
public sealed class TeacherReminders(StartupsDb db) : MeetingReminders(db)
{
    public override string SubjectType => SchoolGroup.SubjectType;

    // Of the gala they know since the call was announced: the day before is enough.
    protected override ReminderOccasion? Shape(ReminderOccasion occasion, Meeting? meeting) => meeting is null ? occasion with { IsFirst = false } : occasion;

    protected override async Task<IReadOnlyList<Concerned>> ConcernedAsync(long[] sessions, CancellationToken cancellation)
    {
        var active = Db.Enrolments.Active();
        var groups = Db.SchoolGroups.Where(group => active.Any(enrolment => enrolment.Id == group.EnrolmentId) && (group.TeacherEmail != null || group.TeacherPhone != null));
        var own = await Db.Meetings.Where(meeting => sessions.Contains(meeting.SessionId) && meeting.PublishedAt != null)
            .Join(groups, meeting => meeting.GroupId, group => group.Id, (meeting, group) => new { meeting.SessionId, meeting.PublishedAt, meeting.LostHostAt, Group = group, group.Enrolment, School = group.School.Name }).ToListAsync(cancellation);
        var galas = await Db.Sessions.Where(session => sessions.Contains(session.Id) && session.GroupId == null)
            .Join(groups, session => session.EditionId, group => group.EditionId, (session, group) => new { SessionId = session.Id, PublishedAt = (DateTimeOffset?)null, LostHostAt = (DateTimeOffset?)null, Group = group, group.Enrolment, School = group.School.Name }).ToListAsync(cancellation);
        return
        [
            .. own.Concat(galas).Select(row => new Concerned(
                row.Group.Id, row.Group.TeacherName ?? row.School, row.Enrolment!.EmailRefusedAt is null ? row.Group.TeacherEmail : null, row.SessionId,
                new(Later(row.Enrolment.ConfirmedAt, row.PublishedAt), IsAbsent: false, Barred: row.LostHostAt is null ? null : ReminderReason.NotSettled))),
        ];
    }

    // A teacher who was given a place, or the date, after the time of a reminder has just heard of it.
    private static DateTimeOffset? Later(DateTimeOffset? confirmedAt, DateTimeOffset? publishedAt) => confirmedAt is { } confirmed && publishedAt > confirmed ? publishedAt : confirmedAt;
}

/// <summary>Hosts of visits and creative hours: a week before, and the day before.</summary>
public sealed class VisitHostReminders(StartupsDb db) : MeetingReminders(db)
{
    public override string SubjectType => VisitHost.SubjectType;

    // What comes first for a host is what takes place at the host's.
    protected override ReminderOccasion? Shape(ReminderOccasion occasion, Meeting? meeting) => meeting?.WindowId is null ? null : occasion with { IsFirst = true, FirstSince = null };

    protected override async Task<IReadOnlyList<Concerned>> ConcernedAsync(long[] sessions, CancellationToken cancellation)
    {
        var rows = await Db.Meetings.AsNoTracking().Include(meeting => meeting.Window!.Host).Include(meeting => meeting.Session)
            .Where(meeting => sessions.Contains(meeting.SessionId) && meeting.PublishedAt != null && meeting.WindowId != null).ToListAsync(cancellation);
        var cleared = await ClearanceBook.ReadAsync(Db, cancellation);
        return
        [
            .. rows.Select(row => new Concerned(
                row.Window!.HostId, row.Window.Host.ContactName, row.Window.Host.Email, row.SessionId,
                new(row.PublishedAt, IsAbsent: false, Barred: row.LostHostAt is not null ? ReminderReason.NotSettled : cleared.MayReceive(row.Window, row.Session.Date) ? null : ReminderReason.NotCleared))),
        ];
    }
}

/// <summary>Animators: a week before the first meeting of a group, and the day before each.</summary>
public sealed class AnimatorReminders(StartupsDb db) : MeetingReminders(db)
{
    public override string SubjectType => Animator.SubjectType;

    protected override async Task<IReadOnlyList<Concerned>> ConcernedAsync(long[] sessions, CancellationToken cancellation)
    {
        var rows = await Db.Meetings.Where(meeting => sessions.Contains(meeting.SessionId) && meeting.PublishedAt != null)
            .Join(Db.SessionPresenters, meeting => meeting.SessionId, led => led.SessionId, (meeting, led) => new { meeting.SessionId, meeting.Session.Date, meeting.PublishedAt, led.Presenter.Id, led.Presenter.Name, led.Presenter.Email })
            .ToListAsync(cancellation);
        var cleared = await ClearanceBook.ReadAsync(Db, cancellation);
        var keys = rows.Select(row => CannotCome.KeyOf(row.SessionId, row.Id)).ToArray();
        var absent = (await Db.PhoneCalls.Where(call => keys.Contains(call.Key)).Select(call => call.Key).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. rows.Select(row => new Concerned(
                row.Id, row.Name, row.Email, row.SessionId,
                new(row.PublishedAt, absent.Contains(CannotCome.KeyOf(row.SessionId, row.Id)), Barred: cleared.IsCleared(Animator.KeyOf(row.Id), row.Date) ? null : ReminderReason.NotCleared))),
        ];
    }
}
