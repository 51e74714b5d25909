using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Kids.Cycles;

/// <summary>Makes the meetings of groups from what they were given, and tells everybody of their dates.</summary>
public sealed class CycleDesk(StartupsDb db, Writer writer, PlanningBook book, TimeProvider clock)
{
    /// <summary>What the cycle of a group would be now.</summary>
    public static CyclePlan PlanOf(CycleSheet sheet, SchoolGroup group, DateTimeOffset now)
    {
        var (animators, visit, creative) = (sheet.PairingOf(group.Id, MeetingKind.Animators), sheet.PairingOf(group.Id, MeetingKind.CompanyVisit), sheet.PairingOf(group.Id, MeetingKind.CreativeHour));
        long[] leaders = animators is { AnimatorA: { } one, AnimatorB: { } other } ? [one, other] : [];
        var own = sheet.Of(group.Id).Where(meeting => !Stands(meeting)).Select(meeting => meeting.SessionId).ToHashSet();
        var suits = leaders.Aggregate(group.Blocks.Bits, (bits, id) => bits & (sheet.Animators.GetValueOrDefault(id)?.Hours.Bits ?? 0));
        var tomorrow = Warsaw.DateOf(now).AddDays(1);
        var plan = CyclePlan.Of(new([.. sheet.Season.Template], sheet.Season.FirstWeek > tomorrow ? sheet.Season.FirstWeek : tomorrow, sheet.Season.Gala.Date.AddDays(-1),
            animators?.Block is { } block ? TimeBlock.At(block) : null, visit?.Window?.Facts, creative?.Window?.Facts)
        {
            Suits = new(suits),
            IsOff = sheet.Facts.IsOff,
            IsFree = (date, start, end) => sheet.ConflictsOf(0, group.Id, new(date, start, end, RoomId: null), leaders, own).Count == 0,
            Standing = sheet.Of(group.Id).Where(Stands).GroupBy(meeting => meeting.Order).ToDictionary(same => same.Key, same => Planned(same.Last())),
        });
        List<CycleGap> refused = [];
        foreach (var meeting in plan.Meetings.Where(each => !sheet.Of(group.Id).Any(known => Stands(known) && known.Order == each.Order)))
        {
            var (window, led) = meeting.Kind switch { MeetingKind.CompanyVisit => (visit?.Window, Array.Empty<long>()), MeetingKind.CreativeHour => (creative?.Window, []), _ => (null, leaders) };
            if (window is null ? !led.All(id => sheet.IsCleared(id, meeting.Date)) : !sheet.Clearances.MayReceive(window, meeting.Date))
                refused.Add(new(meeting.Order, CycleObstacle.NotCleared));
            else if (window is not null && sheet.ConflictsOf(0, group.Id, new(meeting.Date, meeting.Start, meeting.End, RoomId: null), [], own).Count > 0)
                refused.Add(new(meeting.Order, CycleObstacle.Taken));
        }

        return new([.. plan.Meetings.Where(meeting => !refused.Exists(gap => gap.Order == meeting.Order))], [.. plan.Gaps, .. refused]);
    }

    /// <summary>Makes the meetings of groups, or brings those that nobody was told of up to date. What was held or told stays.</summary>
    /// <param name="group">One group; null for all of them, in their order.</param>
    public Task<CycleOutcome> GenerateAsync(long editionId, long? group, string actor) => InTurnAsync<CycleOutcome>(async now =>
    {
        var sheet = await CycleSheet.ReadAsync(db, editionId, book);
        var groups = sheet.Groups.Where(each => group is null || each.Id == group).ToList();
        if (groups.Count == 0)
            return new CycleOutcome.NotFound();
        foreach (var each in groups)
        {
            Write(sheet, each, PlanOf(sheet, each, now));
            db.Add(new History(SchoolGroup.SubjectType, each.Id, "CycleMade", actor, now));
            await db.SaveChangesAsync();
            // What one group has is taken when the next is planned.
            if (groups.Count > 1)
                sheet = await CycleSheet.ReadAsync(db, editionId, book);
        }

        (await CycleSheet.ReadAsync(db, editionId, book)).SendCostume();
        return new CycleOutcome.Done();
    });

    /// <summary>Tells schools, animators and hosts of the dates of which they were not told.</summary>
    /// <param name="holds">Letters wait until staff have read them.</param>
    public Task<CycleOutcome> PublishAsync(long editionId, bool holds, string actor) => InTurnAsync<CycleOutcome>(async now =>
    {
        var sheet = await CycleSheet.ReadAsync(db, editionId, book);
        var fresh = sheet.Meetings.Where(meeting => meeting.PublishedAt is null && meeting.Session.CancelledAt is null).ToList();
        if (fresh.Count == 0 || sheet.Season.Edition.PublishedAt is null)
            return new CycleOutcome.NotFound();
        if (fresh.Find(meeting => !IsCleared(sheet, meeting)) is { } wrong)
            return new CycleOutcome.Against(MoveObstacle.NotCleared, Order: wrong.Group.Order ?? 0);
        if (fresh.Find(meeting => meeting.HasLostHost) is { } lost)
            return new CycleOutcome.Against(MoveObstacle.HostGone, Order: lost.Group.Order ?? 0);
        fresh.ForEach(meeting => meeting.Publish(now));
        sheet.Season.PublishPlan(now);
        db.Add(new History("edition", editionId, "PlanPublished", actor, now));
        return new CycleOutcome.Done(CycleMails.PutDates(db, sheet, fresh, holds, now));
    });

    /// <summary>Whether everybody who would be with the children is checked on the day.</summary>
    public static bool IsCleared(CycleSheet sheet, Meeting meeting) => sheet.Clearances.Barred(meeting).Count == 0;

    // What was told is moved one by one, with letters.
    private static bool Stands(Meeting meeting) => meeting.Session.CancelledAt is null && (meeting.IsHeld || meeting.PublishedAt is not null);

    private static PlannedMeeting Planned(Meeting meeting) => new(meeting.Order, meeting.Kind, meeting.Title, meeting.Session.Date, meeting.Session.Start, meeting.Session.End);

    private void Write(CycleSheet sheet, SchoolGroup group, CyclePlan plan)
    {
        var edition = sheet.Season.Edition;
        var open = sheet.Of(group.Id).Where(meeting => !Stands(meeting) && meeting.Session.CancelledAt is null).ToList();
        foreach (var gone in open.Where(meeting => !plan.Meetings.Any(planned => planned.Order == meeting.Order)))
        {
            db.Remove(gone);
            db.Remove(gone.Session);
        }

        foreach (var planned in plan.Meetings.Where(each => !sheet.Of(group.Id).Any(known => Stands(known) && known.Order == each.Order)))
        {
            var pairing = sheet.PairingOf(group.Id, planned.Kind);
            var when = new SessionPlan(planned.Date, planned.Start, planned.End, RoomId: null);
            var meeting = open.Find(each => each.Order == planned.Order);
            if (meeting is null)
            {
                var session = edition.AddSession(when, groupId: group.Id);
                meeting = new(session, group.Id, planned.Order, planned.Kind, planned.Title.Length > 0 ? planned.Title : pairing!.Window!.Host.Name);
                db.Add(meeting);
            }
            else
            {
                meeting.Session.Move(when, clock.GetUtcNow());
            }

            if (planned.Kind == MeetingKind.Animators)
                edition.Lead(meeting.Session, [pairing!.AnimatorA!.Value, pairing.AnimatorB!.Value]);
            else
                meeting.Take(pairing!.Window);
        }
    }

    private Task<T> InTurnAsync<T>(Func<DateTimeOffset, Task<T>> deed) => writer.CommitAsync(
        db,
        async () =>
        {
            await db.Database.TakeTurnAsync(BookingQueries.Turn);
            // What the page that asks had read may be older than the turn.
            db.ChangeTracker.Clear();
            return await deed(clock.GetUtcNow());
        });
}
