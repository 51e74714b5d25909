namespace Lublin.Startups.Web.Data.Backups;

/// <summary>A file that gets its name only when it is finished; until then, and if it never is, nobody takes it for a backup.</summary>
internal sealed class BackupFile : IDisposable
{
    private static readonly string[] Companions = ["", "-journal", "-wal", "-shm"];

    private BackupFile(string target)
    {
        Target = target;
        Draft = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}");
    }

    public string Target { get; }

    /// <summary>Where it is written: an empty file, beside its place, that only its owner may read.</summary>
    public string Draft { get; }

    /// <summary>A file whose name is free.</summary>
    /// <exception cref="BackupException">There is such a file already, or the folder is missing or closed.</exception>
    public static BackupFile BeginNew(string file)
    {
        if (File.Exists(file) || Directory.Exists(file))
            throw new BackupException($"{Path.GetFullPath(file)} is there already: choose another name.");
        return Begin(file);
    }

    /// <summary>A file whose name will be free when it is finished.</summary>
    /// <exception cref="BackupException">The folder is missing or closed.</exception>
    public static BackupFile Begin(string file)
    {
        var begun = new BackupFile(Path.GetFullPath(file));
        try
        {
            Create(begun.Draft);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"{Path.GetDirectoryName(begun.Target)} cannot be written: it has to be there, and this user has to have the right to write there.", failure);
        }

        return begun;
    }

    /// <summary>Makes sure that the draft outlives a power cut, and gives it its name.</summary>
    /// <returns>How long it is, in bytes.</returns>
    public long Finish()
    {
        using (var written = File.OpenHandle(Draft, FileMode.Open, FileAccess.ReadWrite))
            RandomAccess.FlushToDisk(written);
        File.Move(Draft, Target);
        return new FileInfo(Target).Length;
    }

    public void Dispose()
    {
        foreach (var companion in Companions)
            File.Delete(Draft + companion);
    }

    private static void Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(path, options).Dispose();
    }
}
