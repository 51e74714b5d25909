using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Histories;

/// <summary>Everything that happened: who, when, what, before and after; the newest first.</summary>
public sealed class IndexModel(StartupsDb db, HistoryBook book) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public HistoryFilter Filter { get; set; } = new();

    [BindProperty(Name = "przed", SupportsGet = true)]
    public long? Before { get; set; }

    public IReadOnlyList<HistoryLine> Lines { get; private set; } = [];

    /// <summary>The key to ask for older rows by; null when there are none.</summary>
    public long? Next { get; private set; }

    /// <summary>Members of staff, as rows name them and by name.</summary>
    public IReadOnlyList<(string Actor, string Name)> Staff { get; private set; } = [];

    /// <inheritdoc cref="HistoryBook.Verbs"/>
    public IReadOnlyList<(string Subject, string Verb)> Verbs => book.Verbs;

    public async Task OnGetAsync()
    {
        var staff = await db.Staff.OrderBy(each => each.Name).Select(each => new { each.Id, each.Name }).ToListAsync();
        Staff = [.. staff.Select(each => (Actor.Staff(each.Id), each.Name))];
        var rows = Filter.Of(db.History.AsNoTracking());
        if (Before is not null)
            rows = rows.Where(row => row.Id < Before);
        var found = await rows.OrderByDescending(row => row.Id).Take(PageSize + 1).ToListAsync();
        Lines = await book.InWordsAsync([.. found.Take(PageSize)]);
        Next = found.Count > PageSize ? Lines[^1].Id : null;
    }

    public string Words(string subject, string verb) => book.Verb(subject, verb);

    public string PathTo(long? before = null) => Url.Content("~" + Links.Office.History + Filter.Query(before));
}
