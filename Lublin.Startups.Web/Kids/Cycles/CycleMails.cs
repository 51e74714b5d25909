using System.Globalization;
using System.Text.Json;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids.Cycles;

/// <summary>What a letter has to say of one meeting.</summary>
public enum CycleNews
{
    /// <summary>That it is at all.</summary>
    Dates,

    /// <summary>It is at another time, or at another host's.</summary>
    Moved,
    Cancelled,

    /// <summary>Others lead it.</summary>
    Led,

    /// <summary>The reader leads or receives it from now on.</summary>
    Yours,

    /// <summary>The reader leads or receives it no more.</summary>
    Left,
}

/// <param name="Session">Its row.</param>
/// <param name="What">What happened to it.</param>
/// <param name="Before">When it was to be; null when that did not change.</param>
public sealed record CycleTiding(long Session, CycleNews What, SessionPlan? Before = null);

/// <summary>What a letter about a cycle needs and the database will no longer know.</summary>
/// <param name="Tidings">One a meeting.</param>
/// <param name="IsCopy">It goes to the official address of the school.</param>
public sealed record CycleLetterNews(IReadOnlyList<CycleTiding> Tidings, bool IsCopy = false);

/// <summary>Somebody who hears of a meeting.</summary>
/// <param name="Subject">A group's teacher, an animator, a host.</param>
/// <param name="Name">As the office knows them.</param>
/// <param name="Email">Null: they are called.</param>
/// <param name="IsCopy">The official address of the school.</param>
public sealed record CyclePerson(SubjectKey Subject, string Name, string? Email, bool IsCopy = false);

/// <summary>The one place where dates of cycles and their changes become letters, or calls to people without an address.</summary>
public static class CycleMails
{
    public const string Dates = "cycle-dates";
    public const string Changed = "meeting-changed";

    public static IReadOnlyList<string> Kinds { get; } = [Dates, Changed];

    public static CycleLetterNews NewsOf(OutboxMail mail) => JsonSerializer.Deserialize<CycleLetterNews>(mail.Details ?? "") ?? throw new JsonException("A letter about a cycle says what it tells.");

    public static IReadOnlyList<CyclePerson> OfSchool(SchoolGroup group) =>
    [
        new(SchoolGroup.SubjectOf(group.Id), group.TeacherName ?? group.School.Name, group.TeacherEmail),
        new(SchoolGroup.SubjectOf(group.Id), group.School.Name, group.School.OfficialEmail, IsCopy: true),
    ];

    public static CyclePerson Of(Presenter presenter) => new(new(Animator.SubjectType, presenter.Id), presenter.Name, presenter.Email);

    public static CyclePerson Of(VisitHost host) => new(new(VisitHost.SubjectType, host.Id), $"{host.Name}, {host.ContactName}", host.Email);

    /// <summary>Everybody who comes to a meeting: the school, those who lead it, the host.</summary>
    public static IReadOnlyList<CyclePerson> Of(Meeting meeting) => [.. OfSchool(meeting.Group), .. BesidesSchool(meeting)];

    /// <summary>Those who lead a meeting, and its host.</summary>
    public static IReadOnlyList<CyclePerson> BesidesSchool(Meeting meeting) =>
        [.. meeting.Session.Presenters.Select(Of), .. meeting.Window is { } window ? [Of(window.Host)] : Array.Empty<CyclePerson>()];

    /// <summary>Who would hear of these dates, each once.</summary>
    public static IReadOnlyList<(CyclePerson Person, IReadOnlyList<Meeting> Meetings)> DatesTo(CycleSheet sheet, IReadOnlyList<Meeting> fresh)
    {
        // A school that hears of one new date hears of all of its group.
        var groups = fresh.Select(meeting => meeting.GroupId).ToHashSet();
        var all = sheet.Meetings.Where(meeting => groups.Contains(meeting.GroupId) && meeting.Session.CancelledAt is null).ToList();
        return
        [
            .. all.SelectMany(meeting => OfSchool(meeting.Group).Select(person => (Person: person, Meeting: meeting)))
                .Concat(fresh.SelectMany(meeting => BesidesSchool(meeting).Select(person => (Person: person, Meeting: meeting))))
                .GroupBy(pair => pair.Person).Select(theirs => (theirs.Key, (IReadOnlyList<Meeting>)[.. theirs.Select(pair => pair.Meeting).OrderBy(meeting => meeting.Session.StartsAt)])),
        ];
    }

    internal static int PutDates(StartupsDb db, CycleSheet sheet, IReadOnlyList<Meeting> fresh, bool holds, DateTimeOffset now)
    {
        var letters = 0;
        foreach (var (person, meetings) in DatesTo(sheet, fresh))
        {
            letters += Put(db, Dates, string.Create(CultureInfo.InvariantCulture, $"{sheet.Season.EditionId}:{sheet.Season.PlanVersion}"), person,
                [.. meetings.Select(meeting => new ToldSession(new(meeting.SessionId, CycleNews.Dates), meeting.Session))], holds, now);
        }

        return letters;
    }

    /// <summary>Tells of changes of meetings that were published; of others nobody hears.</summary>
    internal static int PutChanges(StartupsDb db, CycleSheet sheet, IEnumerable<(CyclePerson Person, Meeting Meeting, CycleNews What, SessionPlan? Before)> told, DateTimeOffset now)
    {
        var letters = 0;
        foreach (var theirs in told.Where(each => each.Meeting.PublishedAt is not null).GroupBy(each => each.Person))
        {
            var first = theirs.OrderBy(each => each.Meeting.Session.StartsAt).First().Meeting;
            letters += Put(db, Changed, string.Create(CultureInfo.InvariantCulture, $"{sheet.Season.EditionId}:{first.SessionId}:{sheet.Season.Edition.Version}.{first.Session.Sequence}"), theirs.Key,
                [.. theirs.Select(each => new ToldSession(new(each.Meeting.SessionId, each.What, each.Before), each.Meeting.Session))], holds: false, now);
        }

        return letters;
    }

    /// <summary>What is told by telephone where no letter arrives: dates all together, changes one by one.</summary>
    /// <param name="key">Of the letter.</param>
    /// <param name="who">Whom it would have told.</param>
    internal static IEnumerable<PhoneCall> CallsFor(string key, SubjectKey who, IReadOnlyList<ToldSession> told, DateTimeOffset now)
    {
        var ahead = told.Where(each => each.KnowBy > now).OrderBy(each => each.KnowBy).ToList();
        if (ahead.Find(each => each.Tiding.What == CycleNews.Dates) is { } first)
            yield return new(PhoneCallKind.MeetingDates, who, key, now, first.Session.Id, first.KnowBy);
        foreach (var change in ahead.Where(each => each.Tiding.What != CycleNews.Dates))
            yield return new(CallFor(change.Tiding.What), who, FormattableString.Invariant($"{key}:{change.Session.Id}"), now, change.Session.Id, change.KnowBy);
    }

    private static PhoneCallKind CallFor(CycleNews what) => what switch
    {
        CycleNews.Moved => PhoneCallKind.Moved,
        CycleNews.Cancelled => PhoneCallKind.SessionCancelled,
        CycleNews.Led => PhoneCallKind.MeetingLed,
        CycleNews.Yours => PhoneCallKind.MeetingYours,
        CycleNews.Left => PhoneCallKind.MeetingLeft,
        _ => PhoneCallKind.MeetingDates,
    };

    private static int Put(StartupsDb db, string kind, string fact, CyclePerson person, IReadOnlyList<ToldSession> told, bool holds, DateTimeOffset now)
    {
        var key = $"{kind}:{fact}:{person.Subject}{(person.IsCopy ? ":copy" : "")}";
        if (person.Email is null)
        {
            db.AddRange(CallsFor(key, person.Subject, told, now));
            return 0;
        }

        var mail = new OutboxMail(kind, person.Subject, key, "pl", now, JsonSerializer.Serialize(new CycleLetterNews([.. told.Select(each => each.Tiding)], person.IsCopy)));
        if (holds)
            mail.Hold(now);
        db.Add(mail);
        return 1;
    }
}

/// <summary>What is told of a session, and the session.</summary>
internal sealed record ToldSession(CycleTiding Tiding, Session Session)
{
    /// <summary>By when somebody has to know: people who do not hear that it was moved come at the old time.</summary>
    public DateTimeOffset KnowBy => Tiding.Before is { } before && Warsaw.ToInstant(before.Date, before.Start) is var old && old < Session.StartsAt ? old : Session.StartsAt;
}

/// <summary>A letter about a cycle is about its season.</summary>
public sealed class CycleTopic : IMailTopic
{
    public IQueryable<OutboxMail> About(StartupsDb db, IQueryable<OutboxMail> mails, IReadOnlyCollection<long> editionIds)
    {
        // What goes to schools is about their groups, and found by those.
        var (editions, kinds) = (db.Editions, CycleMails.Kinds);
        return mails.Where(mail => kinds.Contains(mail.Kind) && mail.SubjectType != SchoolGroup.SubjectType && editions.Any(edition => editionIds.Contains(edition.Id) && mail.Key.StartsWith(mail.Kind + ":" + edition.Id + ":")));
    }
}
