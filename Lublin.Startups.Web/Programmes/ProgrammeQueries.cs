using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Programmes;

public static class ProgrammeQueries
{
    private const int LongestSlug = 100;

    /// <summary>Whether a text can be the slug of anything: what cannot need not be asked of the database.</summary>
    public static bool IsSlug(string? text) =>
        text is { Length: > 0 and <= LongestSlug } && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>The first of slug, slug-2, slug-3… that no programme has.</summary>
    public static async Task<string> FreeSlugAsync(this StartupsDb db, string slug)
    {
        var taken = await db.Programmes.Where(programme => programme.Slug.StartsWith(slug)).Select(programme => programme.Slug).ToListAsync();
        return FreeSlug(slug, taken);
    }

    /// <summary>The first of slug, slug-2, slug-3… that is not taken.</summary>
    public static string FreeSlug(string slug, IReadOnlyCollection<string> taken) =>
        Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? slug : FormattableString.Invariant($"{slug}-{n}")).First(candidate => !taken.Contains(candidate, StringComparer.Ordinal));

    /// <summary>One programme of a kind; null when there is none of that name.</summary>
    public static Task<ProgrammeSummary?> ProgrammeAsync(this StartupsDb db, ProgrammeKind kind, string slug) =>
        Summaries(db.Programmes.Where(programme => programme.Kind == kind && programme.Slug == slug)).FirstOrDefaultAsync();

    /// <summary>All programmes; one query.</summary>
    public static async Task<IReadOnlyList<ProgrammeSummary>> ProgrammesAsync(this StartupsDb db) => await Summaries(db.Programmes).ToListAsync();

    private static IQueryable<ProgrammeSummary> Summaries(IQueryable<Programme> programmes) => programmes.Select(programme => new ProgrammeSummary(
        programme.Id,
        programme.Kind,
        programme.Slug,
        programme.Title,
        programme.Lead,
        programme.Learn,
        programme.Audience,
        programme.Bring,
        programme.Level,
        programme.WithdrawnAt != null,
        programme.Editions.Any(edition => edition.PublishedAt != null)));
}
