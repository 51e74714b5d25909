using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Data;

/// <summary>One command = one turn at the gate, one transaction, one commit: fact, mail and history land together or not at all.</summary>
public sealed class Writer(WriteGate gate, DataVersion version)
{
    /// <summary>Runs the command in a transaction, saves what it changed, commits, and has the public pages rebuilt.</summary>
    /// <param name="db">The context that the command works on.</param>
    /// <param name="command">Loads, decides and changes; it need not save.</param>
    /// <param name="showsOnPages">Whether public pages may show what came of it; otherwise they stay.</param>
    public async Task<T> CommitAsync<T>(StartupsDb db, Func<Task<T>> command, Func<T, bool> showsOnPages, CancellationToken cancellation = default)
    {
        using var turn = await gate.EnterAsync(cancellation);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var result = await command();
            await db.SaveChangesAsync(cancellation);
            var shows = showsOnPages(result);
            if (shows && db.Database.IsNpgsql())
                await db.Database.ExecuteSqlAsync($"SELECT pg_notify({PagesChanged}, {version.Instance})", cancellation);
            await transaction.CommitAsync(cancellation);
            if (shows)
                version.Raise();
            return result;
        }
        catch (Exception failure)
        {
            gate.Learn(failure);
            throw;
        }
    }

    /// <summary>The same for what public pages may show.</summary>
    public Task<T> CommitAsync<T>(StartupsDb db, Func<Task<T>> command, CancellationToken cancellation = default) =>
        CommitAsync(db, command, _ => true, cancellation);

    /// <inheritdoc cref="CommitAsync{T}(StartupsDb, Func{Task{T}}, Func{T, bool}, CancellationToken)"/>
    public Task CommitAsync(StartupsDb db, Func<Task> command, CancellationToken cancellation = default) =>
        CommitAsync(db, command, showsOnPages: true, cancellation);

    /// <inheritdoc cref="CommitAsync{T}(StartupsDb, Func{Task{T}}, Func{T, bool}, CancellationToken)"/>
    public Task CommitAsync(StartupsDb db, Func<Task> command, bool showsOnPages, CancellationToken cancellation = default) =>
        CommitAsync(db, async () => { await command(); return true; }, _ => showsOnPages, cancellation);

    /// <summary>
    /// The same on a thread of one's own: in a rush each wait for the server would otherwise end behind all the requests that wait for a thread.
    /// </summary>
    /// <inheritdoc cref="CommitAsync{T}(StartupsDb, Func{Task{T}}, Func{T, bool}, CancellationToken)" path="/param"/>
    public void Commit<T>(StartupsDb db, Func<T> command, Func<T, bool> showsOnPages)
    {
        using var turn = gate.Enter();
        try
        {
            using var transaction = db.Database.BeginTransaction();
            var shows = showsOnPages(command());
            db.SaveChanges();
            if (shows && db.Database.IsNpgsql())
                db.Database.ExecuteSql($"SELECT pg_notify({PagesChanged}, {version.Instance})");
            transaction.Commit();
            if (shows)
                version.Raise();
        }
        catch (Exception failure)
        {
            gate.Learn(failure);
            throw;
        }
    }

    /// <summary>The channel by which several instances on PostgreSQL tell each other that public pages changed.</summary>
    public const string PagesChanged = "pages_changed";
}
