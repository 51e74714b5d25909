using System.Globalization;
using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office;

/// <summary>The names of staff behind the actors of the history.</summary>
public static class StaffNames
{
    /// <param name="db">The database.</param>
    /// <param name="actors">As the history names them; others than staff are passed over.</param>
    /// <returns>By actor. One query, however many there are.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> StaffNamesAsync(this StartupsDb db, IEnumerable<string> actors)
    {
        var ids = actors.Select(StaffIdOf).OfType<long>().Distinct().ToArray();
        return await db.Staff.Where(staff => ids.Contains(staff.Id)).ToDictionaryAsync(staff => Actor.Staff(staff.Id), staff => staff.Name, StringComparer.Ordinal);
    }

    private static long? StaffIdOf(string actor) =>
        actor.Split(':') is ["staff", var digits] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
