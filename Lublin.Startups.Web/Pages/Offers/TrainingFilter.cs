using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Pages.Shared;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.WebUtilities;

namespace Lublin.Startups.Web.Pages.Offers;

/// <summary>What a visitor wants of the list, read from the address; what is not ours is ignored.</summary>
public sealed class TrainingFilter : ChoiceFilter<EditionCard>
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

    private readonly string folded;

    public TrainingFilter(IQueryCollection query) : base(query, Groups)
    {
        var word = query[Word].ToString().Trim();
        Query = word.Length > LongestWord ? word[..LongestWord] : word;
        folded = Letters.Fold(Query);
        PageNumber = int.TryParse(query[Page], out var page) && page > 1 ? page : 1;
    }

    /// <summary>The tick boxes: what each asks of a row.</summary>
    public static IReadOnlyList<FilterGroup<EditionCard>> Groups { get; } =
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

    public override int Count => base.Count + (Query.Length > 0 ? 1 : 0);

    /// <summary>Whether its texts have the word that is looked for; with no word they all do.</summary>
    public bool IsWordIn(EditionCard card) => folded.Length == 0 || IsFoundIn(card.Edition.Title) || IsFoundIn(card.Edition.Lead);

    public override bool Lets(EditionCard card) => IsWordIn(card) && base.Lets(card);

    /// <summary>The address of another page of the same list.</summary>
    public string OnPage(string path, int page)
    {
        var address = Address(path, (_, _) => true);
        return page > 1 ? QueryHelpers.AddQueryString(address, Page, page.ToString(CultureInfo.InvariantCulture)) : address;
    }

    protected override IEnumerable<(string Name, string Value)> Pairs() => Query.Length > 0 ? [(Word, Query), .. base.Pairs()] : base.Pairs();

    private bool IsFoundIn(LocalText text) => text.Any(wording => Letters.Fold(wording).Contains(folded, StringComparison.Ordinal));
}
