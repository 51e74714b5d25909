using System.Globalization;
using CsvHelper;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace Lublin.Startups.Web.Pages.Office.Histories;

/// <summary>The history as a file that spreadsheets open, sent while it is read; that somebody took it is noted first, and stands in it.</summary>
public sealed class ExportModel(StartupsDb db, HistoryBook book, Writer writer, TimeProvider clock) : PageModel
{
    private const int AtOnce = 500;

    // As a Polish spreadsheet opens it; what one would take for a formula begins with an apostrophe.
    private static readonly CsvWriterOptions Format = new() { Separator = ';', WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    [BindProperty(SupportsGet = true)]
    public HistoryFilter Filter { get; set; } = new();

    public RedirectResult OnGet() => Redirect(Url.Content("~" + Links.Office.History + Filter.Query()));

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<HistoryTexts> texts, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var rows = await Filter.Of(db.History).CountAsync(cancellation);
        await writer.CommitAsync(db, showsOnPages: false, cancellation: cancellation, command: () =>
        {
            db.Add(new History("history", 0, "Exported", User.Actor(), now, string.Create(CultureInfo.InvariantCulture, $$"""{"rows":{{rows}}}""")));
            return Task.CompletedTask;
        });
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"historia-{DateText.Iso(Warsaw.DateOf(now))}.csv" }.ToString();
        await using var csv = CsvWriter.Create(Response.Body, Format, leaveOpen: true);
        await WriteAsync(csv, texts, cancellation);
        return new EmptyResult();
    }

    private async Task WriteAsync(CsvWriter csv, IStringLocalizer texts, CancellationToken cancellation)
    {
        await WriteRowAsync(csv, "Id", texts["Col.When"], texts["Col.Who"], texts["Col.What"], texts["Col.Subject"], texts["Col.Change"], texts["Col.Reason"]);
        // The newest first, page by page: rows that are added meanwhile are newer than all of them.
        for (long? before = null; ;)
        {
            var rows = Filter.Of(db.History.AsNoTracking());
            if (before is { } key)
                rows = rows.Where(row => row.Id < key);
            var page = await rows.OrderByDescending(row => row.Id).Take(AtOnce).ToListAsync(cancellation);
            foreach (var line in await book.InWordsAsync(page))
                await WriteRowAsync(csv, line.Id.ToString(CultureInfo.InvariantCulture), DateText.Iso(line.At), line.Who, line.What, line.Subject, string.Join("; ", line.Changes), line.Reason);
            if (page.Count < AtOnce)
                return;
            before = page[^1].Id;
        }
    }

    private static async Task WriteRowAsync(CsvWriter csv, params IEnumerable<string?> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(cell ?? "");
        await csv.EndRecordAsync();
    }
}
