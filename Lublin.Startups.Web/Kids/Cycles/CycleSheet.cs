using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids.Placing;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids.Cycles;

/// <summary>All that planning meetings of a season's groups looks at, read at one moment.</summary>
public sealed class CycleSheet
{
    private CycleSheet()
    {
    }

    public required Season Season { get; init; }

    /// <summary>Groups with a place, with their schools, in their order.</summary>
    public required IReadOnlyList<SchoolGroup> Groups { get; init; }

    /// <summary>With session, window and host.</summary>
    public required IReadOnlyList<Meeting> Meetings { get; init; }

    /// <summary>Those that hold, with window and host.</summary>
    public required IReadOnlyList<Pairing> Pairings { get; init; }

    /// <summary>By presenter.</summary>
    public required IReadOnlyDictionary<long, Animator> Animators { get; init; }

    /// <summary>Windows on offer, with their hosts.</summary>
    public required IReadOnlyList<VisitWindow> Windows { get; init; }

    public required IReadOnlyList<Booking> Bookings { get; init; }
    public required PlanningFacts Facts { get; init; }
    public required ClearanceBook Clearances { get; init; }

    public IEnumerable<Meeting> Of(long group) => Meetings.Where(meeting => meeting.GroupId == group).OrderBy(meeting => meeting.Session.StartsAt);

    public Pairing? PairingOf(long group, MeetingKind kind) => Pairings.FirstOrDefault(pairing => pairing.GroupId == group && pairing.Kind == kind);

    /// <summary>Whether all blocks that a time touches suit.</summary>
    public static bool Covers(TimeBlocks blocks, DateOnly date, TimeOnly start, TimeOnly end)
    {
        if (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || start < TimeBlocks.Opens)
            return false;
        var first = (int)((start - TimeBlocks.Opens).TotalMinutes / TimeBlocks.Minutes);
        var last = (int)(((end - TimeBlocks.Opens).TotalMinutes - 1) / TimeBlocks.Minutes);
        return last < TimeBlocks.PerDay && Enumerable.Range(first, last - first + 1).All(number => blocks.Has(new(date.DayOfWeek, number)));
    }

    /// <summary>Visits that take place or did, in the order of admission.</summary>
    public IEnumerable<Meeting> Visits => Meetings.Where(meeting => meeting.Kind == MeetingKind.CompanyVisit && meeting.Session.CancelledAt is null).OrderBy(meeting => meeting.Group.Order).ThenBy(meeting => meeting.SessionId);

    /// <summary>Sends the one big costume to as many visits as it can reach, in the order of admission. A group that was told that it comes keeps it.</summary>
    public void SendCostume()
    {
        var dressed = Outing.Dressed(Visits.OrderByDescending(visit => visit is { HasCostume: true, PublishedAt: not null }));
        foreach (var visit in Visits.ToList())
            visit.Dress(dressed.Contains(visit));
    }

    public bool IsCleared(long animator, DateOnly day) => Clearances.IsCleared(Animator.KeyOf(animator), day);

    /// <summary>What stops these people from being at one place at that time; empty when nothing does.</summary>
    /// <param name="session">Its row; 0 for a new one.</param>
    /// <param name="group">Whose meeting.</param>
    /// <param name="plan">When and where.</param>
    /// <param name="animators">Who would lead it.</param>
    /// <param name="besides">Sessions that move as well, and are in nobody's way.</param>
    public IReadOnlyList<Conflict> ConflictsOf(long session, long group, SessionPlan plan, IEnumerable<long> animators, IReadOnlyCollection<long>? besides = null)
    {
        var booking = new Booking(session, Season.EditionId, Season.Edition.ProgrammeId, Season.Edition.Programme.Title, plan, Season.Edition.Capacity)
        {
            Kind = ProgrammeKind.Kids,
            Besides = [.. animators.Select(id => Resource.Of(ResourceKind.Presenter, id)), Resource.Of(ResourceKind.Group, group)],
            IsPublished = true,
        };
        var others = besides is null ? Bookings : [.. Bookings.Where(other => !besides.Contains(other.SessionId))];
        return [.. Conflicts.Of(booking, others, Facts).Where(conflict => conflict.IsHard || conflict.IsWithDraft)];
    }

    /// <param name="db">Perhaps in a transaction; what it reads is tracked.</param>
    /// <param name="editionId">Of the season.</param>
    /// <param name="book">Knows what else sessions are judged by.</param>
    public static async Task<CycleSheet> ReadAsync(StartupsDb db, long editionId, PlanningBook book)
    {
        var season = await db.Seasons.Include(each => each.Edition.Programme).Include(each => each.Edition.Sessions).ThenInclude(session => session.Led).ThenInclude(led => led.Presenter).AsSplitQuery()
            .SingleAsync(each => each.EditionId == editionId);
        var groups = await db.SchoolGroups.Include(group => group.School)
            .Where(group => group.EditionId == editionId && group.Enrolment!.ConfirmedAt != null && group.Enrolment.WithdrawnAt == null && group.Enrolment.CancelledByOfficeAt == null)
            .OrderBy(group => group.Order).ToListAsync();
        var meetings = await db.Meetings.Include(meeting => meeting.Session.Room!.Venue).Include(meeting => meeting.Window!.Host).Include(meeting => meeting.Group.School)
            .Where(meeting => meeting.Session.EditionId == editionId).ToListAsync();
        var pairings = await db.Pairings.Include(pairing => pairing.Window!.Host).Where(pairing => pairing.Group.EditionId == editionId && pairing.EndedAt == null).ToListAsync();
        var windows = await db.VisitWindows.Include(window => window.Host).Where(window => window.EditionId == editionId && window.WithdrawnAt == null && window.Host.ArchivedAt == null)
            .OrderBy(window => window.Date).ThenBy(window => window.From).ToListAsync();
        var animators = await db.Animators.Include(animator => animator.Presenter).ToDictionaryAsync(animator => animator.PresenterId);
        var (from, to) = (season.FirstWeek.AddDays(-28), season.Edition.LastEnd > season.Gala.EndsAt ? Warsaw.DateOf(season.Edition.LastEnd) : season.Gala.Date);
        var bookings = await db.BookingsAsync(from < to ? from : to, to.AddDays(28));
        return new()
        {
            Season = season,
            Groups = groups,
            Meetings = meetings,
            Pairings = pairings,
            Animators = animators,
            Windows = windows,
            Bookings = bookings,
            Facts = await book.FactsAsync(bookings, from < to ? from : to, to.AddDays(28)),
            Clearances = await ClearanceBook.ReadAsync(db),
        };
    }
}
