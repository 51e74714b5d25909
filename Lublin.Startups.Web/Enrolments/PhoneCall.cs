using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>
/// One thing that a person has to hear by telephone, because no letter tells them of it, or not in time: added in the same save as the fact, as its mail is.
/// Whether it still has a reason is read off the person and the session (<see cref="PhoneCallQueries"/>).
/// </summary>
public sealed class PhoneCall
{
    public const int LongestNote = 200;

    private PhoneCall()
    {
    }

    /// <param name="about">What the person has to hear.</param>
    /// <param name="subject">The person to call.</param>
    /// <param name="key">Unique among all calls: the same fact is never told twice.</param>
    /// <param name="now">When it happened.</param>
    /// <param name="sessionId">Which session it is about; null for the whole edition.</param>
    /// <param name="until">By when the person has to know, where that is earlier than what it is about begins.</param>
    public PhoneCall(PhoneCallKind about, SubjectKey subject, string key, DateTimeOffset now, long? sessionId = null, DateTimeOffset? until = null) =>
        (About, SubjectType, SubjectId, Key, Since, SessionId, Until) = (about, subject.Type, subject.Id, key, now, sessionId, until);

    /// <summary>Staff's own words that are to be passed on.</summary>
    public static PhoneCall OfAnnouncement(long announcementId, SubjectKey subject, string key, DateTimeOffset now, DateTimeOffset? until = null) =>
        new(PhoneCallKind.Announcement, subject, key, now, until: until) { AnnouncementId = announcementId };

    /// <summary>What a reminder would have told.</summary>
    /// <param name="occasion">Of what the person is reminded.</param>
    public static PhoneCall OfReminder(SubjectKey subject, string occasion, string key, DateTimeOffset now, DateTimeOffset? until) =>
        new(PhoneCallKind.Reminder, subject, key, now, SessionOccasions.IdOf(occasion), until) { Occasion = occasion };

    public long Id { get; private set; }
    public string SubjectType { get; private set; } = "";
    public long SubjectId { get; private set; }
    public SubjectKey Subject => new(SubjectType, SubjectId);
    public PhoneCallKind About { get; private set; }
    public long? SessionId { get; private set; }
    public Session? Session { get; private set; }

    /// <summary>Of what a reminder is; null for all other calls.</summary>
    public string? Occasion { get; private set; }

    public long? AnnouncementId { get; private set; }
    public Announcement? Announcement { get; private set; }
    public string Key { get; private set; } = "";
    public DateTimeOffset Since { get; private set; }
    public DateTimeOffset? Until { get; private set; }

    /// <summary>How often nobody answered.</summary>
    public int Tries { get; private set; }

    public DateTimeOffset? TriedAt { get; private set; }

    /// <summary>When nobody had to call any more: the person was reached, or staff gave up.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>The actor, as the history names them.</summary>
    public string? DoneBy { get; private set; }

    public PhoneCallOutcome? Outcome { get; private set; }

    /// <summary>Why staff gave up; without personal data.</summary>
    public string? Note { get; private set; }

    /// <summary>The person knows.</summary>
    public void Reach(string actor, DateTimeOffset now) => (DoneAt, DoneBy, Outcome) = (now, actor, PhoneCallOutcome.Reached);

    /// <summary>Nobody answered; somebody tries again.</summary>
    public void Miss(DateTimeOffset now) => (Tries, TriedAt) = (Tries + 1, now);

    /// <summary>Nobody tries any more.</summary>
    public void GiveUp(string actor, string note, DateTimeOffset now) => (DoneAt, DoneBy, Outcome, Note) = (now, actor, PhoneCallOutcome.GivenUp, note);

    /// <summary>It was noted by mistake.</summary>
    public void Reopen() => (DoneAt, DoneBy, Outcome, Note) = (null, null, null, null);
}

/// <summary>What a person has to hear.</summary>
public enum PhoneCallKind
{
    Confirmed,
    Waiting,
    Offered,
    OfferEnded,
    Moved,
    SessionAdded,
    SessionCancelled,

    /// <summary>The place of sessions to come has another name, address or way in.</summary>
    PlaceChanged,
    Cancelled,
    Reminder,

    /// <summary>A mail server refused the person's address: which one is right?</summary>
    AddressRefused,

    /// <summary>What staff wrote to the people of the edition, or to those in a room.</summary>
    Announcement,

    /// <summary>What a version of the timetable of lectures changed for them.</summary>
    Timetable,

    /// <summary>Whether they would give a lecture.</summary>
    Invitation,

    /// <summary>Whether a group that waits still wants to come: a place is free, and it is too late to offer it by letter.</summary>
    PlaceFree,

    /// <summary>Nobody of the school stayed with a group the whole time of a meeting.</summary>
    TeacherLeft,

    /// <summary>A meeting of a group did not take place.</summary>
    NotHeld,

    /// <summary>An animator cannot lead a meeting.</summary>
    CannotCome,

    /// <summary>A group wants to come with more people than a host receives.</summary>
    TooManyPeople,

    /// <summary>When the meetings of a group are.</summary>
    MeetingDates,

    /// <summary>Others lead a meeting of a group.</summary>
    MeetingLed,

    /// <summary>The person leads or receives a meeting from now on.</summary>
    MeetingYours,

    /// <summary>The person leads or receives a meeting no more.</summary>
    MeetingLeft,

    /// <summary>A mail server refused the address of a group's teacher.</summary>
    TeacherAddress,
}

public enum PhoneCallOutcome
{
    Reached,
    GivenUp,
}
