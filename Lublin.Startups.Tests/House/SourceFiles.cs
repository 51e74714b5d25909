using Lublin.Startups.Tests.Support;

namespace Lublin.Startups.Tests;

/// <summary>The tree's own files, for rules about them.</summary>
internal static class SourceFiles
{
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", "wwwroot", "App_Data", ".git"];

    /// <summary>Files below a folder of the tree, as paths from its root with slashes; nothing that is built, fetched or generated.</summary>
    public static IReadOnlyList<string> Below(string folder, params string[] endings) =>
        [.. Walk(Path.Combine(Tree.Root, folder))
            .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(Tree.Root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Tree.Root, file));

    public static string Text(string file) => File.ReadAllText(Path.Combine(Tree.Root, file));

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder).Where(below => !NotOurs.Contains(Path.GetFileName(below), StringComparer.Ordinal)).SelectMany(Walk));
}
