using Lublin.Startups.Web.Enrolment;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>What the address of a list asks for; anything it does not know asks for nothing.</summary>
/// <param name="Filter">Which people.</param>
/// <param name="From">Where the page begins.</param>
/// <param name="Year">For the list of a year.</param>
public sealed record PeopleAsked(PeopleFilter Filter, PageKey? From, int? Year)
{
    private const int FirstYear = 2020;
    private const int LongestSearch = 254;

    public static PeopleAsked Of(IQueryCollection query) => new(
        new(
            Known<EnrolmentState>(query["status"]),
            Known<Needs>(query["potrzeba"]) is { } need and not Needs.None ? need : null,
            Known<Situation>(query["sytuacja"]),
            Known<MailTrouble>(query["poczta"]),
            query["szukaj"].ToString() is { Length: > 0 and <= LongestSearch } search ? search : null),
        PageKey.Parse(query["od"]),
        int.TryParse(query["rok"], out var year) && year is >= FirstYear and < 3000 ? year : null);

    /// <summary>The address's query for another page of the same list; begins with <c>?</c>.</summary>
    public string QueryFrom(PageKey? from) => QueryString.Create(
        new (string Name, string? Value)[]
        {
            ("rok", Year?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("status", Filter.State?.ToString()),
            ("potrzeba", Filter.Need?.ToString()),
            ("sytuacja", Filter.Situation?.ToString()),
            ("poczta", Filter.Mail?.ToString()),
            ("szukaj", Filter.Search),
            ("od", from?.ToString()),
        }.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value))).ToString();

    private static T? Known<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var known) && Enum.IsDefined(known) ? known : null;
}
