namespace Lublin.Startups.Web.Programmes;

/// <summary>Finds the conflicts of sessions at their times and places. Pure: it reads no clock and no database.</summary>
public static class Conflicts
{
    /// <summary>When a day's first session should begin at the earliest, and its last one end at the latest.</summary>
    public static readonly (TimeOnly From, TimeOnly To) Hours = (new(7, 0), new(21, 0));

    /// <param name="sessions">Those that are asked about.</param>
    /// <param name="others">Sessions that take place on the same days, those asked about perhaps among them.</param>
    /// <param name="facts">What they are judged by besides each other.</param>
    public static IReadOnlyList<Conflict> Of(IEnumerable<Booking> sessions, IReadOnlyCollection<Booking> others, PlanningFacts facts)
    {
        var byDay = others.ToLookup(other => other.Plan.Date);
        return [.. sessions.SelectMany(session => Between(session, byDay[session.Plan.Date], facts).Concat(Alone(session, facts)))];
    }

    /// <inheritdoc cref="Of(IEnumerable{Booking}, IReadOnlyCollection{Booking}, PlanningFacts)"/>
    public static IEnumerable<Conflict> Of(Booking session, IReadOnlyCollection<Booking> others, PlanningFacts facts) =>
        Between(session, others.Where(other => other.Plan.Date == session.Plan.Date), facts).Concat(Alone(session, facts));

    private static IEnumerable<Conflict> Between(Booking session, IEnumerable<Booking> others, PlanningFacts facts) => others
        .Where(other => other.SessionId != session.SessionId || other.SessionId == 0)
        .Select(other => Between(session, other, facts)).OfType<Conflict>();

    // One thing is said of two sessions: the one that weighs most. Whatever is said here is said alike from the other side.
    private static Conflict? Between(Booking session, Booking other, PlanningFacts facts)
    {
        var isSameEdition = session.EditionId == other.EditionId && session.EditionId != 0;
        if (session.Overlaps(other))
        {
            if (isSameEdition && !AreOfTwoGroups(session, other))
                return new(ConflictKind.Overlap, session, other);
            if (Shared(facts.ResourcesOf(session), facts.ResourcesOf(other)) is { } shared)
                return new(ConflictKind.Taken, session, other) { Shared = shared };
            if (facts.Of(session).Audience is { } audience && string.Equals(audience, facts.Of(other).Audience, StringComparison.Ordinal))
                return new(ConflictKind.SameAudience, session, other);
        }
        else if (TooFar(session, other, facts) is { } tooFar)
            return tooFar;

        return session.ProgrammeId == other.ProgrammeId && !isSameEdition ? new(ConflictKind.SameProgramme, session, other) : null;
    }

    private static Conflict? TooFar(Booking session, Booking other, PlanningFacts facts)
    {
        var needs = facts.TravelMinutes(session.Plan.RoomId, other.Plan.RoomId);
        if (needs == 0)
            return null;
        var gap = session.Plan.Start >= other.Plan.End ? session.Plan.Start - other.Plan.End : other.Plan.Start - session.Plan.End;
        return gap.TotalMinutes < needs && Shared(session.Besides.Where(IsPresenter), other.Besides) is { } presenter
            ? new(ConflictKind.TravelTooShort, session, other) { Shared = presenter, Needed = needs }
            : null;
    }

    private static IEnumerable<Conflict> Alone(Booking session, PlanningFacts facts)
    {
        var (plan, known) = (session.Plan, facts.Of(session));
        if (plan.End <= plan.Start)
            yield return new(ConflictKind.EndsBeforeStart, session);
        // The seats of a kind for groups are those of all its groups together, who are never in one room.
        if (session.RoomSeats < session.Capacity && !known.TakesNoSignUps && !Kinds.Of(session.Kind).IsForGroups)
            yield return new(ConflictKind.RoomTooSmall, session);
        else if (session.RoomSeats < known.ExpectedHeads)
            yield return new(ConflictKind.RoomBelowExpected, session) { Needed = known.ExpectedHeads };
        if (plan.IsSkipped)
            yield return new(ConflictKind.TimeSkipped, session);
        if (facts.DayOffFor(session) is { } off)
            yield return new(ConflictKind.DayOff, session, Day: off);
        else if (plan.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            yield return new(ConflictKind.Weekend, session);
        if (plan.Start < Hours.From || plan.End > Hours.To)
            yield return new(ConflictKind.OddHours, session);
        foreach (var presenter in session.Besides.Where(IsPresenter))
        {
            if (presenter.Id is not { } id || !facts.Presenters.TryGetValue(id, out var terms))
                continue;
            if (!terms.IsThere(plan))
                yield return new(ConflictKind.OutsideHours, session) { Shared = presenter };
            if (terms.IsTooMany(session))
                yield return new(ConflictKind.AboveYearlyNumber, session) { Shared = presenter, Needed = terms.PerYear };
        }
    }

    // Groups of one edition meet at the same time; what both would need is still found.
    private static bool AreOfTwoGroups(Booking session, Booking other) =>
        session.Besides.Any(IsGroup) && other.Besides.Any(IsGroup) && !session.Besides.Where(IsGroup).Intersect(other.Besides).Any();

    private static bool IsGroup(Resource resource) => resource.Kind == ResourceKind.Group;

    private static bool IsPresenter(Resource resource) => resource.Kind == ResourceKind.Presenter;

    // Of several the one whose kind comes first, so that both sessions name the same.
    private static Resource? Shared(IEnumerable<Resource> ones, IEnumerable<Resource> others)
    {
        var shared = ones.Intersect(others).OrderBy(resource => resource.Kind).ThenBy(resource => resource.Key, StringComparer.Ordinal).ToList();
        return shared.Count > 0 ? shared[0] : null;
    }
}
