using Npgsql;

namespace Lublin.Startups.Tests.Support;

public sealed class PostgresServerTests
{
    [Theory]
    [InlineData("fsync", "off")]
    [InlineData("synchronous_commit", "on")]
    [InlineData("max_connections", "200")]
    [InlineData("listen_addresses", "127.0.0.1")]
    [InlineData("server_encoding", "UTF8")]
    public async Task The_server_answers_commits_as_a_real_one_waits_for_no_disk_and_is_heard_on_loopback_only(string setting, string value)
    {
        var server = await PostgresServer.SharedAsync();
        var database = await server.CreateDatabaseAsync();

        Assert.Equal(value, await AskAsync(database, $"SHOW {setting}"));

        await server.DropDatabaseAsync(database);
    }

    [Fact]
    public async Task A_template_is_migrated_once_and_copied_side_by_side_without_the_copies_knowing_each_other()
    {
        var server = await PostgresServer.SharedAsync();
        var migrations = 0;
        var template = $"template_{Guid.NewGuid():N}";

        var copies = await Task.WhenAll(Enumerable.Range(0, 6).Select(async number =>
        {
            var name = await server.TemplateAsync(template, async database =>
            {
                Interlocked.Increment(ref migrations);
                await AskAsync(database, "CREATE TABLE street (name text); INSERT INTO street VALUES ('Lubartowska'); SELECT 1");
            });
            var copy = await server.CreateDatabaseAsync(name);
            await AskAsync(copy, $"INSERT INTO street VALUES ('{number}'); SELECT 1");
            return copy;
        }));

        Assert.Equal(1, migrations);
        Assert.Equal(6, copies.Distinct(StringComparer.Ordinal).Count());
        foreach (var copy in copies)
        {
            Assert.Equal("2", await AskAsync(copy, "SELECT count(*) FROM street"));
            await server.DropDatabaseAsync(copy);
        }
    }

    [Fact]
    public async Task A_dropped_database_is_gone_even_while_somebody_is_connected()
    {
        var server = await PostgresServer.SharedAsync();
        var database = await server.CreateDatabaseAsync();
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();

        await server.DropDatabaseAsync(database);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => AskAsync(database, "SELECT 1"));
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, refusal.SqlState);
    }

    [Fact]
    public async Task A_stopped_server_leaves_neither_folder_nor_listener_behind()
    {
        var server = await PostgresServer.StartAsync();
        var database = await server.CreateDatabaseAsync();
        Assert.True(Directory.Exists(server.Folder));

        await server.DisposeAsync();

        Assert.False(Directory.Exists(server.Folder));
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => AskAsync(database, "SELECT 1"));
    }

    [Fact]
    public async Task What_a_killed_run_left_behind_is_removed_at_the_next_start()
    {
        var leftover = Directory.CreateTempSubdirectory($"lublin-startups-pg-{Environment.UserName}-").FullName;
        await File.WriteAllTextAsync(Path.Combine(leftover, "crumbs"), "left by a run that was killed");

        await using var server = await PostgresServer.StartAsync();

        Assert.False(Directory.Exists(leftover));
    }

    private static async Task<string?> AskAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
