using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Data;

/// <summary>
/// One view of the database, however many questions are asked and whatever others write meanwhile. It holds nobody up: on the embedded database it begins as a
/// reader and stays one, on PostgreSQL it is a transaction in REPEATABLE READ.
/// </summary>
public sealed class Snapshot : IAsyncDisposable
{
    private readonly StartupsDb db;
    private readonly DbTransaction transaction;

    private Snapshot(StartupsDb db, DbTransaction transaction) => (this.db, this.transaction) = (db, transaction);

    /// <summary>From the first question on, until disposed, the context sees one state.</summary>
    public static async Task<Snapshot> OpenAsync(StartupsDb db, CancellationToken cancellation = default)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        var connection = db.Database.GetDbConnection();
        var begun = connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        await db.Database.UseTransactionAsync(begun, cancellation);
        return new(db, begun);
    }

    public async ValueTask DisposeAsync()
    {
        await db.Database.UseTransactionAsync(null);
        await transaction.DisposeAsync();
        await db.Database.CloseConnectionAsync();
    }
}
