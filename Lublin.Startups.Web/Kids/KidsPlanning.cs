using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>What seasons know by which sessions of every kind are judged: when animators said they can.</summary>
internal sealed class KidsPlanning : IPlanningSource
{
    public async Task<PlanningFacts> FactsAsync(StartupsDb db, IReadOnlyCollection<Booking> bookings)
    {
        if (!bookings.Any(booking => booking.Kind == ProgrammeKind.Kids))
            return PlanningFacts.None;
        var presenters = bookings.SelectMany(booking => booking.Besides).Where(resource => resource.Kind == ResourceKind.Presenter).Select(resource => resource.Id).OfType<long>().Distinct().ToList();
        var animators = presenters.Count == 0 ? [] : await db.Animators.AsNoTracking().Where(animator => presenters.Contains(animator.PresenterId)).ToListAsync();
        return new() { Presenters = animators.Where(animator => animator.Hours.Count > 0).ToDictionary(animator => animator.PresenterId, animator => new PresenterTerms { Hours = [.. Spans(animator.Hours)] }) };
    }

    // Blocks one after the other are one span.
    private static IEnumerable<WeekHours> Spans(TimeBlocks hours)
    {
        foreach (var day in hours.All.GroupBy(block => block.Day))
        {
            var (from, to) = (default(TimeOnly), default(TimeOnly));
            foreach (var block in day)
            {
                if (block.Start == to)
                {
                    to = block.End;
                    continue;
                }

                if (to != default)
                    yield return new(day.Key, from, to);
                (from, to) = (block.Start, block.End);
            }

            yield return new(day.Key, from, to);
        }
    }
}
