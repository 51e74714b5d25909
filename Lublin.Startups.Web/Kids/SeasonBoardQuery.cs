using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

public static class SeasonBoardQuery
{
    private sealed record Planned(
        long GroupId, int Order, bool IsLogged, bool IsPublished, bool IsCancelled, DateOnly Date, TimeOnly Start, DateTimeOffset EndsAt, IReadOnlyList<BoardPerson> People, bool HasLostHost, bool IsWithoutEscort);

    private sealed record Given(long GroupId, MeetingKind Kind, bool IsAgreed, DateOnly? Date, TimeOnly? Start, BoardPerson? Host);

    /// <summary>Five queries, however many groups there are.</summary>
    /// <param name="db">The database.</param>
    /// <param name="season">With its edition and sessions.</param>
    /// <param name="now">An instant.</param>
    public static async Task<SeasonBoard> SeasonBoardAsync(this StartupsDb db, Season season, DateTimeOffset now)
    {
        var active = db.Enrolments.Active();
        var groups = await db.SchoolGroups.Where(group => group.EditionId == season.EditionId)
            .Join(active, group => group.EnrolmentId, enrolment => enrolment.Id, (group, enrolment) => new
            {
                group.Id,
                Order = group.Order ?? 0,
                group.Label,
                School = group.School.Name,
                Children = group.Children ?? 0,
                Adults = group.Adults ?? 0,
                HasPlace = enrolment.ConfirmedAt != null,
            })
            .OrderBy(group => group.Order).ToListAsync();
        var meetings = (await MeetingsAsync(db, season.EditionId)).ToLookup(meeting => (meeting.GroupId, meeting.Order));
        var given = (await GivenAsync(db, season.EditionId)).ToLookup(pairing => (pairing.GroupId, pairing.Kind));
        var cleared = await ClearanceBook.ReadAsync(db);
        var (columns, isPlanned) = (BoardColumn.Of(season), meetings.Count > 0 || given.Count > 0);
        return new(
            columns,
            [.. groups.Where(group => group.HasPlace).Select(group => new BoardRow(group.Id, group.Order, group.Label, group.School, group.Children, group.Adults, [.. columns.Select(column => Cell(group.Id, column))]))],
            groups.Count(group => !group.HasPlace))
        {
            Unescorted = meetings.SelectMany(same => same).Count(meeting => meeting is { IsWithoutEscort: true, IsCancelled: false, IsLogged: false } && meeting.EndsAt > now),
        };

        BoardCell Cell(long group, BoardColumn column) => column.Kind is not { } kind
            ? GalaCell(column, season, now)
            : CellOf(column, meetings[(group, column.Order)].OrderBy(meeting => meeting.IsCancelled).FirstOrDefault(), given[(group, kind)].FirstOrDefault(), isPlanned, cleared, now);
    }

    private static BoardCell GalaCell(BoardColumn column, Season season, DateTimeOffset now) => new(
        column,
        season.Gala.CancelledAt is not null ? BoardState.Cancelled : season.Gala.EndsAt <= now ? BoardState.Held : season.Edition.PublishedAt is null ? BoardState.Proposed : BoardState.Agreed,
        season.Gala.Date,
        season.Gala.Start);

    private static BoardCell CellOf(BoardColumn column, Planned? meeting, Given? given, bool isPlanned, ClearanceBook cleared, DateTimeOffset now)
    {
        if (meeting is null)
        {
            if (given is null)
                return new(column, isPlanned ? BoardState.Missing : BoardState.Open);
            var stopping = given is { Host: { } host, Date: { } date } && !cleared.IsCleared(host.Subject, date) ? [host] : Array.Empty<BoardPerson>();
            return new(column, stopping.Length > 0 ? BoardState.Stopped : given.IsAgreed ? BoardState.Agreed : BoardState.Proposed, given.Date, given.Start) { Uncleared = stopping };
        }

        List<BoardPerson> uncleared = meeting.IsLogged || meeting.IsCancelled || meeting.EndsAt <= now ? [] : [.. meeting.People.Where(person => !cleared.IsCleared(person.Subject, meeting.Date))];
        var state = meeting switch
        {
            { IsCancelled: true } => BoardState.Cancelled,
            { IsLogged: true } => BoardState.Held,
            _ when meeting.EndsAt <= now => BoardState.NotLogged,
            _ when uncleared.Count > 0 => BoardState.Stopped,
            { HasLostHost: true } => BoardState.Missing,
            _ when meeting.IsPublished || given?.IsAgreed == true => BoardState.Agreed,
            _ => BoardState.Proposed,
        };
        return new(column, state, meeting.Date, meeting.Start) { Uncleared = uncleared };
    }

    private static async Task<IReadOnlyList<Planned>> MeetingsAsync(StartupsDb db, long editionId)
    {
        var meetings = await db.Meetings.AsNoTrackingWithIdentityResolution()
            .Include(meeting => meeting.Session.Led).ThenInclude(led => led.Presenter).Include(meeting => meeting.Window!.Host).Include(meeting => meeting.Group)
            .Where(meeting => meeting.Session.EditionId == editionId).OrderBy(meeting => meeting.SessionId).ToListAsync();
        return meetings.ConvertAll(meeting => new Planned(
            meeting.GroupId,
            meeting.Order,
            meeting.IsHeld,
            meeting.PublishedAt is not null,
            meeting.Session.CancelledAt is not null,
            meeting.Session.Date,
            meeting.Session.Start,
            meeting.Session.EndsAt,
            [.. meeting.Session.Presenters.Select(leader => new BoardPerson(Animator.KeyOf(leader.Id), leader.Name)), .. meeting.Window?.Host is { } host && host.HasToBeCleared(meeting.Kind) ? [PersonOf(host)] : Array.Empty<BoardPerson>()],
            meeting.HasLostHost,
            meeting is { Kind: MeetingKind.CompanyVisit, EscortId: null }));
    }

    private static async Task<IReadOnlyList<Given>> GivenAsync(StartupsDb db, long editionId)
    {
        var rows = await db.Pairings.Where(pairing => pairing.Group.EditionId == editionId && pairing.EndedAt == null).OrderBy(pairing => pairing.Id)
            .Select(pairing => new { Pairing = pairing, pairing.Window, Host = pairing.Window == null ? null : pairing.Window.Host }).AsNoTracking().ToListAsync();
        return rows.ConvertAll(row => new Given(
            row.Pairing.GroupId, row.Pairing.Kind, row.Pairing.IsAgreed, row.Window?.Date, row.Window?.From, row.Host is { } host && host.HasToBeCleared(row.Pairing.Kind) ? PersonOf(host) : null));
    }

    private static BoardPerson PersonOf(VisitHost host) => new(host.Subject, $"{host.ContactName}, {host.Name}");
}
