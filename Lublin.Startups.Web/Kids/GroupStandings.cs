using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>How a confirmed group stands.</summary>
/// <param name="Group">With its enrolment.</param>
/// <param name="State">At the instant asked about.</param>
/// <param name="PlaceInQueue">From 1; 0 when it does not wait.</param>
public sealed record GroupStanding(SchoolGroup Group, EnrolmentState State, int PlaceInQueue)
{
    /// <summary>Why it waits; null when it does not.</summary>
    public Reserve? Why => State == EnrolmentState.Waiting ? Group.Reserve : null;
}

public static class GroupStandingQueries
{
    /// <summary>How confirmed groups of one season stand, in their order; one query at most.</summary>
    /// <param name="db">The database.</param>
    /// <param name="groups">Any of them, with their enrolments; drafts are left out.</param>
    /// <param name="now">The instant.</param>
    public static async Task<IReadOnlyList<GroupStanding>> StandingsAsync(this StartupsDb db, IReadOnlyList<SchoolGroup> groups, DateTimeOffset now)
    {
        List<SchoolGroup> confirmed = [.. groups.Where(group => !group.IsDraft).OrderBy(group => group.Order)];
        if (confirmed.TrueForAll(group => group.Enrolment!.StateAt(now) != EnrolmentState.Waiting))
            return [.. confirmed.Select(group => new GroupStanding(group, group.Enrolment!.StateAt(now), 0))];
        var editionId = confirmed[0].EditionId;
        var queue = await db.Enrolments.Active().Where(enrolment => enrolment.EditionId == editionId && enrolment.ConfirmedAt == null && (enrolment.OfferedAt == null || (enrolment.OfferToldAt == null && enrolment.OfferEndsAt <= now)))
            .OrderBy(enrolment => enrolment.Rank).ThenBy(enrolment => enrolment.Id).Select(enrolment => enrolment.Id).ToListAsync();
        return [.. confirmed.Select(group => new GroupStanding(group, group.Enrolment!.StateAt(now), queue.IndexOf(group.Enrolment.Id) + 1))];
    }
}
