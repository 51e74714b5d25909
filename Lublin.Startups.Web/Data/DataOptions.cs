using System.ComponentModel.DataAnnotations;

namespace Lublin.Startups.Web.Data;

/// <summary>Settings of the section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>How many connections to PostgreSQL one instance may hold open.</summary>
    [Range(2, 500)]
    public int MaxConnections { get; set; } = 50;
}

public enum DatabaseProvider
{
    Sqlite,
    Postgres,
}

/// <summary>Where the embedded database and undelivered development mail lie.</summary>
public sealed class DataFolder(string path)
{
    public string Path { get; } = path;

    public string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);
}
