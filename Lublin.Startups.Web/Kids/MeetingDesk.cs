using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>How meetings of groups were: those who led them write it down, or staff. Who came never changes who has a place.</summary>
public sealed class MeetingDesk(StartupsDb db, Writer writer, TimeProvider clock)
{
    // A school is called while people still remember.
    private static readonly TimeSpan SchoolIsCalled = TimeSpan.FromDays(14);

    /// <summary>Who came. Written down again, it corrects what was there.</summary>
    public Task<LogOutcome> LogAsync(Guid session, MeetingLog log, LoggedBy by) => OnAsync(session, by, async (meeting, now) =>
    {
        var changes = new Changes().Note("children", meeting.ChildrenCame, log.Children).Note("adults", meeting.AdultsCame, log.Adults).Note("teacherStayed", meeting.TeacherStayed, log.TeacherStayed)
            .NotePersonal("note", meeting.Note, log.Note);
        if (meeting.IsHeld && changes.IsEmpty)
            return LogOutcome.Done;
        db.Add(meeting.IsHeld
            ? new History("session", meeting.SessionId, "MeetingCorrected", by.Actor, now, changes.ToJson())
            : new History("session", meeting.SessionId, "MeetingLogged", by.Actor, now, changes.ToJson()));
        meeting.Log(log, by.Actor, now);
        await CallAboutTeacherAsync(meeting, now);
        return LogOutcome.Done;
    });

    /// <summary>It did not take place, and nobody had said so before. What was held stays held.</summary>
    /// <param name="reason">Why, in words that the school may read.</param>
    public Task<LogOutcome> NotHeldAsync(Guid session, string reason, LoggedBy by) => OnAsync(session, by, (meeting, now) =>
    {
        if (meeting.IsHeld)
            return Task.FromResult(LogOutcome.WasHeld);
        meeting.Session.Cancel(now, reason);
        meeting.NoteCancelled(by.Actor);
        db.Add(new History("session", meeting.SessionId, "MeetingNotHeld", by.Actor, now, new Changes().Because(reason).ToJson()));
        db.Add(new PhoneCall(PhoneCallKind.NotHeld, SchoolGroup.SubjectOf(meeting.GroupId), Key("not-held", meeting.SessionId), now, until: now + SchoolIsCalled));
        return Task.FromResult(LogOutcome.Done);
    });

    /// <summary>An animator cannot lead it: the office looks for somebody else.</summary>
    /// <returns>False when it is not theirs, has begun, or does not take place.</returns>
    public Task<bool> CannotComeAsync(Guid session, long animator) => writer.CommitAsync(
        db,
        async () =>
        {
            await db.Database.TakeTurnAsync($"meeting:{session:N}");
            var now = clock.GetUtcNow();
            if (await FindAsync(session, animator) is not { } meeting || meeting.Session.CancelledAt is not null || meeting.Session.StartsAt <= now)
                return false;
            var key = CannotCome.KeyOf(meeting.SessionId, animator);
            if (await db.PhoneCalls.AnyAsync(call => call.Key == key))
                return true;
            db.Add(new PhoneCall(PhoneCallKind.CannotCome, new(Animator.SubjectType, animator), key, now, meeting.SessionId, meeting.Session.StartsAt));
            db.Add(new History("session", meeting.SessionId, "CannotCome", LoggedBy.Animator(animator).Actor, now));
            return true;
        },
        showsOnPages: _ => false);

    private Task<LogOutcome> OnAsync(Guid session, LoggedBy by, Func<Meeting, DateTimeOffset, Task<LogOutcome>> deed) => writer.CommitAsync(
        db,
        async () =>
        {
            await db.Database.TakeTurnAsync($"meeting:{session:N}");
            var now = clock.GetUtcNow();
            if (await FindAsync(session, by.AnimatorId) is not { } meeting)
                return LogOutcome.NotFound;
            if (meeting.Session.CancelledAt is not null)
                return LogOutcome.Cancelled;
            if (now < meeting.Session.StartsAt)
                return LogOutcome.TooEarly;
            return by.AnimatorId is not null && !LogTime.IsOpen(meeting.Session, now) ? LogOutcome.TooLate : await deed(meeting, now);
        },
        showsOnPages: _ => false);

    private Task<Meeting?> FindAsync(Guid session, long? animator) => db.Meetings.Include(meeting => meeting.Session)
        .SingleOrDefaultAsync(meeting => meeting.Session.Uid == session && meeting.PublishedAt != null && meeting.Session.Edition.CancelledAt == null
            && (animator == null || meeting.Session.Led.Any(led => led.PresenterId == animator)));

    private async Task CallAboutTeacherAsync(Meeting meeting, DateTimeOffset now)
    {
        var key = Key("alone", meeting.SessionId);
        if (meeting.TeacherStayed == true)
            await db.PhoneCalls.Where(call => call.Key == key && call.DoneAt == null).ExecuteDeleteAsync();
        else if (!await db.PhoneCalls.AnyAsync(call => call.Key == key))
            db.Add(new PhoneCall(PhoneCallKind.TeacherLeft, SchoolGroup.SubjectOf(meeting.GroupId), key, now, until: now + SchoolIsCalled));
    }

    private static string Key(string what, long session) => FormattableString.Invariant($"{what}:{session}");
}

/// <summary>Who writes down how a meeting was.</summary>
/// <param name="Actor">As the history names actors.</param>
/// <param name="AnimatorId">Who led it; null for staff, who may at any time.</param>
public sealed record LoggedBy(string Actor, long? AnimatorId)
{
    public static LoggedBy Staff(string actor) => new(actor, null);

    public static LoggedBy Animator(long presenter) => new($"{Kids.Animator.SubjectType}:{presenter}", presenter);
}

public enum LogOutcome
{
    Done,

    /// <summary>There is none of that name, or it is not theirs.</summary>
    NotFound,

    /// <summary>It has not begun.</summary>
    TooEarly,

    /// <summary>Only staff still may.</summary>
    TooLate,

    /// <summary>It does not take place.</summary>
    Cancelled,

    /// <summary>Somebody wrote down who came: it took place.</summary>
    WasHeld,
}

/// <summary>That an animator said they cannot lead a meeting: a call on the list of the office.</summary>
public static class CannotCome
{
    public static string KeyOf(long session, long animator) => FormattableString.Invariant($"cannot-come:{session}:{animator}");

    /// <summary>To which of these sessions an animator said so.</summary>
    public static async Task<IReadOnlySet<long>> CannotComeAsync(this StartupsDb db, long animator, IReadOnlyCollection<long> sessions)
    {
        var keys = sessions.Select(session => KeyOf(session, animator)).ToArray();
        var calls = await db.PhoneCalls.Where(call => keys.Contains(call.Key)).Select(call => call.SessionId).ToListAsync();
        return calls.OfType<long>().ToHashSet();
    }
}
