using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Lublin.Startups.Web.Data.Backups;

/// <summary>
/// Copies of the embedded database, one file each. A copy is what one reading transaction sees, so nobody who writes waits for it; its tables are counted in
/// that same transaction and again in the finished file. It goes to the disk piece by piece with a rest after each: written out at once, everybody's commits would wait behind it.
/// </summary>
internal sealed class SqliteBackups(StartupsDb db, TimeProvider clock) : IBackups
{
    private const int Busy = 5;
    private const int PatienceSeconds = 2;
    private const int PiecePages = 64;
    private static readonly string[] Companions = ["", "-wal", "-shm", "-journal"];

    private readonly string live = Path.GetFullPath(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource);

    public Task<WrittenBackup> WriteAsync(string file, CancellationToken cancellation = default) => Task.Run(() => Write(file), cancellation);

    public Task<RestoredBackup> RestoreAsync(string file, bool over, CancellationToken cancellation = default) => Task.Run(() => Restore(file, over), cancellation);

    private WrittenBackup Write(string file)
    {
        if (!File.Exists(live))
            throw new BackupException($"There is no database at {live}: set DataDirectory to the folder in which the program keeps it.");
        using var backup = BackupFile.BeginNew(file);
        try
        {
            var counted = CopyTo(backup.Draft);
            var copy = SqliteCopy.Read(backup.Draft, "The copy");
            if (!copy.Rows.OrderBy(table => table.Key, StringComparer.Ordinal).SequenceEqual(counted.OrderBy(table => table.Key, StringComparer.Ordinal)))
                throw new BackupException("The copy does not hold as many rows as were counted while it was made. Nothing was kept of it.");
            return new(backup.Target, backup.Finish(), copy.ToString());
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"The backup could not be written: {failure.Message.TrimEnd('.')}. Nothing was kept of it.", failure);
        }
    }

    private IReadOnlyDictionary<string, long> CopyTo(string draft)
    {
        using var source = SqliteCopy.Open(live);
        using var copy = SqliteCopy.Open(draft);
        using var seen = source.BeginTransaction(deferred: true);
        var counted = SqliteCopy.CountRows(source);
        // Nothing of a draft is worth rolling back, and what is kept in memory reaches the disk only at the end.
        SqliteCopy.Execute(copy, $"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size={PiecePages}");
        CopyInPieces(source, copy, draft);
        // A copy is one file: it needs none beside it.
        SqliteCopy.Execute(copy, "PRAGMA journal_mode=DELETE");
        return counted;
    }

    private static void CopyInPieces(SqliteConnection source, SqliteConnection copy, string draft)
    {
        using var written = File.OpenHandle(draft, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        using var backup = raw.sqlite3_backup_init(copy.Handle, "main", source.Handle, "main");
        int result;
        do
        {
            var started = Stopwatch.GetTimestamp();
            result = raw.sqlite3_backup_step(backup, PiecePages);
            RandomAccess.FlushToDisk(written);
            Thread.Sleep(Stopwatch.GetElapsedTime(started));
        }
        while (result == raw.SQLITE_OK);
        if (result != raw.SQLITE_DONE)
            SqliteException.ThrowExceptionForRC(result, copy.Handle);
    }

    private RestoredBackup Restore(string file, bool over)
    {
        var source = Path.GetFullPath(file);
        if (!File.Exists(source))
            throw new BackupException($"There is no file {source}.");
        if (new FileInfo(source + "-wal") is { Exists: true, Length: > 0 })
            throw new BackupException($"{source} was copied beside a running program and lacks what stands in {source}-wal: use a copy made by the verb backup. Nothing was changed.");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(live)!);
            using var ready = BackupFile.Begin(live);
            using (var from = File.OpenRead(source))
            using (var to = File.OpenWrite(ready.Draft))
                from.CopyTo(to);
            var copy = SqliteCopy.Read(ready.Draft, source);
            var missing = Compare(copy, source);
            if (File.Exists(live) && !over)
                DemandEmpty();
            return new(copy.ToString(), Replace(ready), missing);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"{source} could not be restored: {failure.Message.TrimEnd('.')}. Nothing was changed.", failure);
        }
    }

    /// <summary>Whether the copy has yet to be brought to this program.</summary>
    private bool Compare(SqliteCopy copy, string source)
    {
        var known = db.Database.GetMigrations().ToList();
        if (!copy.Migrations.Intersect(known, StringComparer.Ordinal).Any())
            throw new BackupException($"{source} is a database, but not of this program. Nothing was changed.");
        if (copy.Migrations.Except(known, StringComparer.Ordinal).Max(StringComparer.Ordinal) is { } unknown)
            throw new BackupException($"{source} is newer than this program (it knows {unknown}): restore it with the newer program. Nothing was changed.");
        if (OwnTables.Missing(db, copy.Migrations, copy.Rows.Keys) is [var table, ..])
            throw new BackupException($"{source} is a database, but not of this program: it has no table {table}. Nothing was changed.");
        return known.Except(copy.Migrations, StringComparer.Ordinal).Any();
    }

    private void DemandEmpty()
    {
        const string Told = "say --over to put the backup in its place; it will be kept beside it. Nothing was changed.";
        if (Present() is not { } present)
            throw new BackupException($"The database at {live} cannot be read: {Told}");
        if (present.Migrations.Except(db.Database.GetMigrations(), StringComparer.Ordinal).Max(StringComparer.Ordinal) is { } unknown)
            throw new BackupException($"The database at {live} is newer than this program (it knows {unknown}): {Told}");
        if (present.HasContents)
            throw new BackupException($"The database at {live} is not empty ({present}): {Told}");
    }

    private SqliteCopy? Present()
    {
        try
        {
            return SqliteCopy.Read(live, live);
        }
        catch (BackupException)
        {
            return null;
        }
    }

    private string? Replace(BackupFile ready)
    {
        if (!File.Exists(live))
        {
            ready.Finish();
            return null;
        }

        DemandUnused();
        var kept = Enumerable.Range(1, int.MaxValue).Select(KeptAs).First(name => !File.Exists(name));
        Rename(live, kept);
        try
        {
            ready.Finish();
            return kept;
        }
        catch (IOException)
        {
            Rename(kept, live);
            throw;
        }
    }

    private string KeptAs(int number) => string.Create(CultureInfo.InvariantCulture, $"{live}.replaced-{clock.GetUtcNow():yyyyMMdd-HHmmss}{(number == 1 ? "" : $"-{number}")}");

    // Only with nobody else at it can the database leave the mode in which it is written; that also writes back what stands beside it.
    private void DemandUnused()
    {
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        try
        {
            using var alone = SqliteCopy.Open(live, PatienceSeconds);
            SqliteCopy.Execute(alone, "PRAGMA journal_mode=DELETE");
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode == Busy)
        {
            throw new BackupException($"The database at {live} is in use: stop the program first. Nothing was changed.", busy);
        }
        catch (SqliteException)
        {
            // Damaged, perhaps the very reason to restore: it is put aside as it is.
        }
    }

    private static void Rename(string from, string to)
    {
        foreach (var companion in Companions.Where(companion => File.Exists(from + companion)))
            File.Move(from + companion, to + companion);
    }
}
