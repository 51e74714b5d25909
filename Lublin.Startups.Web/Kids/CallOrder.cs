using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>All groups of a call in the order in which they were confirmed, and how they stand.</summary>
/// <param name="Rows">Those that have left among them.</param>
/// <param name="Seating">Groups and children.</param>
public sealed record CallOrder(IReadOnlyList<OrderRow> Rows, Seating Seating)
{
    public int Waiting => Rows.Count(row => row.Place is not null);
}

/// <summary>One group of the order.</summary>
/// <param name="Group">With school and enrolment.</param>
/// <param name="State">As it counts now.</param>
/// <param name="Place">Among those waiting, from 1; null when it does not wait.</param>
/// <param name="Why">Why it has no place yet; null when it does not wait.</param>
/// <param name="Ahead">The first in line that does not fit, behind which it waits; null where there is none.</param>
public sealed record OrderRow(SchoolGroup Group, EnrolmentState State, int? Place = null, WaitReason? Why = null, SchoolGroup? Ahead = null)
{
    public Enrolment Enrolment => Group.Enrolment!;

    /// <summary>Has a place, an offer or a place in line.</summary>
    public bool IsIn => State is EnrolmentState.Confirmed or EnrolmentState.Offered or EnrolmentState.Waiting;
}

/// <summary>Why a group has no place yet.</summary>
public enum WaitReason
{
    /// <summary>No more groups may come.</summary>
    Groups,

    /// <summary>It has more children than are free.</summary>
    Children,

    /// <summary>It would fit, and those before it do not: as long as the call is open nobody passes them.</summary>
    Behind,

    /// <summary>It fits, and it is too late to offer by letter.</summary>
    Telephone,

    /// <summary>The season is over or cancelled.</summary>
    Over,
}

public static class CallOrderQueries
{
    /// <summary>The office's page of a group, by its enrolment; null when no group has it.</summary>
    public static async Task<string?> GroupPathAsync(this StartupsDb db, long enrolmentId)
    {
        var seasons = db.Seasons;
        return await db.SchoolGroups.Where(group => group.EnrolmentId == enrolmentId)
            .Select(group => new { group.Id, Year = seasons.Where(season => season.EditionId == group.EditionId).Select(season => (int?)season.Year).FirstOrDefault() }).SingleOrDefaultAsync() is { Year: { } year } found
            ? KidsLinks.Group(year, found.Id) : null;
    }

    /// <summary>The office's list of the groups of a season, by its edition; null when it is none.</summary>
    public static async Task<string?> SeasonGroupsPathAsync(this StartupsDb db, long editionId) =>
        await db.Seasons.Where(season => season.EditionId == editionId).Select(season => (int?)season.Year).SingleOrDefaultAsync() is { } year ? KidsLinks.Groups(year) : null;

    /// <summary>The order of a season's call. Two queries, and two more while anybody waits.</summary>
    /// <param name="db">The database.</param>
    /// <param name="season">With its edition and sessions.</param>
    /// <param name="now">An instant.</param>
    public static async Task<CallOrder> CallOrderAsync(this StartupsDb db, Season season, DateTimeOffset now)
    {
        var groups = await db.SchoolGroups.AsNoTracking().Include(group => group.School).Include(group => group.Enrolment)
            .Where(group => group.EditionId == season.EditionId && group.EnrolmentId != null).OrderBy(group => group.Order).ToListAsync();
        var (seating, queue) = (Seating.Of(season.Edition.Places, [.. groups.Select(group => group.Enrolment!)], now), Roster.Admission.InLine(groups.Select(group => group.Enrolment!).Where(enrolment => enrolment.StateAt(now) == EnrolmentState.Waiting)).ToList());
        var tooLate = queue.Count > 0 && (await db.SeasonTermsAsync(season.Edition)).EndOf(now) is null;
        var blocking = queue.Find(enrolment => !seating.HasRoomFor(enrolment.Seats));
        var ahead = groups.Find(group => group.Enrolment == blocking);
        return new([.. groups.Select(group => RowOf(group))], seating);

        OrderRow RowOf(SchoolGroup group)
        {
            var (enrolment, state) = (group.Enrolment!, group.Enrolment!.StateAt(now));
            if (state != EnrolmentState.Waiting)
                return new(group, state);
            var why = WhyNot(season.Edition, seating, enrolment.Seats, queue.IndexOf(enrolment) > 0, tooLate, now);
            return new(group, state, queue.IndexOf(enrolment) + 1, why, why == WaitReason.Behind ? ahead : null);
        }
    }

    // Null: it fits, and is offered the place before long.
    private static WaitReason? WhyNot(Edition edition, Seating seating, int children, bool isBehind, bool tooLate, DateTimeOffset now) =>
        edition.CancelledAt is not null || now >= edition.LastEnd ? WaitReason.Over
        : seating.Places.Groups is { } groups && seating.Holders >= groups ? WaitReason.Groups
        : seating.Free < children ? WaitReason.Children
        : isBehind ? WaitReason.Behind
        : tooLate ? WaitReason.Telephone
        : null;
}
