using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lublin.Startups.Web.Data.Backups;

/// <summary>Copies of a PostgreSQL database in the custom format of pg_dump; the database that a copy replaces stays as a schema of its own beside it.</summary>
internal sealed class PostgresBackups(StartupsDb db, NpgsqlDataSource source, PostgresTools tools, TimeProvider clock) : IBackups
{
    private const string Replaced = "replaced_";
    private const string MigrationsTable = "__EFMigrationsHistory";

    private static string Nowhere => OperatingSystem.IsWindows() ? "NUL" : "/dev/null";

    public async Task<WrittenBackup> WriteAsync(string file, CancellationToken cancellation = default)
    {
        using var backup = BackupFile.BeginNew(file);
        await tools.RunAsync(
            "pg_dump", "The backup could not be written", cancellation,
            "--format=custom", "--schema=public", "--no-owner", "--no-privileges", $"--file={backup.Draft}");
        var tables = await TablesAsync(backup.Draft, "The copy", cancellation);
        var missing = db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Except(tables, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
            throw new BackupException($"The copy lacks {string.Join(", ", missing)}. Nothing was kept of it.");
        return new(backup.Target, backup.Finish(), string.Create(CultureInfo.InvariantCulture, $"{tables.Count} tables"));
    }

    public async Task<RestoredBackup> RestoreAsync(string file, bool over, CancellationToken cancellation = default)
    {
        var copy = Path.GetFullPath(file);
        if (!File.Exists(copy))
            throw new BackupException($"There is no file {copy}.");
        if (new FileInfo(copy).Length == 0)
            throw new BackupException($"{copy} is empty. Nothing was changed.");
        var tables = await TablesAsync(copy, copy, cancellation);
        var older = await CompareAsync(copy, tables, cancellation);
        try
        {
            if (!over)
                await DemandEmptyAsync(cancellation);
            await DemandUnusedAsync(cancellation);
            return new(string.Create(CultureInfo.InvariantCulture, $"{tables.Count} tables"), await ReplaceAsync(copy, cancellation), older);
        }
        catch (NpgsqlException failure)
        {
            throw new BackupException($"The PostgreSQL database of ConnectionStrings__Startups cannot be used: {failure.GetBaseException().Message.ReplaceLineEndings(" ").TrimEnd('.')}. Nothing was changed.", failure);
        }
    }

    /// <summary>Whose rows are in a copy that can be read to its end.</summary>
    private async Task<IReadOnlyList<string>> TablesAsync(string copy, string called, CancellationToken cancellation)
    {
        var damaged = $"{called} is damaged, or no copy made by pg_dump (nothing was changed)";
        var contents = await tools.RunAsync("pg_restore", damaged, cancellation, "--list", copy);
        await tools.RunAsync("pg_restore", damaged, cancellation, $"--file={Nowhere}", copy);
        return [.. contents.Split('\n').Select(line => line.Split(' ')).Where(words => words is [_, _, _, "TABLE", "DATA", "public", ..]).Select(words => words[6])];
    }

    /// <summary>Whether the copy has yet to be brought to this program.</summary>
    private async Task<bool> CompareAsync(string copy, IReadOnlyList<string> tables, CancellationToken cancellation)
    {
        var known = db.Database.GetMigrations().ToList();
        var rows = tables.Contains(MigrationsTable, StringComparer.Ordinal)
            ? await tools.RunAsync("pg_restore", $"{copy} is damaged (nothing was changed)", cancellation, "--data-only", $"--table={MigrationsTable}", "--file=-", copy)
            : "";
        var applied = rows.Split('\n').SkipWhile(line => !line.StartsWith("COPY ", StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.Trim() is not "\\.").Select(line => line.Split('\t')[0]).ToList();
        if (!applied.Intersect(known, StringComparer.Ordinal).Any())
            throw new BackupException($"{copy} is a copy of a database, but not of this program's. Nothing was changed.");
        if (applied.Except(known, StringComparer.Ordinal).Max(StringComparer.Ordinal) is { } unknown)
            throw new BackupException($"{copy} is newer than this program (it knows {unknown}): restore it with the newer program. Nothing was changed.");
        if (OwnTables.Missing(db, applied, tables) is [var table, ..])
            throw new BackupException($"{copy} is a copy of a database, but not of this program's: it has no table {table}. Nothing was changed.");
        return known.Except(applied, StringComparer.Ordinal).Any();
    }

    private async Task DemandEmptyAsync(CancellationToken cancellation)
    {
        const string Told = "say --over to put the backup in its place; it will be kept beside it. Nothing was changed.";
        var applied = await db.Database.GetAppliedMigrationsAsync(cancellation);
        if (applied.Except(db.Database.GetMigrations(), StringComparer.Ordinal).Max(StringComparer.Ordinal) is { } unknown)
            throw new BackupException($"The database is newer than this program (it knows {unknown}): {Told}");
        foreach (var table in await NamesAsync("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", cancellation))
        {
            if (!Furniture.Holds(table) && await NamesAsync($"SELECT 'row' FROM public.\"{table}\" LIMIT 1", cancellation) is not [])
                throw new BackupException($"The database is not empty ({table} has rows): {Told}");
        }
    }

    private async Task DemandUnusedAsync(CancellationToken cancellation)
    {
        if (await NamesAsync("SELECT 'other' FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = current_user LIMIT 1", cancellation) is not [])
            throw new BackupException("Somebody is connected to the database: stop the program first, every instance of it. Nothing was changed.");
    }

    private async Task<string?> ReplaceAsync(string copy, CancellationToken cancellation)
    {
        var taken = await NamesAsync("SELECT nspname FROM pg_namespace", cancellation);
        var kept = Enumerable.Range(1, int.MaxValue).Select(KeptAs).First(name => !taken.Contains(name, StringComparer.Ordinal));
        var stood = await NamesAsync("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", cancellation) is not [];
        await ExecuteAsync(stood ? $"ALTER SCHEMA public RENAME TO {kept}; CREATE SCHEMA public" : "CREATE SCHEMA IF NOT EXISTS public", cancellation);
        try
        {
            await tools.RunAsync(
                "pg_restore", $"{copy} could not be restored (nothing was changed)", CancellationToken.None,
                $"--dbname={tools.Database}", "--schema=public", "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", copy);
        }
        catch (BackupException) when (stood)
        {
            await ExecuteAsync($"DROP SCHEMA public CASCADE; ALTER SCHEMA {kept} RENAME TO public", CancellationToken.None);
            throw;
        }

        return stood ? $"the schema {kept}" : null;
    }

    private string KeptAs(int number) => string.Create(CultureInfo.InvariantCulture, $"{Replaced}{clock.GetUtcNow():yyyyMMdd_HHmmss}{(number == 1 ? "" : $"_{number}")}");

    private async Task<List<string>> NamesAsync(string sql, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        List<string> names = [];
        while (await reader.ReadAsync(cancellation))
            names.Add(reader.GetString(0));
        return names;
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
