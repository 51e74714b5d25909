using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>An invitation with all that the invited person has to know.</summary>
/// <param name="Invitation">With its presenter.</param>
/// <param name="Lecture">With its edition, programme, university and host.</param>
/// <param name="Sessions">Those it is for, in order of time; none when none is left.</param>
public sealed record InvitedLecture(Invitation Invitation, Lecture Lecture, IReadOnlyList<InvitedSession> Sessions);

/// <summary>A session as the working copy has it.</summary>
/// <param name="Room">With its venue; null on-line.</param>
public sealed record InvitedSession(SessionPlan Plan, Room? Room);

/// <summary>An invitation as the office lists it.</summary>
public sealed record InvitationRow(Invitation Invitation, long EditionId, LocalText Title, string University, string Speaker);

/// <summary>How many answers came that nobody has followed by another invitation.</summary>
public readonly record struct InvitationAnswers(int Accepted, int Declined, int OtherTimes)
{
    public int Count => Accepted + Declined + OtherTimes;
}

public static class InvitationQueries
{
    private static readonly TimeSpan AnswersAreShown = TimeSpan.FromDays(7);

    /// <summary>Null when there is none of this number.</summary>
    public static async Task<InvitedLecture?> InvitedLectureAsync(this StartupsDb db, long id, DateTimeOffset now, CancellationToken cancellation = default)
    {
        if (await db.Invitations.AsNoTracking().Include(invitation => invitation.Presenter).SingleOrDefaultAsync(invitation => invitation.Id == id, cancellation) is not { } invitation)
            return null;
        var lecture = await db.Lectures.AsNoTracking().Include(lecture => lecture.Edition.Programme).Include(lecture => lecture.University).Include(lecture => lecture.Host)
            .SingleAsync(lecture => lecture.EditionId == invitation.EditionId, cancellation);
        var plans = (await db.WorkingSessionsAsync([invitation.EditionId])).Where(session => session.After is not null && !session.IsCancelled).Select(session => session.After!)
            .Where(slot => (slot.PresenterIds.Count == 0 || slot.PresenterIds.Contains(invitation.PresenterId)) && Warsaw.ToInstant(slot.Plan.Date, slot.Plan.Start) > now).Select(slot => slot.Plan).ToList();
        var ids = plans.Select(plan => plan.RoomId).OfType<long>().Distinct().ToArray();
        var rooms = await db.Rooms.AsNoTracking().Include(room => room.Venue).Where(room => ids.Contains(room.Id)).ToDictionaryAsync(room => room.Id, cancellation);
        return new(invitation, lecture, [.. plans.Select(plan => new InvitedSession(plan, plan.RoomId is { } room ? rooms.GetValueOrDefault(room) : null))]);
    }

    /// <summary>The invitations of one lecture, the newest first; one query.</summary>
    public static Task<IReadOnlyList<InvitationRow>> InvitationsAsync(this StartupsDb db, long editionId) => db.Rows(db.Invitations.Where(invitation => invitation.EditionId == editionId), most: 50);

    /// <summary>The last invitations, the newest first; one query.</summary>
    public static Task<IReadOnlyList<InvitationRow>> InvitationsAsync(this StartupsDb db, int most) => db.Rows(db.Invitations, most);

    /// <summary>The answers of the last days; one query.</summary>
    public static Task<InvitationAnswers> InvitationAnswersAsync(this StartupsDb db, DateTimeOffset now)
    {
        var (since, all) = (now - AnswersAreShown, db.Invitations);
        return all.Where(invitation => !all.Any(later => later.EditionId == invitation.EditionId && later.Id > invitation.Id)).GroupBy(_ => 1).Select(last => new InvitationAnswers(
            last.Count(invitation => invitation.AcceptedAt > since),
            last.Count(invitation => invitation.DeclinedAt > since),
            last.Count(invitation => invitation.ProposedAt != null && invitation.AcceptedAt == null && invitation.DeclinedAt == null && invitation.WithdrawnAt == null && invitation.EndsAt > now))).SingleOrDefaultAsync();
    }

    private static async Task<IReadOnlyList<InvitationRow>> Rows(this StartupsDb db, IQueryable<Invitation> invitations, int most) => await invitations.AsNoTracking().OrderByDescending(invitation => invitation.Id).Take(most)
        .Join(db.Lectures, invitation => invitation.EditionId, lecture => lecture.EditionId, (invitation, lecture) => new { invitation, lecture })
        .OrderByDescending(row => row.invitation.Id)
        .Select(row => new InvitationRow(row.invitation, row.lecture.EditionId, row.lecture.Edition.Programme.Title, row.lecture.University.ShortName, row.invitation.Presenter.Name))
        .ToListAsync();
}
