using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Lectures.Import;
using Lublin.Startups.Web.Pages.Office.Editions;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Lublin.Startups.Web.Ui.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Timetable.Files;

/// <summary>A file of lectures into the working copy: sent, looked at, saved whole.</summary>
[RequestSizeLimit(MostSent)]
[RequestFormLimits(MultipartBodyLengthLimit = MostSent)]
public sealed class ImportModel(ImportDesk desk, SealedRows kept, IStringLocalizer<ImportTexts> texts) : PageModel, IReshow
{
    // Far more than a file may have, so that the page itself can say that it is too much.
    private const int MostSent = 64 * 1024 * 1024;

    [FromQuery(Name = "nowe")]
    public int? Added { get; set; }

    [FromQuery(Name = "zmienione")]
    public int? Changed { get; set; }

    [BindProperty(Name = "plik")]
    public IFormFile? Sent { get; set; }

    /// <summary>The rows that were looked at, sealed.</summary>
    [BindProperty]
    public string? Rows { get; set; }

    /// <summary>What was seen of them: <see cref="ImportPlan.Seen"/>.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>What the file would do; null while none was sent.</summary>
    public ImportPlan? Plan { get; private set; }

    /// <summary>Whether something changed since it was looked at.</summary>
    public bool IsOvertaken { get; private set; }

    public string? FileError => ModelState["plik"] is { Errors: [var error, ..] } ? error.ErrorMessage : null;

    public ConflictWords Conflicts { get; private set; } = null!;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Sent is null)
            return Refused("File.Missing");
        SheetReading reading;
        await using (var stream = Sent.OpenReadStream())
            reading = await SheetFile.ReadAsync(stream, cancellation);
        if (reading is SheetReading.Refused(var why, var where))
            return Refused($"File.{why}", where ?? "");
        var file = LectureFile.Of(((SheetReading.Table)reading).Rows);
        if (!file.IsReadable)
            return Refused(file.Missing.Count > 0 ? "File.Columns" : "File.Doubled", string.Join(", ", (file.Missing.Count > 0 ? file.Missing : file.Doubled).Select(new ImportWords(texts).Column)));
        return file.Rows.Count == 0 ? Refused("File.OnlyHeading") : await ShowAsync(file.Rows, await desk.PreviewAsync(file.Rows));
    }

    public async Task<IActionResult> OnPostSaveAsync([FromServices] LegalTexts legal, [FromServices] TimeProvider clock)
    {
        if (kept.Open(Rows, User.Actor()) is not { } rows)
            return Refused("File.Late");
        var terms = legal.Current(LegalTextKind.Terms, Warsaw.Today(clock), Languages.Polish.Code).Version;
        switch (await desk.SaveAsync(rows, Seen, terms, User.Actor()))
        {
            case ImportOutcome.Saved(var added, var changed):
                return new SeeOther(Url.Content(FormattableString.Invariant($"~{LectureLinks.Import}?nowe={added}&zmienione={changed}")));
            case ImportOutcome.Shown(var plan):
                IsOvertaken = true;
                return await ShowAsync(rows, plan);
            default:
                throw new InvalidOperationException("It is saved or shown.");
        }
    }

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(Page());

    private async Task<IActionResult> ShowAsync(IReadOnlyList<ImportRow> rows, ImportPlan plan)
    {
        (Plan, Rows) = (plan, kept.Seal(rows, User.Actor()));
        Conflicts = await HttpContext.RequestServices.GetRequiredService<ImportConflictWords>().OfAsync();
        return Page();
    }

    private PageResult Refused(string why, params object[] named)
    {
        ModelState.AddModelError("plik", texts[why, named]);
        return Page();
    }
}
