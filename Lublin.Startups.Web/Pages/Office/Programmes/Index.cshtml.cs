using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Office.Programmes;

/// <summary>All programmes with their editions, filtered and searched.</summary>
public sealed class IndexModel(StartupsDb db, TimeProvider clock) : PageModel
{
    /// <summary>What can be chosen; the first is shown when nothing is chosen.</summary>
    public static readonly string[] Filters = ["biezace", "szkice", "otwarte", "minione"];

    [FromQuery(Name = "stan")]
    public string? State { get; set; }

    [FromQuery(Name = "szukaj")]
    public string? Search { get; set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public string Filter => Filters.FirstOrDefault(filter => string.Equals(filter, State, StringComparison.Ordinal)) ?? Filters[0];
    private bool ShowsPresent => string.Equals(Filter, Filters[0], StringComparison.Ordinal);
    public IReadOnlyList<ProgrammeRow> Rows { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var editions = (await db.CardsAsync([.. (await db.EditionsAsync()).Where(IsWanted)], Now)).ToLookup(card => card.Edition.ProgrammeId);
        var wanted = Letters.Fold(Search?.Trim() ?? "");
        Rows = [.. (await db.ProgrammesAsync())
            .Where(programme => wanted.Length == 0 || programme.Title.Any(title => Letters.Fold(title).Contains(wanted, StringComparison.Ordinal)))
            .Where(programme => editions.Contains(programme.Id) || (ShowsPresent && !programme.Withdrawn))
            .Select(programme => new ProgrammeRow(
                programme,
                LanguageForm.Lacking(programme.Title, programme.Lead, programme.Learn, programme.Audience, programme.Bring),
                [.. editions[programme.Id]]))
            .OrderBy(row => Letters.Fold(row.Programme.Title.In("pl").Text), StringComparer.Ordinal)];
    }

    private bool IsWanted(EditionSummary edition) => (Filter, edition.StateAt(Now)) switch
    {
        ("szkice", EditionState.Draft) => true,
        ("otwarte", EditionState.Open) => true,
        ("minione", EditionState.Past or EditionState.Cancelled) => true,
        ("biezace", EditionState.Draft or EditionState.OpensLater or EditionState.Open or EditionState.Closed or EditionState.WithoutSignUp) => true,
        _ => false,
    };
}

/// <param name="Programme">The programme.</param>
/// <param name="Lacking">Languages in which a text is missing.</param>
/// <param name="Editions">Those that the filter lets through.</param>
public sealed record ProgrammeRow(ProgrammeSummary Programme, IReadOnlyList<string> Lacking, IReadOnlyList<EditionCard> Editions);
