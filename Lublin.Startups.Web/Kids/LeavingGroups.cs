using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids.Cycles;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>What was kept for a group that does not come any more is free for others, and nobody waits for it.</summary>
internal static class LeavingGroups
{
    /// <summary>The whole season does not take place: animators and hosts hear of every meeting that was still to come. Schools have a letter of their own.</summary>
    public static async Task CallOffAsync(OpenRoster roster)
    {
        var (db, now) = (roster.Db, roster.Now);
        var sheet = await CycleSheet.ReadAsync(db, roster.Edition.Id, roster.Planning);
        foreach (var pairing in sheet.Pairings)
            pairing.End(roster.Edition.CancelReason, now);
        // What was cancelled before was told before.
        var ahead = sheet.Meetings.Where(meeting => !meeting.IsHeld && meeting.Session.CancelledAt == now && meeting.Session.StartsAt > now).ToList();
        ahead.ForEach(meeting => meeting.NoteCancelled(roster.Actor));
        CycleMails.PutChanges(db, sheet, ahead.SelectMany(meeting => CycleMails.BesidesSchool(meeting).Select(person => (person, meeting, CycleNews.Cancelled, (SessionPlan?)null))), now);
        await db.SaveChangesAsync();
    }

    /// <summary>Ends what it was given and calls off its meetings to come; those who would have come to them are told.</summary>
    public static async Task ReleaseAsync(OpenRoster roster, SchoolGroup group, string? reason)
    {
        var (db, now) = (roster.Db, roster.Now);
        foreach (var pairing in await db.Pairings.Where(pairing => pairing.GroupId == group.Id && pairing.EndedAt == null).ToListAsync())
            pairing.End(reason, now);
        if (!await db.Meetings.AnyAsync(meeting => meeting.GroupId == group.Id && meeting.LoggedAt == null && meeting.Session.CancelledAt == null && meeting.Session.StartsAt > now))
            return;
        var sheet = await CycleSheet.ReadAsync(db, group.EditionId, roster.Planning);
        var ahead = sheet.Meetings.Where(meeting => meeting.GroupId == group.Id && !meeting.IsHeld && meeting.Session.CancelledAt is null && meeting.Session.StartsAt > now).ToList();
        foreach (var meeting in ahead)
        {
            meeting.Session.Cancel(now, reason);
            meeting.NoteCancelled(roster.Actor);
        }

        sheet.SendCostume();
        CycleMails.PutChanges(db, sheet, ahead.SelectMany(meeting => CycleMails.Of(meeting).Select(person => (person, meeting, CycleNews.Cancelled, (SessionPlan?)null))), now);
    }
}
