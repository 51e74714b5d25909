using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>What seasons know by which sessions of every kind are judged: when animators said they can, who receives a group, and who and what comes along to a visit.</summary>
internal sealed class KidsPlanning : IPlanningSource
{
    public async Task<PlanningFacts> FactsAsync(StartupsDb db, IReadOnlyCollection<Booking> bookings)
    {
        if (!bookings.Any(booking => booking.Kind == ProgrammeKind.Kids))
            return PlanningFacts.None;
        var presenters = bookings.SelectMany(booking => booking.Besides).Where(resource => resource.Kind == ResourceKind.Presenter).Select(resource => resource.Id).OfType<long>().Distinct().ToList();
        var animators = presenters.Count == 0 ? [] : await db.Animators.AsNoTracking().Where(animator => presenters.Contains(animator.PresenterId)).ToListAsync();
        var sessions = bookings.Where(booking => booking is { Kind: ProgrammeKind.Kids, SessionId: not 0 }).Select(booking => booking.SessionId).ToArray();
        var visits = await db.Meetings.AsNoTracking().Where(meeting => sessions.Contains(meeting.SessionId) && meeting.Window != null)
            .Select(meeting => new { meeting.SessionId, meeting.Window!.HostId, meeting.EscortId, meeting.HasCostume }).ToListAsync();
        return new()
        {
            Sessions = visits.ToDictionary(visit => visit.SessionId, IReadOnlyList<Resource> (visit) => [.. Of(visit.HostId, visit.EscortId, visit.HasCostume)]),
            Presenters = animators.Where(animator => animator.Hours.Count > 0).ToDictionary(animator => animator.PresenterId, animator => new PresenterTerms { Hours = [.. Spans(animator.Hours)] }),
        };
    }

    private static IEnumerable<Resource> Of(long host, long? escort, bool hasCostume)
    {
        // Hosts of lectures are counted in a table of their own.
        yield return new(ResourceKind.Host, FormattableString.Invariant($"visit:{host}"));
        if (escort is { } staff)
            yield return Resource.Of(ResourceKind.Escort, staff);
        if (hasCostume)
            yield return new(ResourceKind.Thing, "costume");
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
