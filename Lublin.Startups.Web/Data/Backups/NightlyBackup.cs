using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Data.Backups;

/// <summary>Settings of the section <c>Backup</c>.</summary>
public sealed class BackupOptions
{
    /// <summary>Where the embedded database is copied to every night, from the data folder on; nowhere while empty.</summary>
    public string Folder { get; set; } = "";

    /// <summary>How many of those copies are kept.</summary>
    [Range(1, 1000)]
    public int Keep { get; set; } = 14;
}

/// <summary>The copies that the program makes by itself: of the embedded database only, since PostgreSQL is looked after where it runs.</summary>
public sealed class NightlyBackup(StartupsDb db, IBackups backups, IOptions<BackupOptions> options, DataFolder data)
{
    private const string Beginning = "startups-";
    private const string Ending = ".db";

    /// <summary>Makes the copy of this night, and removes those that are more than enough.</summary>
    /// <returns>What was done, counted; null when no folder is set or the database is PostgreSQL.</returns>
    /// <exception cref="BackupException">Why not; older copies are all kept.</exception>
    public async Task<string?> RunAsync(DateTimeOffset now, CancellationToken cancellation = default)
    {
        if (options.Value.Folder.Length == 0 || !db.Database.IsSqlite())
            return null;
        var folder = Path.GetFullPath(options.Value.Folder, data.Path);
        MakeFolder(folder);
        await backups.WriteAsync(Path.Combine(folder, $"{Beginning}{now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}{Ending}"), cancellation);
        var old = Directory.GetFiles(folder, $"{Beginning}*{Ending}").OrderDescending(StringComparer.Ordinal).Skip(options.Value.Keep).ToList();
        foreach (var file in old)
            File.Delete(file);
        return string.Create(CultureInfo.InvariantCulture, $"copies: 1, removed: {old.Count}");
    }

    private static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"{folder} cannot be made: set Backup__Folder to a folder that this user may write.", failure);
        }
    }
}
