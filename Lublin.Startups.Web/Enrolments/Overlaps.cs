using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>What one and the same person signed up for elsewhere at the same time. To whom it may be told is another matter (docs/adr/0019).</summary>
public static class Overlaps
{
    /// <summary>The active enrolments with this address and name whose sessions meet the edition's; each with its programme and sessions.</summary>
    /// <param name="db">The database.</param>
    /// <param name="person">Who.</param>
    /// <param name="edition">With its sessions.</param>
    /// <param name="now">What is past overlaps with nothing any more.</param>
    public static async Task<IReadOnlyList<Enrolment>> OverlapsAsync(this StartupsDb db, Applicant person, Edition edition, DateTimeOffset now)
    {
        if (person.Email is null)
            return [];
        var (emailKey, nameKey) = (EmailAddress.Fold(person.Email), PersonName.Fold(person.Name));
        var found = await db.Enrolments.Active().AsNoTracking()
            .Where(other => other.EmailKey == emailKey && other.NameKey == nameKey && other.EditionId != edition.Id)
            .Include(other => other.Edition.Programme).Include(other => other.Edition.Sessions)
            .OrderBy(other => other.Id).ToListAsync();
        return [.. found.Where(other => other.IsActiveAt(now) && Meet(other.Edition, edition, now)).OrderBy(other => other.Edition.FirstStart).ThenBy(other => other.Id)];
    }

    private static bool Meet(Edition one, Edition other, DateTimeOffset now) => one.Held.Where(session => session.EndsAt > now)
        .Any(session => other.Held.Any(each => each.StartsAt < session.EndsAt && session.StartsAt < each.EndsAt));
}
