using Microsoft.Data.Sqlite;

namespace Lublin.Startups.Web.Data;

/// <summary>Once everything else has stopped, leaves the embedded database as one file that holds everything.</summary>
internal sealed class SqliteAtRest(string connection) : IHostedLifecycleService
{
    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        try
        {
            using (var own = new SqliteConnection(DataModule.Pooled(connection)))
                SqliteConnection.ClearPool(own);
            using var last = new SqliteConnection(new SqliteConnectionStringBuilder(connection) { Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString);
            last.Open();
            using var command = last.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            command.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // Somebody else is at it, or it is gone: nothing is lost, the next start finds what stands beside it.
        }

        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
