using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Programmes;

/// <summary>What a module knows by which sessions are judged.</summary>
public interface IPlanningSource
{
    /// <summary>Its share: of the editions and presenters of these sessions, and of all rooms; in as many queries however many sessions there are.</summary>
    /// <param name="db">The database, perhaps in a transaction.</param>
    /// <param name="bookings">Those that are judged, and those they are held against.</param>
    Task<PlanningFacts> FactsAsync(StartupsDb db, IReadOnlyCollection<Booking> bookings);
}

/// <summary>Gathers what sessions are judged by, from this module and from every other that knows something.</summary>
public sealed class PlanningBook(StartupsDb db, IEnumerable<IPlanningSource> sources)
{
    /// <summary>The facts for these sessions; the days off from the first of their days to the last.</summary>
    public Task<PlanningFacts> FactsAsync(IReadOnlyCollection<Booking> bookings) => bookings.Count == 0
        ? Task.FromResult(PlanningFacts.None)
        : FactsAsync(bookings, bookings.Min(booking => booking.Plan.Date), bookings.Max(booking => booking.Plan.Date));

    /// <param name="bookings">Those that are judged, and those they are held against.</param>
    /// <param name="from">The first day on which something is planned or offered.</param>
    /// <param name="to">The last.</param>
    public async Task<PlanningFacts> FactsAsync(IReadOnlyCollection<Booking> bookings, DateOnly from, DateOnly to)
    {
        var facts = new PlanningFacts { DaysOff = await db.DaysOffAsync(from, to) };
        foreach (var source in sources)
            facts = facts.And(await source.FactsAsync(db, bookings));
        return await WithLedAsync(facts, bookings);
    }

    /// <summary>What is missing before an edition can be published, and the conflicts of its sessions.</summary>
    /// <param name="edition">With programme, sessions, rooms and venues.</param>
    /// <param name="now">An instant.</param>
    public async Task<Readiness> ReadinessAsync(Edition edition, DateTimeOffset now)
    {
        var others = await db.BookingsAsync([.. edition.Held.Select(session => session.Date).Distinct()]);
        var toCome = edition.Held.Where(session => session.StartsAt > now).Select(session => session.Id).ToHashSet();
        var own = others.Where(booking => toCome.Contains(booking.SessionId)).ToList();
        return new(Readiness.MissingOf(edition, now), Conflicts.Of(own, others, await FactsAsync(others)), own.Count > 0 && (!Kinds.Of(edition.Programme.Kind).IsForPeople || own.TrueForAll(booking => booking.HasPresenter)));
    }

    // It is counted only for presenters who set a limit.
    private async Task<PlanningFacts> WithLedAsync(PlanningFacts facts, IReadOnlyCollection<Booking> bookings)
    {
        var limited = facts.Presenters.Where(pair => pair.Value.PerYear is not null).Select(pair => pair.Key).ToList();
        if (limited.Count == 0 || bookings.Count == 0)
            return facts;
        var (first, last) = (new DateOnly(bookings.Min(booking => booking.Plan.Date.Year), 1, 1), new DateOnly(bookings.Max(booking => booking.Plan.Date.Year) + 1, 12, 31));
        var led = await db.SessionPresenters
            .Where(led => limited.Contains(led.PresenterId) && led.Session.CancelledAt == null && led.Session.Edition.CancelledAt == null && led.Session.Date >= first && led.Session.Date <= last)
            .Select(led => new { led.PresenterId, led.SessionId, led.Session.Date }).ToListAsync();
        return facts with
        {
            Presenters = facts.Presenters.ToDictionary(pair => pair.Key, pair => pair.Value with
            {
                Led = led.Where(each => each.PresenterId == pair.Key).GroupBy(each => each.Date.Year)
                    .ToDictionary(year => year.Key, IReadOnlySet<long> (year) => year.Select(each => each.SessionId).ToHashSet()),
            }),
        };
    }
}
