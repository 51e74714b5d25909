using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Kids.Cycles;

/// <summary>Changes single meetings of cycles: moves and cancels them, and finds another animator or host when one is ill or leaves. What was held stays as it was.</summary>
public sealed class MeetingChangeDesk(StartupsDb db, Writer writer, PlanningBook book, TimeProvider clock)
{
    /// <summary>Moves a meeting, and those after it when they are to keep their distance.</summary>
    /// <param name="seen">The fingerprint of the proposal that was looked at.</param>
    public Task<CycleOutcome> MoveAsync(long editionId, Guid session, DateOnly date, TimeOnly start, bool shifts, string seen, string actor) => OnAsync(editionId, session, Moving(date, start, shifts, seen, actor));

    /// <inheritdoc cref="MoveAsync"/>
    internal MeetingDeed Moving(DateOnly date, TimeOnly start, bool shifts, string seen, string actor) => (sheet, meeting, now) =>
    {
        if (meeting.Kind != MeetingKind.Animators)
            return new CycleOutcome.Against(MoveObstacle.IsVisit, Order: meeting.Order);
        var proposal = MoveProposal.Of(sheet, meeting, date, start, shifts, now);
        if (proposal.Against is [var wrong, ..])
            return wrong;
        if (!string.Equals(proposal.Fingerprint, seen, StringComparison.Ordinal))
            return new CycleOutcome.NotFound();
        List<(CyclePerson, Meeting, CycleNews, SessionPlan?)> told = [];
        foreach (var move in proposal.Moves)
        {
            var before = move.Meeting.Session.Plan;
            if (!move.Meeting.Session.Move(move.After, now))
                continue;
            db.Add(new History("session", move.Meeting.SessionId, "MeetingMoved", actor, now, new Changes().Note("date", before.Date, move.After.Date).Note("start", before.Start, move.After.Start).ToJson()));
            told.AddRange(CycleMails.Of(move.Meeting).Select(person => (person, move.Meeting, CycleNews.Moved, (SessionPlan?)before)));
        }

        return new CycleOutcome.Done(CycleMails.PutChanges(db, sheet, told, now));
    };

    /// <summary>A meeting does not take place. Its row stays, with who cancelled it and why.</summary>
    public Task<CycleOutcome> CancelAsync(long editionId, Guid session, string reason, string actor) => OnAsync(editionId, session, Cancelling(reason, actor));

    /// <inheritdoc cref="CancelAsync"/>
    internal MeetingDeed Cancelling(string reason, string actor) => (sheet, meeting, now) =>
    {
        meeting.Session.Cancel(now, reason);
        meeting.NoteCancelled(actor);
        sheet.SendCostume();
        db.Add(new History("session", meeting.SessionId, "MeetingCancelled", actor, now, new Changes().Because(reason).ToJson()));
        return new CycleOutcome.Done(CycleMails.PutChanges(db, sheet, CycleMails.Of(meeting).Select(person => (person, meeting, CycleNews.Cancelled, (SessionPlan?)null)), now));
    };

    /// <summary>Somebody else leads this one meeting.</summary>
    /// <param name="ill">Who does not.</param>
    /// <param name="instead">Who does.</param>
    public Task<CycleOutcome> SubstituteAsync(long editionId, Guid session, long ill, long instead, string actor) => OnAsync(editionId, session, Substituting(ill, instead, actor));

    /// <inheritdoc cref="SubstituteAsync"/>
    internal MeetingDeed Substituting(long ill, long instead, string actor) => (sheet, meeting, now) =>
    {
        var leaders = meeting.Session.PresenterIds;
        if (!leaders.Contains(ill) || !sheet.Animators.TryGetValue(instead, out var animator))
            return new CycleOutcome.NotFound();
        if (Substitutes.Against(sheet, meeting, animator) is { } wrong)
            return new CycleOutcome.Against(wrong, Order: meeting.Order);
        var gone = meeting.Session.Presenters.Single(presenter => presenter.Id == ill);
        var staying = meeting.Session.Presenters.Where(presenter => presenter.Id != ill).ToList();
        sheet.Season.Edition.Lead(meeting.Session, [.. leaders.Select(id => id == ill ? instead : id)]);
        // Calendars of those who come, and of the person who does not, take the later part.
        meeting.Session.FollowPlace(now);
        db.Add(new History("session", meeting.SessionId, "AnimatorSubstituted", actor, now, new Changes().About("presenter", instead).ToJson()));
        return new CycleOutcome.Done(CycleMails.PutChanges(
            db,
            sheet,
            [
                .. CycleMails.OfSchool(meeting.Group).Concat(staying.Select(CycleMails.Of)).Select(person => (person, meeting, CycleNews.Led, (SessionPlan?)null)),
                (CycleMails.Of(animator.Presenter), meeting, CycleNews.Yours, null),
                (CycleMails.Of(gone), meeting, CycleNews.Left, null),
            ],
            now));
    };

    /// <summary>A host leaves: the group goes to another one, when that one receives it.</summary>
    public Task<CycleOutcome> RehostAsync(long editionId, Guid session, long windowId, string reason, string actor) => OnAsync(editionId, session, Rehosting(windowId, reason, actor));

    /// <inheritdoc cref="RehostAsync"/>
    internal MeetingDeed Rehosting(long windowId, string reason, string actor) => (sheet, meeting, now) =>
    {
        if (meeting.Window is not { } left || sheet.Windows.FirstOrDefault(each => each.Id == windowId) is not { } window)
            return new CycleOutcome.NotFound();
        if (Substitutes.Against(sheet, meeting, window, now) is { } wrong)
            return new CycleOutcome.Against(wrong, Order: meeting.Order);
        var before = meeting.Session.Plan;
        sheet.PairingOf(meeting.GroupId, meeting.Kind)?.Refuse(PairingSide.Supply, reason, now);
        db.Add(Pairing.OfWindow(meeting.GroupId, window, now));
        meeting.Take(window);
        if (!meeting.Session.Move(before with { Date = window.Date, Start = window.From, End = window.To }, now))
            meeting.Session.FollowPlace(now);
        sheet.SendCostume();
        db.Add(new History("session", meeting.SessionId, "HostSubstituted", actor, now, new Changes().Because(reason).ToJson()));
        return new CycleOutcome.Done(CycleMails.PutChanges(
            db,
            sheet,
            [
                .. CycleMails.OfSchool(meeting.Group).Concat(meeting.Session.Presenters.Select(CycleMails.Of)).Select(person => (person, meeting, CycleNews.Moved, (SessionPlan?)before)),
                (CycleMails.Of(window.Host), meeting, CycleNews.Yours, null),
                .. left.HostId == window.HostId ? [] : new (CyclePerson, Meeting, CycleNews, SessionPlan?)[] { (CycleMails.Of(left.Host), meeting, CycleNews.Left, before) },
            ],
            now));
    };

    /// <summary>Does it to what is read, and saves nothing: for a context that is thrown away.</summary>
    /// <returns>The season as it would be, and the mails that would be put; none when it cannot be done.</returns>
    internal async Task<(CycleSheet Sheet, IReadOnlyList<OutboxMail> Mails)> RehearseAsync(long editionId, Guid session, MeetingDeed deed)
    {
        var (sheet, now) = (await CycleSheet.ReadAsync(db, editionId, book), clock.GetUtcNow());
        if (sheet.Meetings.FirstOrDefault(each => each.Session.Uid == session) is { } meeting && !IsOver(meeting, now))
            deed(sheet, meeting, now);
        db.ChangeTracker.DetectChanges();
        return (sheet, [.. db.ChangeTracker.Entries<OutboxMail>().Select(entry => entry.Entity)]);
    }

    private static bool IsOver(Meeting meeting, DateTimeOffset now) => meeting.IsHeld || meeting.Session.CancelledAt is not null || meeting.Session.StartsAt <= now;

    private Task<CycleOutcome> OnAsync(long editionId, Guid session, MeetingDeed deed) => writer.CommitAsync(
        db,
        async () =>
        {
            await db.Database.TakeTurnAsync(BookingQueries.Turn);
            // What the page that asks had read may be older than the turn.
            db.ChangeTracker.Clear();
            await db.Database.TakeTurnAsync($"meeting:{session:N}");
            var sheet = await CycleSheet.ReadAsync(db, editionId, book);
            var now = clock.GetUtcNow();
            if (sheet.Meetings.FirstOrDefault(each => each.Session.Uid == session) is not { } meeting)
                return new CycleOutcome.NotFound();
            return IsOver(meeting, now) ? new CycleOutcome.Over() : deed(sheet, meeting, now);
        });
}

/// <summary>What is done to one meeting that is still to come.</summary>
internal delegate CycleOutcome MeetingDeed(CycleSheet sheet, Meeting meeting, DateTimeOffset now);
