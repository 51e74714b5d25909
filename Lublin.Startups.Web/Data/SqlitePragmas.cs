using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Lublin.Startups.Web.Data;

/// <summary>What every connection to the embedded database is told: a commit is on the disk before anybody is answered.</summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    // Another program has locked the file. People are answered within five seconds, and some requests write twice.
    private const string Pragmas = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=2000; PRAGMA foreign_keys=ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
