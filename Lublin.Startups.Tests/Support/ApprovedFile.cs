namespace Lublin.Startups.Tests.Support;

/// <summary>Compares a text with a checked-in file that a person has approved.</summary>
public static class ApprovedFile
{
    /// <summary>Demands that <paramref name="text"/> is what <paramref name="path"/> (below the test project) holds. Otherwise the text is
    /// written beside it with the ending <c>.received</c>, to be looked at and renamed, and the first lines that differ are told.</summary>
    public static void Demand(string text, string path)
    {
        var approved = Path.Combine(Tree.Root, "Lublin.Startups.Tests", path);
        var wanted = File.Exists(approved) ? Lines(File.ReadAllText(approved)) : [];
        var got = Lines(text);
        if (wanted.SequenceEqual(got, StringComparer.Ordinal))
            return;

        File.WriteAllText(approved + ".received", text);
        var differences = Enumerable.Range(0, Math.Max(wanted.Length, got.Length))
            .Where(line => !string.Equals(wanted.ElementAtOrDefault(line), got.ElementAtOrDefault(line), StringComparison.Ordinal))
            .Take(5)
            .Select(line => $"line {line + 1}\n  approved: {wanted.ElementAtOrDefault(line) ?? "(none)"}\n  received: {got.ElementAtOrDefault(line) ?? "(none)"}");
        throw new InvalidOperationException($"{path} is not what was approved (see {path}.received):\n{string.Join('\n', differences)}");
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
