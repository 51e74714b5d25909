using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Lublin.Startups.Web.Data.Backups;

/// <summary>What stands in a file of the embedded database: found whole, and ours.</summary>
/// <param name="Rows">How many rows each table has.</param>
/// <param name="Migrations">Which migrations it has been through.</param>
internal sealed record SqliteCopy(IReadOnlyDictionary<string, long> Rows, IReadOnlyList<string> Migrations)
{
    private const string MigrationsTable = "__EFMigrationsHistory";
    private const int FirstFaults = 3;
    private static readonly byte[] Signature = "SQLite format 3\0"u8.ToArray();

    /// <summary>Whether somebody's work is in it.</summary>
    public bool HasContents => Rows.Any(table => table.Value > 0 && !Furniture.Holds(table.Key));

    public override string ToString() => string.Join(", ", Rows.Where(table => table.Value > 0 && !Furniture.Holds(table.Key))
        .OrderByDescending(table => table.Value).ThenBy(table => table.Key, StringComparer.Ordinal)
        .Select(table => string.Create(CultureInfo.InvariantCulture, $"{table.Key} {table.Value}")).DefaultIfEmpty("nothing but an empty database"));

    /// <summary>Reads a database file, every page of it.</summary>
    /// <param name="called">What the file is called in sentences about it.</param>
    /// <exception cref="BackupException">It is empty, no database, damaged, or not of this program.</exception>
    public static SqliteCopy Read(string file, string called)
    {
        Recognize(file, called);
        try
        {
            using var db = Open(file);
            DemandWhole(db, called);
            var rows = CountRows(db);
            if (!rows.ContainsKey(MigrationsTable))
                throw new BackupException($"{called} is a database, but not of this program. Nothing was changed.");
            return new(rows, ReadAll(db, $"SELECT \"MigrationId\" FROM \"{MigrationsTable}\" ORDER BY 1"));
        }
        catch (SqliteException failure)
        {
            throw new BackupException($"{called} is damaged: {failure.Message.TrimEnd('.')}. Nothing was changed.", failure);
        }
    }

    /// <summary>How many rows each table has, as this connection's transaction sees them.</summary>
    public static IReadOnlyDictionary<string, long> CountRows(SqliteConnection db) =>
        ReadAll(db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'").ToDictionary(
            name => name,
            name => long.Parse(ReadAll(db, $"SELECT count(*) FROM \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"").Single(), CultureInfo.InvariantCulture),
            StringComparer.Ordinal);

    // Not for reading only: when the program does not run, the first to open the database has to make the files beside it.
    public static SqliteConnection Open(string file, int patienceSeconds = 30)
    {
        var db = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = patienceSeconds }.ConnectionString);
        try
        {
            db.Open();
            return db;
        }
        catch (SqliteException)
        {
            db.Dispose();
            throw;
        }
    }

    public static void Execute(SqliteConnection db, string sql)
    {
        using var command = db.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Recognize(string file, string called)
    {
        using var content = File.OpenRead(file);
        if (content.Length == 0)
            throw new BackupException($"{called} is empty. Nothing was changed.");
        var head = new byte[Signature.Length];
        if (content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.AsSpan().SequenceEqual(Signature))
            throw new BackupException($"{called} is no database of SQLite. Nothing was changed.");
    }

    private static void DemandWhole(SqliteConnection db, string called)
    {
        if (ReadAll(db, $"PRAGMA integrity_check({FirstFaults})") is not ["ok"] and var faults)
            throw new BackupException($"{called} is damaged: {string.Join("; ", faults).ReplaceLineEndings(" ")}. Nothing was changed.");
        if (ReadAll(db, "PRAGMA foreign_key_check").Take(1).SingleOrDefault() is { } table)
            throw new BackupException($"{called} is damaged: rows of {table} belong to rows that are missing. Nothing was changed.");
    }

    private static List<string> ReadAll(SqliteConnection db, string sql)
    {
        using var command = db.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<string> all = [];
        while (reader.Read())
            all.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture) ?? "");
        return all;
    }
}

/// <summary>What the program writes by itself before anybody has worked with it.</summary>
internal static class Furniture
{
    private static readonly string[] Tables = ["__EFMigrationsHistory", "__EFMigrationsLock", "protection_keys", "job_runs", "days_off"];

    public static bool Holds(string table) => Tables.Contains(table, StringComparer.Ordinal);
}
