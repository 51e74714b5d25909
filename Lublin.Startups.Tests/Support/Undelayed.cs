using System.Data.Common;
using Lublin.Startups.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests.Support;

/// <summary>Lets the embedded database of a test wait for no disk: it is gone with the test.</summary>
public sealed class Undelayed : DbConnectionInterceptor
{
    public static IServiceCollection Add(IServiceCollection services) => services.ConfigureDbContext<SqliteStartupsDb>(options => options.AddInterceptors(new Undelayed()));

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = new SqliteCommand("PRAGMA synchronous=OFF", (SqliteConnection)connection);
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
