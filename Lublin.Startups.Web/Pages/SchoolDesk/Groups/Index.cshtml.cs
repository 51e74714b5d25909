using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.SchoolDesk.Groups;

/// <summary>The desk of a school: the call, its groups and what each still needs or how it stands, what comes next, who has access.</summary>
public sealed class IndexModel(StartupsDb db, SchoolDoor door, TimeProvider clock) : DeskPage(door)
{
    /// <summary>What came of something done on another page.</summary>
    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    /// <summary>Null while none was announced.</summary>
    public Season? Season { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public EditionState State => Season!.Edition.StateAt(Now);

    /// <summary>Whether groups can still be confirmed, now or later.</summary>
    public bool IsAhead => State is EditionState.OpensLater or EditionState.Open;

    public IReadOnlyList<SchoolGroup> Drafts { get; private set; } = [];
    public IReadOnlyList<SchoolGroup> Ready => [.. Drafts.Where(group => group.Gaps.Count == 0)];

    /// <summary>Those confirmed, in their order.</summary>
    public IReadOnlyList<GroupStanding> Confirmed { get; private set; } = [];

    /// <summary>Those of them that take part, wait or were offered a place.</summary>
    public IReadOnlyList<GroupStanding> Active => [.. Confirmed.Where(standing => standing.State is EnrolmentState.Confirmed or EnrolmentState.Waiting or EnrolmentState.Offered)];

    /// <summary>The dates of each group that were published, by the group's id.</summary>
    public ILookup<long, Meeting> Meetings { get; private set; } = Array.Empty<Meeting>().ToLookup(meeting => meeting.GroupId);

    /// <summary>Who has access.</summary>
    public IReadOnlyList<SchoolContact> People { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var (school, today) = (School.Id, Warsaw.DateOf(Now));
        People = [.. (await db.SchoolContacts.AsNoTracking().Where(contact => contact.SchoolId == school && contact.EndedAt == null).OrderBy(contact => contact.Id).ToListAsync()).Where(contact => contact.IsActiveOn(today))];
        Season = await db.AnnouncedSeasonAsync();
        if (Season is null)
            return;
        var groups = await db.SchoolGroups.AsNoTracking().Include(group => group.Enrolment)
            .Where(group => group.EditionId == Season.EditionId && group.SchoolId == school).OrderBy(group => group.Id).ToListAsync();
        Drafts = [.. groups.Where(group => group.IsDraft)];
        Confirmed = await db.StandingsAsync(groups, Now);
        if (Season.PlanPublishedAt is null)
            return;
        var ids = Active.Select(standing => standing.Group.Id).ToArray();
        Meetings = (await db.Meetings.AsNoTracking().Include(meeting => meeting.Session.Room!.Venue)
            .Where(meeting => ids.Contains(meeting.GroupId) && meeting.PublishedAt != null).ToListAsync())
            .OrderBy(meeting => meeting.Session.StartsAt).ToLookup(meeting => meeting.GroupId);
    }
}
