using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>What the office plans by: some days of the working copy with what stands against it, and what is to be settled from today on.</summary>
/// <param name="Sessions">Of these days, of every kind, drafts and what was called off among them, in order of time.</param>
/// <param name="Conflicts">What stands against each, by its name for ever.</param>
/// <param name="Open">From today on, whichever days are shown; without what was settled.</param>
/// <param name="DaysOff">Everybody's among these days.</param>
public sealed record PlannedDays(IReadOnlyList<WorkingSession> Sessions, ILookup<Guid, Conflict> Conflicts, IReadOnlyList<OpenConflict> Open, IReadOnlyList<DayOff> DaysOff)
{
    /// <summary>The presenters of these sessions and of those to come, by name.</summary>
    public IReadOnlyList<PlannedPerson> People { get; init; } = [];

    /// <summary>Where these lectures or those to come are given, by name.</summary>
    public IReadOnlyList<UniversityChoice> Universities { get; init; } = [];

    /// <summary>The sessions that take place, as conflicts are looked for; those that are only to be added have numbers below zero.</summary>
    public static IReadOnlyList<Booking> BookingsOf(IEnumerable<WorkingSession> sessions) =>
        [.. sessions.Where(session => session.After is not null).Select((session, at) => NextVersion.BookingOf(session, at) with { IsPublished = session.IsPublished })];
}

/// <summary>A presenter of a session.</summary>
public sealed record PlannedPerson(long Id, string Name);

/// <param name="Name">As people say it.</param>
public sealed record UniversityChoice(long Id, string Slug, string Name)
{
    /// <summary>Nothing new is planned there.</summary>
    public bool IsArchived { get; init; }
}

public static class PlannedDaysQueries
{
    /// <summary>All universities, by name, those in the archive among them; one query.</summary>
    public static async Task<IReadOnlyList<UniversityChoice>> UniversityChoicesAsync(this StartupsDb db) => await db.Universities
        .OrderBy(university => university.ShortName).ThenBy(university => university.Id).Select(university => new UniversityChoice(university.Id, university.Slug, university.ShortName) { IsArchived = university.ArchivedAt != null }).ToListAsync();

    /// <summary>These days, and what is to be settled; eight queries at most, however many sessions and rooms there are.</summary>
    public static async Task<PlannedDays> PlannedDaysAsync(this StartupsDb db, DateOnly first, DateOnly last, PlanningBook planning, DateTimeOffset now)
    {
        var all = await db.WorkingCopyAsync(first, last, Warsaw.DateOf(now));
        var bookings = PlannedDays.BookingsOf(all);
        var facts = await planning.FactsAsync(bookings, Earlier(first, bookings), Later(last, bookings));
        return new(
            [.. all.Where(session => session.Slot.Plan.Date >= first && session.Slot.Plan.Date <= last)],
            Programmes.Conflicts.Of(bookings.Where(booking => booking.Plan.Date >= first && booking.Plan.Date <= last), bookings, facts).ToLookup(conflict => conflict.Session.Uid),
            await db.WithoutSettledAsync(OpenConflict.Of(all, facts, now)),
            [.. facts.DaysOff.Where(off => off.UniversityId is null && off.From <= last && off.To >= first)])
        {
            Universities = [.. all.Select(session => session.University).OfType<UniversityChoice>().DistinctBy(university => university.Id).OrderBy(university => university.Name, StringComparer.CurrentCulture)],
            People = [.. all.SelectMany(session => session.Slot.People).DistinctBy(person => person.Id).OrderBy(person => person.Name, StringComparer.CurrentCulture)],
        };
    }

    /// <summary>What is to be settled from today on, without names of whoever leads; seven queries at most.</summary>
    public static async Task<IReadOnlyList<OpenConflict>> OpenConflictsAsync(this StartupsDb db, PlanningBook planning, DateTimeOffset now)
    {
        var today = Warsaw.DateOf(now);
        var all = await db.WorkingCopyAsync(today, today, today, withNames: false);
        return await db.WithoutSettledAsync(OpenConflict.Of(all, await planning.FactsAsync(PlannedDays.BookingsOf(all)), now));
    }

    private static async Task<IReadOnlyList<OpenConflict>> WithoutSettledAsync(this StartupsDb db, IReadOnlyList<OpenConflict> open)
    {
        var keys = open.Select(each => each.Key).ToArray();
        var settled = keys.Length == 0 ? [] : await db.SettledConflicts.Where(known => keys.Contains(known.Key)).Select(known => known.Key).ToListAsync();
        return [.. open.Where(each => !settled.Contains(each.Key, StringComparer.Ordinal))];
    }

    private static DateOnly Earlier(DateOnly day, IEnumerable<Booking> bookings) => bookings.Select(booking => booking.Plan.Date).Append(day).Min();

    private static DateOnly Later(DateOnly day, IEnumerable<Booking> bookings) => bookings.Select(booking => booking.Plan.Date).Append(day).Max();
}
