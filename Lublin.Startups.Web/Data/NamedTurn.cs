using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Lublin.Startups.Web.Data;

/// <summary>For questions that no unique key answers: has anybody done this just now?</summary>
public static class NamedTurn
{
    /// <summary>Waits until no other transaction has the turn of this name, and has it until its own ends; the embedded database has one writer anyway.</summary>
    /// <param name="database">In a transaction of <see cref="Writer"/>.</param>
    /// <param name="name">What may not be done by two at once.</param>
    public static async Task TakeTurnAsync(this DatabaseFacade database, string name)
    {
        if (database.IsNpgsql())
            await database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))");
    }
}
