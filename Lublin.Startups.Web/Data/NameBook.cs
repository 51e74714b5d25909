namespace Lublin.Startups.Web.Data;

/// <summary>Finds what is known by a name, and the names that are like one that is not known. Capitals, diacritics and doubled spaces make no difference.</summary>
public sealed class NameBook<T>
    where T : class
{
    private readonly Dictionary<string, List<T>> known;
    private readonly IReadOnlyList<(string Folded, string Name)> names;
    private readonly Dictionary<string, IReadOnlyList<string>> nearest = new(StringComparer.Ordinal);

    /// <param name="entries">Each with all its names, the one that people are shown first.</param>
    public NameBook(IEnumerable<(T Of, string[] Names)> entries)
    {
        var all = entries.ToList();
        known = all.SelectMany(entry => entry.Names.Select(name => (Name: Folded(name), entry.Of))).Where(entry => entry.Name.Length > 0).Distinct()
            .GroupBy(entry => entry.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Select(entry => entry.Of).ToList(), StringComparer.Ordinal);
        names = [.. all.SelectMany(entry => entry.Names.Select(name => (Folded: Folded(name), entry.Names[0]))).Where(each => each.Folded.Length > 0).Distinct()];
    }

    /// <summary>All that are called so: none, one, or several.</summary>
    public IReadOnlyList<T> Called(string name) => known.GetValueOrDefault(Folded(name)) ?? [];

    /// <summary>The names most like this one, the most alike first.</summary>
    public IReadOnlyList<string> Nearest(string name, int most = 3)
    {
        var wanted = Folded(name);
        if (!nearest.TryGetValue(wanted, out var found))
        {
            found = [.. names.Select(each => (each.Name, Steps: EditDistance.Between(wanted, each.Folded))).OrderBy(each => each.Steps).ThenBy(each => each.Name, StringComparer.Ordinal)
                .Select(each => each.Name).Distinct(StringComparer.Ordinal).Take(most)];
            nearest[wanted] = found;
        }

        return found;
    }

    private static string Folded(string name) => string.Join(' ', Letters.Fold(name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>How many letters have to be added, taken away or replaced to make one word of another (Levenshtein).</summary>
public static class EditDistance
{
    public static int Between(string one, string other)
    {
        var (before, row) = (new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++)
            before[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
                row[j] = Math.Min(Math.Min(row[j - 1], before[j]) + 1, before[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
            (before, row) = (row, before);
        }

        return before[other.Length];
    }
}
