using Microsoft.AspNetCore.WebUtilities;

namespace Lublin.Startups.Web.Pages.Shared;

/// <summary>Which tick boxes of a list's filter are on, read from the address; what is not ours is ignored.</summary>
public abstract class ChoiceFilter<T>
{
    private readonly IReadOnlyList<FilterGroup<T>> groups;
    private readonly Dictionary<string, List<string>> chosen = new(StringComparer.Ordinal);

    protected ChoiceFilter(IQueryCollection query, IReadOnlyList<FilterGroup<T>> groups)
    {
        this.groups = groups;
        foreach (var group in groups)
        {
            var known = group.Options.Where(option => query[group.Name].Contains(option.Value, StringComparer.Ordinal)).Select(option => option.Value).ToList();
            if (known.Count > 0)
                chosen[group.Name] = known;
        }
    }

    /// <summary>How many filters are on.</summary>
    public virtual int Count => chosen.Values.Sum(values => values.Count);

    public bool Has(string group, string value) => chosen.TryGetValue(group, out var values) && values.Contains(value, StringComparer.Ordinal);

    public virtual bool Lets(T row) => groups.All(group => !chosen.ContainsKey(group.Name) || group.Options.Any(option => Has(group.Name, option.Value) && option.Lets(row)));

    /// <summary>Whether any box of a group is on.</summary>
    public bool Asks(string group) => chosen.ContainsKey(group);

    /// <summary>The address of the same list with this filter taken away.</summary>
    public string Without(string path, string group, string value) =>
        Address(path, (name, kept) => !string.Equals(name, group, StringComparison.Ordinal) || !string.Equals(kept, value, StringComparison.Ordinal));

    protected virtual IEnumerable<(string Name, string Value)> Pairs() => chosen.SelectMany(group => group.Value.Select(value => (group.Key, value)));

    protected string Address(string path, Func<string, string, bool> keeps) =>
        QueryHelpers.AddQueryString(path, Pairs().Where(pair => keeps(pair.Name, pair.Value)).Select(pair => KeyValuePair.Create<string, string?>(pair.Name, pair.Value)));
}

/// <summary>Tick boxes under one legend: any of them will do.</summary>
public sealed record FilterGroup<T>(string Name, string TextKey, IReadOnlyList<FilterOption<T>> Options);

/// <param name="Value">In the address.</param>
/// <param name="TextKey">Its label.</param>
/// <param name="Lets">What it asks of a row.</param>
public sealed record FilterOption<T>(string Value, string TextKey, Func<T, bool> Lets);
