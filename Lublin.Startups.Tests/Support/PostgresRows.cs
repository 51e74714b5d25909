using Npgsql;

namespace Lublin.Startups.Tests.Support;

/// <summary>Empties databases on the run's own PostgreSQL server.</summary>
public static class PostgresRows
{
    // Replication asks no foreign keys, so the order does not matter.
    private const string Delete = """
        SET session_replication_role = replica;
        DO $$
        DECLARE name text;
        BEGIN
            FOR name IN SELECT oid::regclass FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> '__EFMigrationsHistory' AND {0} LOOP
                EXECUTE 'DELETE FROM ' || name;
            END LOOP;
        END $$;
        RESET session_replication_role;
        """;

    private const string Others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";

    // Schemas of libraries, such as that of the jobs, are made when they are missed.
    private const string Schemas = """
        DO $$
        DECLARE name text;
        BEGIN
            FOR name IN SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\_%' AND nspname NOT IN ('public', 'information_schema') LOOP
                EXECUTE format('DROP SCHEMA %I CASCADE', name);
            END LOOP;
        END $$
        """;

    private const string Numbers = "SELECT setval(seqrelid, seqstart, false) FROM pg_sequence";

    private const string Shape = """
        SELECT md5(string_agg(concat_ws(' ', relname, relkind, attname, atttypid, attnotnull), ',' ORDER BY relname, attnum))
            || (SELECT string_agg("MigrationId", ',' ORDER BY "MigrationId") FROM "__EFMigrationsHistory")
        FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid WHERE relnamespace = 'public'::regnamespace AND attnum > 0
        """;

    /// <summary>Takes out every row but the keys, while the application runs. Numbers go on.</summary>
    public static async Task DeleteAsync(string database)
    {
        await using var connection = await OpenAsync(database);
        await ExecuteAsync(connection, Rows("relname NOT LIKE '%protection%'"));
        await ExecuteAsync(connection, BaseRows.Sql);
    }

    /// <summary>Makes a database as new, after closing all its connections.</summary>
    /// <returns>Its shape, by which one that was altered is known; null when it is beyond repair.</returns>
    public static async Task<string?> RenewAsync(string database)
    {
        await using (var pooled = new NpgsqlConnection(database))
            NpgsqlConnection.ClearPool(pooled);
        try
        {
            await using var connection = await OpenAsync(database);
            await ExecuteAsync(connection, Others);
            await ExecuteAsync(connection, Schemas);
            await ExecuteAsync(connection, Rows("true"));
            await ExecuteAsync(connection, Numbers);
            await ExecuteAsync(connection, BaseRows.Sql);
            return await ShapeAsync(connection);
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }

    public static async Task<string?> ShapeAsync(string database)
    {
        await using var connection = await OpenAsync(database);
        return await ShapeAsync(connection);
    }

    private static string Rows(string which) => Delete.Replace("{0}", which, StringComparison.Ordinal);

    private static async Task<NpgsqlConnection> OpenAsync(string database)
    {
        var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<string?> ShapeAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(Shape, connection);
        return await command.ExecuteScalarAsync() as string;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
