using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Lublin.Startups.Web.Data;

/// <summary>
/// A connection that stays open for work in the background that asks much. On the embedded database its statements stay prepared, because reading
/// one takes longer than carrying it out, and between two of them page readers go first; on PostgreSQL the driver and the wire see to both.
/// </summary>
public sealed class StandingConnection : DbCommandInterceptor
{
    private static readonly ConditionalWeakTable<DbConnection, Dictionary<string, PreparedCommand>> Prepared = [];

    /// <summary>Opens the context's connection, until the context is disposed.</summary>
    public static async Task OpenAsync(StartupsDb db)
    {
        await db.Database.OpenConnectionAsync();
        if (db.Database.GetDbConnection() is SqliteConnection connection && Prepared.TryAdd(connection, new(StringComparer.Ordinal)))
            connection.StateChange += Forget;
    }

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (result is not SqliteCommand { Connection: { } connection } command || !Prepared.TryGetValue(connection, out var known))
            return result;
        Processor.LetOthersGoFirst();
        if (!known.TryGetValue(command.CommandText, out var prepared))
            known.Add(command.CommandText, prepared = new());
        return prepared.TryReplace(command) ? prepared : command;
    }

    private static void Forget(object sender, StateChangeEventArgs change)
    {
        var connection = (SqliteConnection)sender;
        connection.StateChange -= Forget;
        if (!Prepared.TryGetValue(connection, out var known))
            return;
        Prepared.Remove(connection);
        // A statement that is left would keep the database open, and its files beside it, until memory is collected.
        foreach (var command in known.Values)
            command.Release();
    }

    /// <summary>A command that is used again and again, until it is released.</summary>
    private sealed class PreparedCommand : SqliteCommand
    {
        private bool isInUse;

        public bool TryReplace(SqliteCommand other)
        {
            if (isInUse)
                return false;
            isInUse = true;
            (Connection, CommandText, Transaction, CommandTimeout) = (other.Connection, other.CommandText, other.Transaction, other.CommandTimeout);
            var parameters = other.Parameters.Cast<SqliteParameter>().ToArray();
            other.Dispose();
            Parameters.AddRange(parameters);
            return true;
        }

        public void Release() => base.Dispose(disposing: true);

#pragma warning disable CA2215 // Disposing ends one use of it and keeps it prepared.
        protected override void Dispose(bool disposing)
#pragma warning restore CA2215
        {
            Parameters.Clear();
            isInUse = false;
        }
    }
}
