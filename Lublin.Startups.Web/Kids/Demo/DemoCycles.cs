using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids.Cycles;
using Lublin.Startups.Web.Programmes.Demo;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids.Demo;

/// <summary>What the office made of the demo's groups with its own desks: a protocol, and dates, of which the schools that agreed were told. No mail is put.</summary>
public sealed class DemoCycles(StartupsDb db, CycleDesk cycles, ProtocolDesk protocols)
{
    private const string Clerk = "staff:1";

    public async Task AddAsync(DemoDays days)
    {
        var season = await db.Seasons.Include(season => season.Edition.Sessions).SingleAsync();
        await protocols.MakeAsync(season, Guid.CreateVersion7(days.Now), Clerk);
        await cycles.GenerateAsync(season.EditionId, group: null, Clerk);
        db.ChangeTracker.Clear();
        var pairings = db.Pairings;
        var agreed = await db.Meetings.Where(meeting => meeting.Session.EditionId == season.EditionId && !pairings.Any(pairing => pairing.GroupId == meeting.GroupId && pairing.EndedAt == null && (pairing.SupplyAgreedAt == null || pairing.SchoolAgreedAt == null))).ToListAsync();
        agreed.ForEach(meeting => meeting.Publish(days.At(-12, 11)));
        await db.SaveChangesAsync();
    }
}
