using System.Collections.Concurrent;
using Npgsql;

namespace Lublin.Startups.Tests.Support;

/// <summary>A PostgreSQL server of our own for one test run: on loopback, in a temporary folder, gone with the run.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer>> Shared = new(() => Task.Run(StartAsync));

    private readonly PostgresCluster cluster;
    private readonly NpgsqlDataSource administration;
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> templates = new(StringComparer.Ordinal);
    private int databases;

    private PostgresServer(PostgresCluster cluster)
    {
        this.cluster = cluster;
        administration = NpgsqlDataSource.Create(ConnectionTo("postgres") + ";Maximum Pool Size=8");
    }

    /// <summary>The run's server, started when first asked for and stopped when the process ends.</summary>
    public static Task<PostgresServer> SharedAsync() => Shared.Value;

    /// <summary>Starts a server beside the shared one; dispose to stop and remove it.</summary>
    public static async Task<PostgresServer> StartAsync() => new(await PostgresCluster.StartAsync());

    /// <summary>The cluster's folder, there for as long as the server runs.</summary>
    public string Folder => cluster.Folder;

    /// <summary>Makes the database <paramref name="name"/> once per run, lets <paramref name="migrate"/> fill it through the
    /// connection string it gets, and answers the name to copy from.</summary>
    public Task<string> TemplateAsync(string name, Func<string, Task> migrate) =>
        templates.GetOrAdd(name, _ => new Lazy<Task<string>>(() => MakeTemplateAsync(name, migrate))).Value;

    /// <summary>A connection string to a fresh database: empty, or a copy of <paramref name="template"/>.</summary>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = $"db_{Interlocked.Increment(ref databases)}";
        await ExecuteAsync(template is null ? $"CREATE DATABASE {Quoted(name)}" : $"CREATE DATABASE {Quoted(name)} TEMPLATE {Quoted(template)}");
        return ConnectionTo(name);
    }

    /// <summary>Drops the database behind a connection string of ours, also with connections still open.</summary>
    public async Task DropDatabaseAsync(string connectionString)
    {
        await using (var connection = new NpgsqlConnection(connectionString))
            NpgsqlConnection.ClearPool(connection);

        var name = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        await ExecuteAsync($"DROP DATABASE IF EXISTS {Quoted(name)} WITH (FORCE)");
    }

    /// <summary>Stops the server and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await administration.DisposeAsync();
        cluster.Dispose();
    }

    private async Task<string> MakeTemplateAsync(string name, Func<string, Task> migrate)
    {
        await ExecuteAsync($"CREATE DATABASE {Quoted(name)}");
        var connectionString = ConnectionTo(name);
        await migrate(connectionString);

        // A database that somebody is connected to can't be copied.
        await using (var connection = new NpgsqlConnection(connectionString))
            NpgsqlConnection.ClearPool(connection);
        await ExecuteAsync($"ALTER DATABASE {Quoted(name)} WITH ALLOW_CONNECTIONS false");
        await ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name.Replace("'", "''", StringComparison.Ordinal)}'");
        return name;
    }

    // Every database keeps a pool of its own and they share 200 connections: idle ones are given back soon.
    private string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = cluster.Port,
        Username = "postgres",
        Database = database,
        ConnectionIdleLifetime = 5,
        ConnectionPruningInterval = 1,
        IncludeErrorDetail = true,
    }.ConnectionString;

    private async Task ExecuteAsync(string sql)
    {
        await using var command = administration.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
