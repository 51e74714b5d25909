using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.WebUtilities;

namespace Lublin.Startups.Web.Pages.Offers;

/// <summary>What a visitor wants of the list, read from the address; what is not ours is ignored.</summary>
public sealed class TrainingFilter
{
    public const string Word = "q";
    public const string Language = "jezyk";
    public const string Level = "poziom";
    public const string Form = "forma";
    public const string Time = "pora";
    public const string Seats = "miejsca";
    public const string Page = "strona";
    private const int LongestWord = 100;
    private static readonly TimeOnly Noon = new(12, 0);
    private static readonly TimeOnly Afternoon = new(16, 0);

    private readonly Dictionary<string, List<string>> chosen = new(StringComparer.Ordinal);
    private readonly string folded;

    public TrainingFilter(IQueryCollection query)
    {
        var word = query[Word].ToString().Trim();
        Query = word.Length > LongestWord ? word[..LongestWord] : word;
        folded = Letters.Fold(Query);
        foreach (var group in Groups)
        {
            var known = group.Options.Where(option => query[group.Name].Contains(option.Value, StringComparer.Ordinal)).Select(option => option.Value).ToList();
            if (known.Count > 0)
                chosen[group.Name] = known;
        }

        PageNumber = int.TryParse(query[Page], out var page) && page > 1 ? page : 1;
    }

    /// <summary>The tick boxes: what each asks of a row.</summary>
    public static IReadOnlyList<FilterGroup> Groups { get; } =
    [
        new(Language, "Filter.Language",
        [
            new("pl", "Language.pl", card => card.Edition.Language is "pl"),
            new("en", "Language.en", card => card.Edition.Language is "en"),
            new("uk", "Language.uk", card => card.Edition.Language is "uk"),
        ]),
        new(Level, "Filter.Level",
        [
            new("podstawowy", "Level.Basic", card => card.Edition.Level == ProgrammeLevel.Basic),
            new("sredni", "Level.Intermediate", card => card.Edition.Level == ProgrammeLevel.Intermediate),
            new("zaawansowany", "Level.Advanced", card => card.Edition.Level == ProgrammeLevel.Advanced),
        ]),
        new(Form, "Filter.Form",
        [
            new("na-miejscu", "Filter.OnSpot", card => !card.Edition.IsOnline),
            new("online", "Filter.Online", card => card.Edition.IsOnline),
        ]),
        new(Time, "Filter.Time",
        [
            new("rano", "Filter.Morning", card => card.Edition.First.Start < Noon),
            new("dzien", "Filter.Day", card => card.Edition.First.Start >= Noon && card.Edition.First.Start < Afternoon),
            new("wieczor", "Filter.Evening", card => card.Edition.First.Start >= Afternoon),
        ]),
        new(Seats, "Filter.Seats", [new("wolne", "Filter.Free", card => card.HasSeat)]),
    ];

    /// <summary>The word looked for, as typed; empty when none.</summary>
    public string Query { get; }

    /// <summary>From 1.</summary>
    public int PageNumber { get; }

    /// <summary>How many filters are on.</summary>
    public int Count => chosen.Values.Sum(values => values.Count) + (Query.Length > 0 ? 1 : 0);

    public bool Has(string group, string value) => chosen.TryGetValue(group, out var values) && values.Contains(value, StringComparer.Ordinal);

    /// <summary>Whether its texts have the word that is looked for; with no word they all do.</summary>
    public bool IsWordIn(EditionCard card) => folded.Length == 0 || IsFoundIn(card.Edition.Title) || IsFoundIn(card.Edition.Lead);

    public bool Lets(EditionCard card) =>
        IsWordIn(card)
        && Groups.All(group => !chosen.ContainsKey(group.Name) || group.Options.Any(option => Has(group.Name, option.Value) && option.Lets(card)));

    /// <summary>The address of the same list with this filter taken away.</summary>
    public string Without(string path, string group, string value) => Address(path, (name, kept) => !string.Equals(name, group, StringComparison.Ordinal) || !string.Equals(kept, value, StringComparison.Ordinal), 1);

    /// <summary>The address of another page of the same list.</summary>
    public string OnPage(string path, int page) => Address(path, (_, _) => true, page);

    private bool IsFoundIn(LocalText text) => text.Any(wording => Letters.Fold(wording).Contains(folded, StringComparison.Ordinal));

    private string Address(string path, Func<string, string, bool> keeps, int page)
    {
        List<(string Name, string Value)> all = [(Word, Query)];
        all.AddRange(chosen.SelectMany(group => group.Value.Select(value => (group.Key, value))));
        all.RemoveAll(pair => pair.Value.Length == 0 || !keeps(pair.Name, pair.Value));
        if (page > 1)
            all.Add((Page, page.ToString(CultureInfo.InvariantCulture)));
        return QueryHelpers.AddQueryString(path, all.Select(pair => KeyValuePair.Create<string, string?>(pair.Name, pair.Value)));
    }
}

/// <summary>Tick boxes under one legend: any of them will do.</summary>
public sealed record FilterGroup(string Name, string TextKey, IReadOnlyList<FilterOption> Options);

public sealed record FilterOption(string Value, string TextKey, Func<EditionCard, bool> Lets);
