using Lublin.Startups.Web.Enrolments;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>What the address of a list asks for; anything it does not know asks for nothing.</summary>
/// <param name="Filter">Which people.</param>
/// <param name="Sealed">The search of the filter as it stands in addresses; null without one.</param>
/// <param name="From">Where the page begins.</param>
/// <param name="Year">For the list of a year.</param>
public sealed record PeopleAsked(PeopleFilter Filter, string? Sealed, PageKey? From, int? Year)
{
    private const int FirstYear = 2020;

    /// <summary>What an address asks for.</summary>
    public static PeopleAsked Of(IQueryCollection query, SealedSearch searches) => searches.Open(query[SealedSearch.Name]) is { } search
        ? Of(name => query[name], search, query[SealedSearch.Name])
        : Of(name => query[name], search: null, sealedText: null);

    /// <summary>What the form of a list asks for, from its first page on.</summary>
    public static PeopleAsked Of(IFormCollection form, SealedSearch searches) =>
        Of(name => form[name], form[SealedSearch.Name].ToString() is { Length: > 0 } search ? search : null, searches.Seal(form[SealedSearch.Name]));

    private static PeopleAsked Of(Func<string, string?> asked, string? search, string? sealedText) => new(
        new(
            Known<EnrolmentState>(asked("status")),
            Known<Needs>(asked("potrzeba")) is { } need and not Needs.None ? need : null,
            Known<Situation>(asked("sytuacja")),
            Known<MailTrouble>(asked("poczta")),
            search),
        sealedText,
        PageKey.Parse(asked("od")),
        int.TryParse(asked("rok"), out var year) && year is >= FirstYear and < 3000 ? year : null);

    /// <summary>The address's query for another page of the same list; begins with <c>?</c>.</summary>
    public string QueryFrom(PageKey? from) => QueryString.Create(
        new (string Name, string? Value)[]
        {
            ("rok", Year?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("status", Filter.State?.ToString()),
            ("potrzeba", Filter.Need?.ToString()),
            ("sytuacja", Filter.Situation?.ToString()),
            ("poczta", Filter.Mail?.ToString()),
            (SealedSearch.Name, Sealed),
            ("od", from?.ToString()),
        }.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value))).ToString();

    private static T? Known<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var known) && Enum.IsDefined(known) ? known : null;
}
