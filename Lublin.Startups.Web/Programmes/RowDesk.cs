using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Programmes;

/// <summary>What desks that keep plain rows have in common: one form makes one row, of two people who change it at once the second hears of the first, and history knows.</summary>
public abstract class RowDesk(StartupsDb db, Writer writer, TimeProvider clock)
{
    private const string Turn = "rows";

    protected StartupsDb Db => db;

    protected DateTimeOffset Now => clock.GetUtcNow();

    /// <param name="subject">As the history names it.</param>
    /// <param name="sending">Which form asks for it.</param>
    /// <param name="alike">Finds one of the same name; null when there is none.</param>
    /// <param name="make">Makes it, added to the database.</param>
    /// <param name="idOf">Its id, once saved.</param>
    /// <param name="actor">A member of staff.</param>
    protected Task<AddOutcome> AddAsync<T>(string subject, Sending sending, Func<Task<long?>> alike, Func<Task<T>> make, Func<T, Task<long>> idOf, string actor) =>
        writer.CommitAsync<AddOutcome>(db, async () =>
        {
            await db.Database.TakeTurnAsync(Turn);
            long? other = null;
            var made = await db.OnceAsync(sending.FormId, Now, async () =>
            {
                other = sending.IsAnother ? null : await alike();
                if (other is not null)
                    return null;
                var row = await make();
                await db.SaveChangesAsync();
                var id = await idOf(row);
                Tell(subject, id, "Created", actor);
                return id;
            });
            return other is { } known ? new AddOutcome.NameTaken(known) : new AddOutcome.Added(made!.Value);
        });

    /// <param name="subject">As the history names it.</param>
    /// <param name="id">Which.</param>
    /// <param name="actor">A member of staff.</param>
    /// <param name="change">Changes the row and answers what changed; null when somebody else changed it since.</param>
    /// <returns>False when somebody else did: nothing is saved.</returns>
    protected async Task<bool> ChangeAsync(string subject, long id, string actor, Func<Task<Changes?>> change)
    {
        try
        {
            return await writer.CommitAsync(db, async () =>
            {
                if (await change() is not { } changes)
                    return false;
                if (!changes.IsEmpty)
                    Tell(subject, id, "Changed", actor, changes);
                return true;
            });
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>A deed that has nothing to do with what anybody else typed.</summary>
    protected Task<T> DoAsync<T>(Func<Task<T>> deed) => writer.CommitAsync(db, deed);

    protected void Tell(string subject, long id, string verb, string actor, Changes? changes = null) =>
        db.Add(new History(subject, id, verb, actor, Now, changes?.ToJson()));

    internal static async Task<long?> AlikeAsync(IQueryable<Named> all, params string[] names) =>
        (await all.ToListAsync()).OrderBy(each => each.Id).FirstOrDefault(each => names.Any(each.IsCalled))?.Id;
}
