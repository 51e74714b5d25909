using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>Somebody who speaks or hosts in one room on one day.</summary>
/// <param name="Subjects">Their rows; more than one when they do both. The first is the one they are written to by.</param>
/// <param name="Name">Two, when two share an address.</param>
/// <param name="Language">pl, en, uk.</param>
/// <param name="Starts">When their sessions there begin.</param>
public sealed record RoomPerson(IReadOnlyList<SubjectKey> Subjects, string Name, string Language, IReadOnlyList<DateTimeOffset> Starts)
{
    // What is over presses nobody.
    private static readonly TimeSpan AfterwardsIsCalled = TimeSpan.FromDays(3);

    public SubjectKey Subject => Subjects[0];
    public string? Email { get; init; }
    public string? Phone { get; init; }

    /// <summary>A server refused the address, and nobody has asked for another one yet.</summary>
    public bool IsRefused { get; init; }

    /// <summary>A letter reaches them; the others are called.</summary>
    public bool IsMailed => Email is not null && !IsRefused;

    /// <summary>By when they have to hear of it.</summary>
    public DateTimeOffset CallBy(DateTimeOffset now) => Starts.Where(start => start > now).DefaultIfEmpty(now + AfterwardsIsCalled).Min();

    internal bool IsSameAs(RoomPerson other) =>
        (Email is not null && other.Email is not null && EmailAddress.Fold(Email).Equals(EmailAddress.Fold(other.Email), StringComparison.Ordinal))
        || (Phone is not null && string.Equals(Phone, other.Phone, StringComparison.Ordinal) && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase));

    internal RoomPerson And(RoomPerson other) => new(
        [.. Subjects, .. other.Subjects], string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase) ? Name : $"{Name}, {other.Name}", Language, [.. Starts, .. other.Starts])
    {
        Email = Email,
        Phone = Phone ?? other.Phone,
        IsRefused = IsRefused,
    };
}

public static class RoomPeopleQueries
{
    /// <summary>
    /// Whoever leads what is published and takes place in a room on a day, of every kind, and whoever hosts it, by name. Each person once, however many sessions and roles are theirs. Three queries.
    /// </summary>
    public static async Task<IReadOnlyList<RoomPerson>> PeopleInRoomAsync(this StartupsDb db, RoomDay where, CancellationToken cancellation = default)
    {
        var held = db.Sessions.Where(session => session.RoomId == where.RoomId && session.Date == where.Date && session.CancelledAt == null && session.Edition.CancelledAt == null && session.Edition.PublishedAt != null);
        var speaking = await held.SelectMany(session => session.Led, (session, led) => new Row(PresenterPeople.Of, led.PresenterId, led.Presenter.Name, led.Presenter.Language, led.Presenter.Email, led.Presenter.Phone, session.StartsAt))
            .ToListAsync(cancellation);
        var hosting = await db.Lectures.Where(lecture => lecture.HostId != null).Join(held, lecture => lecture.EditionId, session => session.EditionId, (lecture, session) => new { lecture.Host, session.StartsAt })
            .Select(row => new Row(HostPeople.Of, row.Host!.Id, row.Host.Name, row.Host.Language, row.Host.Email, row.Host.Phone, row.StartsAt)).ToListAsync(cancellation);
        var refused = await db.RefusedAsync(cancellation);
        var rows = speaking.Concat(hosting).GroupBy(row => new SubjectKey(row.Type, row.Id)).Select(theirs => PersonOf(theirs, refused));
        List<RoomPerson> people = [];
        // Of two rows of one person the one that a letter reaches counts.
        foreach (var one in rows.OrderBy(person => !person.IsMailed))
        {
            if (people.FindIndex(known => known.IsSameAs(one)) is >= 0 and var at)
                people[at] = people[at].And(one);
            else
                people.Add(one);
        }

        return [.. people.OrderBy(person => person.Name, PersonName.Order)];
    }

    private static RoomPerson PersonOf(IGrouping<SubjectKey, Row> theirs, HashSet<SubjectKey> refused)
    {
        var row = theirs.First();
        return new([theirs.Key], row.Name, row.Language, [.. theirs.Select(each => each.StartsAt)]) { Email = row.Email, Phone = row.Phone, IsRefused = refused.Contains(theirs.Key) };
    }

    private static async Task<HashSet<SubjectKey>> RefusedAsync(this StartupsDb db, CancellationToken cancellation) =>
        [.. (await db.PhoneCalls.Where(call => call.About == PhoneCallKind.AddressRefused && call.DoneAt == null && (call.SubjectType == PresenterPeople.Of || call.SubjectType == HostPeople.Of))
            .Select(call => new { call.SubjectType, call.SubjectId }).ToListAsync(cancellation)).Select(call => new SubjectKey(call.SubjectType, call.SubjectId))];

    private sealed record Row(string Type, long Id, string Name, string Language, string? Email, string? Phone, DateTimeOffset StartsAt);
}
