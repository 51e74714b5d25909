using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>What the clock does with offers.</summary>
public sealed class OfferDesk(StartupsDb db, RosterBook book, TimeProvider clock)
{
    /// <summary>Writes down the offers that ended and offers their seats to the next in line.</summary>
    /// <returns>In how many editions.</returns>
    public async Task<int> EndAsync()
    {
        var now = clock.GetUtcNow();
        var editions = await db.Enrolments.Active().Where(enrolment => enrolment.ConfirmedAt == null && enrolment.OfferEndsAt <= now)
            .Select(enrolment => enrolment.EditionId).Distinct().ToListAsync();
        foreach (var editionId in editions)
            await book.ChangeAsync(editionId, Actor.Clock, roster => roster.Note(roster.Roster.Refill(roster.Now)));
        return editions.Count;
    }
}
