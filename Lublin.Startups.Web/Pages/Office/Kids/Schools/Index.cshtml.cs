using System.Globalization;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui.Forms;
using Lublin.Startups.Web.Ui.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Schools;

/// <summary>The schools of the city, with the groups of the season, and a file of the register to take in.</summary>
[RequestSizeLimit(MostSent)]
[RequestFormLimits(MultipartBodyLengthLimit = MostSent)]
public sealed class IndexModel(StartupsDb db, RegisterDesk desk, IStringLocalizer<SchoolsTexts> texts) : SeasonPage(db), IReshow
{
    // Far more than a file may have, so that the page itself can say that it is too much.
    private const int MostSent = 64 * 1024 * 1024;
    private const int Longest = 100;
    private readonly StartupsDb db = db;

    [FromQuery(Name = "szukaj")]
    public string? Query { get; set; }

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    [BindProperty(Name = "plik")]
    public IFormFile? Sent { get; set; }

    public IReadOnlyList<School> Schools { get; private set; } = [];

    /// <summary>How many groups each has that has any.</summary>
    public IReadOnlyDictionary<long, int> Groups { get; private set; } = new Dictionary<long, int>();

    public IReadOnlyList<RegisterFault> Faults { get; private set; } = [];

    public RegisterChange? Change { get; private set; }

    public string? FileError => ModelState["plik"] is { Errors: [var error, ..] } ? error.ErrorMessage : null;

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Sent is null)
            return await RefusedAsync("File.Missing");
        await using var stream = Sent.OpenReadStream();
        if (await SheetFile.ReadAsync(stream, cancellation) is not SheetReading.Table(var rows))
            return await RefusedAsync("File.Unreadable");
        var file = RegisterFile.Of(rows);
        if (file.Missing.Count > 0)
            return await RefusedAsync("File.Columns", string.Join(", ", file.Missing));
        if (file.Faults.Count > 0)
        {
            Faults = file.Faults;
            return await RefusedAsync("File.Faults", file.Faults.Count);
        }

        if (file.Rows.Count == 0)
            return await RefusedAsync("File.Empty");
        Change = await desk.ImportAsync(file.Rows, User.Actor());
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> ReshowAsync()
    {
        await LoadAsync();
        return Page();
    }

    private async Task<IActionResult> RefusedAsync(string why, params object[] named)
    {
        ModelState.AddModelError("plik", texts[why, named]);
        return await ReshowAsync();
    }

    private async Task LoadAsync()
    {
        var (word, season) = (Letters.Fold((Query ?? "").Trim() is { Length: > Longest } far ? far[..Longest] : (Query ?? "").Trim()), Season.EditionId);
        var isNumber = int.TryParse(Query?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var rspo);
        Schools = await db.Schools.AsNoTracking().Where(school => word == "" || school.NameKey.Contains(word) || (isNumber && school.Rspo == rspo)).OrderBy(school => school.Name).ThenBy(school => school.Id).ToListAsync();
        Groups = await db.SchoolGroups.Where(group => group.EditionId == season && group.EnrolmentId != null).GroupBy(group => group.SchoolId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count);
    }
}
