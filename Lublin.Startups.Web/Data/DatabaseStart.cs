using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Data;

/// <summary>Makes the database fit for this program before anybody is served, or says in one sentence why it cannot.</summary>
public static class DatabaseStart
{
    /// <inheritdoc cref="MigrateAsync"/>
    public static async Task<IReadOnlyList<string>> PrepareDatabaseAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var folder = app.Services.GetRequiredService<DataFolder>();
        var done = await MigrateAsync(scope.ServiceProvider.GetRequiredService<StartupsDb>(), folder);
        foreach (var data in scope.ServiceProvider.GetServices<IBaseData>())
            await data.FillAsync();
        ExportFile.Sweep(folder);
        await app.Services.GetRequiredService<KeptFacts>().ReadAsync();
        return done;
    }

    /// <returns>The migrations that were missing; at nearly every start none.</returns>
    /// <exception cref="StartException">The folder cannot be written, the database is out of reach, or it is newer than the program.</exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(StartupsDb db, DataFolder folder, CancellationToken cancellation = default)
    {
        var sqlite = db.Database.IsSqlite();
        if (sqlite)
            EnsureWritable(folder);
        try
        {
            var applied = (await AppliedAsync(db, cancellation)).ToHashSet(StringComparer.Ordinal);
            var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
            if (applied.Except(known, StringComparer.Ordinal).Max(StringComparer.Ordinal) is { } unknown)
                throw new StartException($"The database is newer than this program (it knows {unknown}): start the newer program, or restore a backup made by this one. Nothing was changed.");
            var missing = known.Except(applied, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            // At nearly every start nothing is missing; finding that out by migrating takes a lock and compares whole models.
            if (missing.Count > 0)
                await db.Database.MigrateAsync(cancellation);
            if (sqlite)
                await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellation);
            return missing;
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException { InnerException: DbException })
        {
            var where = sqlite ? "The database in the folder DataDirectory" : "The PostgreSQL database of ConnectionStrings__Startups";
            throw new StartException($"{where} cannot be used: {failure.GetBaseException().Message.ReplaceLineEndings(" ").TrimEnd('.')}. Nothing was changed.", failure);
        }
    }

    private static async Task<IEnumerable<string>> AppliedAsync(StartupsDb db, CancellationToken cancellation) =>
        await db.Database.CanConnectAsync(cancellation) || !db.Database.IsSqlite() ? await db.Database.GetAppliedMigrationsAsync(cancellation) : [];

    private static void EnsureWritable(DataFolder folder)
    {
        try
        {
            Directory.CreateDirectory(folder.Path);
            var probe = folder.File($".probe-{Guid.NewGuid():N}");
            using (File.Create(probe, 1, FileOptions.DeleteOnClose))
            {
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The data folder {folder.Path} cannot be written: give this user the right to write there, or set DataDirectory to another folder.", failure);
        }
    }
}
