using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Programmes;

/// <summary>The year's calendar of days off, as the office keeps it. It moves no session; the page shows which it hits.</summary>
public sealed class DayOffDesk(StartupsDb db, Writer writer, PlanningBook planning, TimeProvider clock)
{
    /// <returns>Its id, added now or by the same form before.</returns>
    public Task<long> AddAsync(DaysOffTexts texts, string actor, Guid formId = default) => writer.CommitAsync(
        db,
        async () => (await db.OnceAsync(formId, clock.GetUtcNow(), async () =>
        {
            var off = new DayOff(texts);
            db.Add(off);
            await db.SaveChangesAsync();
            Tell(off.Id, "Added", actor, ChangesOf(null, texts));
            return off.Id;
        }))!.Value,
        showsOnPages: _ => false);

    /// <returns>False when somebody else changed or removed it since <paramref name="version"/>: nothing is saved.</returns>
    public async Task<bool> ChangeAsync(long id, int version, DaysOffTexts texts, string actor)
    {
        try
        {
            return await writer.CommitAsync(
                db,
                async () =>
                {
                    var off = await db.DaysOff.SingleOrDefaultAsync(off => off.Id == id);
                    if (off is null || off.Version != version)
                        return false;
                    if (off.Texts == texts)
                        return true;
                    Tell(id, "Changed", actor, ChangesOf(off.Texts, texts));
                    off.Change(texts);
                    return true;
                },
                showsOnPages: _ => false);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <returns>False when it was gone already.</returns>
    public Task<bool> RemoveAsync(long id, string actor) => writer.CommitAsync(
        db,
        async () =>
        {
            // Of two who remove it at once the second finds nothing.
            await db.Database.TakeTurnAsync("days off");
            if (await db.DaysOff.SingleOrDefaultAsync(off => off.Id == id) is not { } off)
                return false;
            db.Remove(off);
            Tell(id, "Removed", actor, ChangesOf(off.Texts, null));
            return true;
        },
        showsOnPages: _ => false);

    /// <summary>The published sessions to come that fall on these days, in order of time.</summary>
    public async Task<IReadOnlyList<Booking>> HitByAsync(DayOff off)
    {
        var today = Clock.Warsaw.Today(clock);
        var from = off.From > today ? off.From : today;
        if (from > off.To)
            return [];
        var bookings = (await db.BookingsAsync(from, off.To)).Where(booking => booking.IsPublished).ToList();
        var facts = (await planning.FactsAsync(bookings)) with { DaysOff = [off] };
        return [.. bookings.Where(booking => facts.DayOffFor(booking) is not null)];
    }

    private static Changes ChangesOf(DaysOffTexts? before, DaysOffTexts? after) => new Changes()
        .Note("title", before?.Name, after?.Name).Note("from", before?.From, after?.From).Note("to", before?.To, after?.To)
        .Note("university", before?.UniversityId, after?.UniversityId);

    private void Tell(long id, string verb, string actor, Changes changes) =>
        db.Add(new History("dayoff", id, verb, actor, clock.GetUtcNow(), changes.ToJson()));
}
