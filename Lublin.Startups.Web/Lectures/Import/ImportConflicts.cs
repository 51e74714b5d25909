using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Lectures.Import;

/// <summary>The conflicts that the rows of a file would have in the working copy, with each other and with what stands there.</summary>
internal static class ImportConflicts
{
    // Sessions that are only to be added have numbers of their own below zero.
    private const int OfRows = -1_000_000;

    public static async Task<ImportPlan> WithAsync(ImportPlan plan, ImportKnown known, PlanningBook planning)
    {
        var rows = plan.Lines.Where(line => line.Faults.Count == 0).ToDictionary(BookingOf);
        var named = rows.Values.Select(line => line.Session?.Uid).OfType<Guid>().ToHashSet();
        List<Booking> all = [.. rows.Keys, .. known.Sessions.Where(session => session.After is not null && !named.Contains(session.Uid)).Select(BookingOf)];
        var conflicts = Conflicts.Of(rows.Where(row => row.Value.State is ImportState.New or ImportState.Changed).Select(row => row.Key), all, Over(await planning.FactsAsync(all), rows))
            .ToLookup(conflict => rows[conflict.Session].Row.Number);
        return new([.. plan.Lines.Select(line => line with { Conflicts = [.. conflicts[line.Row.Number].DistinctBy(conflict => conflict.Key)] })]);
    }

    // What rows say of their lectures counts, not what is stored of them.
    private static PlanningFacts Over(PlanningFacts stored, Dictionary<Booking, ImportLine> rows)
    {
        var editions = stored.Editions.ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (var (booking, line) in rows)
        {
            var values = line.Values;
            editions[booking.EditionId] = LecturePlanning.FactsOf(values.Entry, values.Host?.Id, values.University!.Id, values.Faculty, values.Audience, values.Expected);
        }

        return stored with { Editions = editions };
    }

    private static Booking BookingOf(WorkingSession session, int at) => NextVersion.BookingOf(session, at) with { Kind = session.Kind, IsPublished = session.IsPublished };

    private static Booking BookingOf(ImportLine line)
    {
        var (values, session) = (line.Values, line.Session ?? Thought(line));
        var booking = NextVersion.BookingOf(session, values.Wanted, values.Room?.Seats);
        return booking with
        {
            SessionId = session.SessionId == 0 ? OfRows - line.Row.Number : session.SessionId,
            Kind = session.Kind,
            IsPublished = session.IsPublished,
            Capacity = line.Session is { IsPublished: true } ? session.Capacity : values.Capacity,
        };
    }

    // A lecture of its own, by numbers that none has.
    private static WorkingSession Thought(ImportLine line) => new(
        Guid.Empty, 0, OfRows - line.Row.Number, line.Talk?.Known?.Id ?? OfRows - (line.Talk?.Made?.Row ?? line.Row.Number), ProgrammeKind.Lecture,
        new LocalText("pl", line.Talk?.Known?.Title ?? line.Talk?.Made?.Title ?? line.Values.Title ?? "?"), line.Values.Capacity);
}
