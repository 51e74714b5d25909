using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>Until when a school may say how many come to a meeting: 48 hours before it begins.</summary>
public static class CountTime
{
    public static readonly TimeSpan Before = TimeSpan.FromHours(48);

    public static DateTimeOffset EndsAt(Session session) => session.StartsAt - Before;
}

/// <summary>How many come: a school confirms the same, or other numbers, before its next meeting.</summary>
public sealed class CountDesk(StartupsDb db, Writer writer, TimeProvider clock)
{
    /// <summary>The meeting that a count is for now: the next one that takes place; null when none is to come.</summary>
    public static ToldMeeting? NextOf(IEnumerable<ToldMeeting> meetings, DateTimeOffset now) =>
        meetings.FirstOrDefault(told => told.Meeting.Session is { CancelledAt: null } session && session.StartsAt > now);

    /// <summary>Says how many come.</summary>
    /// <param name="group">With a place.</param>
    public async Task<ComingOutcome> ConfirmAsync(SchoolGroup group, int children, int adults)
    {
        var now = clock.GetUtcNow();
        if (NextOf(await db.ToldMeetingsOfAsync(group.Id), now) is not { } next)
            return new ComingOutcome.NothingToCome();
        if (now >= CountTime.EndsAt(next.Meeting.Session))
            return new ComingOutcome.TooLate();
        return await writer.CommitAsync<ComingOutcome>(
            db,
            async () =>
            {
                await db.Database.TakeTurnAsync($"count:{group.Id}");
                if (await TightestAsync(group.Id, now) is { } window && children + adults > window.MaxPeople)
                {
                    await CallAsync(group, window, now);
                    return new ComingOutcome.TooMany(window);
                }

                var counted = await db.SchoolGroups.SingleAsync(each => each.Id == group.Id);
                if (counted.Children != children)
                    return new ComingOutcome.OtherChildren();
                db.Add(new History("enrolment", counted.EnrolmentId!.Value, "CountConfirmed", Actor.Participant, now, new Changes().Note("adults", counted.Adults, adults).ToJson()));
                counted.Count(children, adults, counted.ChildrenAskedMore);
                counted.ConfirmCount(now);
                return new ComingOutcome.Confirmed();
            },
            showsOnPages: _ => false);
    }

    // Of those who still are to receive the group, the one that receives the fewest.
    private async Task<VisitWindow?> TightestAsync(long group, DateTimeOffset now)
    {
        var planned = db.Meetings.Where(meeting => meeting.GroupId == group && meeting.Session.CancelledAt == null && meeting.Session.StartsAt > now && meeting.WindowId != null).Select(meeting => meeting.WindowId);
        var today = Clock.Warsaw.DateOf(now);
        var given = db.Pairings.Where(pairing => pairing.GroupId == group && pairing.EndedAt == null && pairing.WindowId != null && pairing.Window!.Date > today).Select(pairing => pairing.WindowId);
        return await db.VisitWindows.Include(window => window.Host).Where(window => planned.Contains(window.Id) || given.Contains(window.Id)).OrderBy(window => window.MaxPeople).ThenBy(window => window.Id).FirstOrDefaultAsync();
    }

    private async Task CallAsync(SchoolGroup group, VisitWindow window, DateTimeOffset now)
    {
        var key = FormattableString.Invariant($"too-many:{group.Id}:{window.Id}");
        if (await db.PhoneCalls.AnyAsync(call => call.Key == key))
            return;
        db.Add(new PhoneCall(PhoneCallKind.TooManyPeople, SchoolGroup.SubjectOf(group.Id), key, now, until: Clock.Warsaw.ToInstant(window.Date, window.From)));
        db.Add(new History("enrolment", group.EnrolmentId!.Value, "CountRefused", Actor.Participant, now));
    }
}

/// <summary>What came of saying how many come: a closed set.</summary>
public abstract record ComingOutcome
{
    private ComingOutcome()
    {
    }

    public sealed record Confirmed : ComingOutcome;

    /// <summary>Fewer than 48 hours before the meeting.</summary>
    public sealed record TooLate : ComingOutcome;

    public sealed record NothingToCome : ComingOutcome;

    /// <param name="Window">The window for fewer people, with its host; staff call the school.</param>
    public sealed record TooMany(VisitWindow Window) : ComingOutcome;

    /// <summary>Another number of children: it changes what the group holds.</summary>
    public sealed record OtherChildren : ComingOutcome;
}
