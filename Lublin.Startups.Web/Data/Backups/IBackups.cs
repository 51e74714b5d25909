namespace Lublin.Startups.Web.Data.Backups;

/// <summary>Copies of the database, to be put away and to be put back. Each of the two databases has its own way.</summary>
public interface IBackups
{
    /// <summary>Writes a copy that is whole though the program runs, reads it again, and only then gives it its name.</summary>
    /// <param name="file">A name that nobody has yet, in a folder that is there. Only its owner may read the file.</param>
    /// <exception cref="BackupException">Why not; nothing is left behind.</exception>
    Task<WrittenBackup> WriteAsync(string file, CancellationToken cancellation = default);

    /// <summary>Puts a copy in the place of the database; what was there is kept beside it.</summary>
    /// <param name="over">Also over a database that has something in it, or is newer than this program.</param>
    /// <exception cref="BackupException">Why not; nothing has changed.</exception>
    Task<RestoredBackup> RestoreAsync(string file, bool over, CancellationToken cancellation = default);
}

/// <summary>A copy that was written and read again.</summary>
/// <param name="File">Its whole path.</param>
/// <param name="Contents">How much is in it, in words, without personal data.</param>
public sealed record WrittenBackup(string File, long Bytes, string Contents);

/// <summary>A copy that is the database now.</summary>
/// <param name="Contents">How much is in it, in words.</param>
/// <param name="Replaced">What the database before is called now; null when there was none.</param>
/// <param name="Older">Whether it has yet to be brought to this program.</param>
public sealed record RestoredBackup(string Contents, string? Replaced, bool Older);

/// <summary>Why a copy cannot be written or put back, in one sentence or two that say what to do.</summary>
public sealed class BackupException : Exception
{
    public BackupException()
    {
    }

    public BackupException(string message) : base(message)
    {
    }

    public BackupException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
