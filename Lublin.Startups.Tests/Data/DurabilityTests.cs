using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;

namespace Lublin.Startups.Tests;

/// <summary>A commit is on the disk before anybody is answered: what the application, left to itself, asks of its database.</summary>
public abstract class DurabilityTests(ITestDatabase database, string question, string answer) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await database.InitializeAsync();

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_commit_waits_for_the_disk()
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new TestClock())
            .AddData(database.Configuration, new HostingEnvironment { EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory }).BuildServiceProvider(validateScopes: true);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StartupsDb>();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = question;

        Assert.Equal(answer, $"{await command.ExecuteScalarAsync()}");
    }
}

// 2 is FULL.
public sealed class DurabilityOnSqlite() : DurabilityTests(new SqliteDatabase(), "PRAGMA synchronous", "2");

public sealed class DurabilityOnPostgres() : DurabilityTests(new PostgresDatabase(), "SHOW synchronous_commit", "on");
