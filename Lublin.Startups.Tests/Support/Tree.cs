namespace Lublin.Startups.Tests.Support;

/// <summary>Where the source tree stands on this machine.</summary>
public static class Tree
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.EnumerateFiles("*.slnx").Any())
                return folder.FullName;
        }

        throw new InvalidOperationException($"No solution stands above {AppContext.BaseDirectory}.");
    }
}
