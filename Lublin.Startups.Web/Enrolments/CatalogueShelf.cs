using System.Collections.Concurrent;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>
/// The catalogue of each kind with its seats, read once and kept while nothing was written and nothing changed by the clock: many pages and filters are made of one reading.
/// </summary>
public sealed class CatalogueShelf(DataVersion version)
{
    private readonly ConcurrentDictionary<ProgrammeKind, Kept> kept = [];

    /// <summary>What can still be joined or will be: editions that have not begun.</summary>
    public async ValueTask<Catalogue> CatalogueAsync(StartupsDb db, ProgrammeKind kind, DateTimeOffset now)
    {
        var read = version.Current;
        if (kept.TryGetValue(kind, out var good) && good.IsGoodAt(read, now))
            return good.Catalogue;
        var all = await db.CatalogueAsync(kind, now);
        var catalogue = all with { Cards = [.. all.Cards.Where(card => card.Edition.Window.FirstStart > now)] };
        kept[kind] = new(read, now, catalogue);
        return catalogue;
    }

    private sealed record Kept(long Version, DateTimeOffset From, Catalogue Catalogue)
    {
        public bool IsGoodAt(long version, DateTimeOffset now) => Version == version && From <= now && (Catalogue.Until is null || now < Catalogue.Until);
    }
}
