using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Pages.Lectures;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Offers;

/// <summary>All dates that have not begun, the next ones first.</summary>
[CachedPage(TrainingFilter.Word, TrainingFilter.Language, TrainingFilter.Level, TrainingFilter.Form, TrainingFilter.Time, TrainingFilter.Seats, TrainingFilter.Page)]
public sealed class IndexModel(StartupsDb db, CatalogueShelf shelf, CatalogueRows words, TimeProvider clock) : PageModel
{
    private const int RowsOnPage = 30;
    private const int MostLectures = 10;

    public KindFacts Kind => HttpContext.Kind();

    public TrainingFilter Filter { get; private set; } = null!;

    /// <summary>All dates, before filters.</summary>
    public IReadOnlyList<EditionCard> All { get; private set; } = [];

    /// <summary>The rows of this page.</summary>
    public IReadOnlyList<CatalogueRow> Rows { get; private set; } = [];

    /// <summary>Lectures to come in which the word is found; none while no word is looked for.</summary>
    public IReadOnlyList<EditionCard> Lectures { get; private set; } = [];

    /// <summary>How many rows the filters leave, on all pages.</summary>
    public int Found { get; private set; }

    /// <summary>Whether what is held in the page's language stands before the rest, out of the order of dates.</summary>
    public bool HasOwnFirst { get; private set; }

    public int Pages => (Found + RowsOnPage - 1) / RowsOnPage;
    public int PageNumber { get; private set; } = 1;

    public async Task OnGetAsync()
    {
        var life = PageLife.Of(HttpContext);
        var now = clock.GetUtcNow();
        life.UntilMidnight(now);
        Filter = new(Request.Query);
        var catalogue = await shelf.CatalogueAsync(db, Kind.Of, now);
        life.Until(catalogue.Until);
        All = catalogue.Cards;
        var rows = words.Of(Kind.Of, catalogue, now);
        var found = Filter.Count == 0 ? rows : [.. rows.Where(row => Filter.Lets(row.Card))];
        Found = found.Count;
        PageNumber = Math.Clamp(Filter.PageNumber, 1, Math.Max(1, Pages));
        HasOwnFirst = Languages.Current != Languages.Polish && found.Any(row => row.Card.IsInPagesLanguage()) && found.Any(row => !row.Card.IsInPagesLanguage());
        if (Filter.Query.Length > 0)
        {
            var lectures = await shelf.OpenLecturesAsync(db, now);
            life.Until(lectures.Until);
            Lectures = [.. lectures.Cards.Where(Filter.IsWordIn).Take(MostLectures)];
        }

        Rows = [.. found.Skip((PageNumber - 1) * RowsOnPage).Take(RowsOnPage)];
    }
}
