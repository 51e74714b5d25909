using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.LegalVersions;

/// <summary>Terms and notices with all their versions, and which of them stood on any day.</summary>
public sealed class IndexModel(StartupsDb db, LegalTexts texts, LegalDesk desk, TimeProvider clock) : PageModel
{
    /// <summary>Asks which versions stood on that day.</summary>
    [BindProperty(Name = "dzien", SupportsGet = true)]
    public DateOnly? Day { get; set; }

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public DateOnly Asked => Day ?? Warsaw.Today(clock);
    public IReadOnlyList<LegalKindRow> Kinds { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var written = await db.LegalVersions.Select(version => new { version.Id, version.Kind, version.Name }).ToListAsync();
        var ids = written.ToDictionary(version => (version.Kind, version.Name), version => version.Id);
        var relied = await desk.ReliancesAsync();
        Kinds = [.. Enum.GetValues<LegalTextKind>().Select(kind => new LegalKindRow(
            kind,
            texts.Current(kind, Asked, Languages.Polish.Code),
            [.. texts.All(kind).GroupBy(text => text.Version, StringComparer.Ordinal).Select(version => new LegalVersionRow(
                version.First(text => string.Equals(text.Lang, Languages.Polish.Code, StringComparison.Ordinal)),
                [.. version.Select(text => text.Lang)],
                ids.TryGetValue((kind, version.Key), out var id) ? id : null,
                relied.GetValueOrDefault((kind, version.Key))))]))];
    }

    /// <summary>Whether a version may still be changed or taken back.</summary>
    public bool IsOpen(LegalVersionRow version) => version is { Id: not null, Reliances: 0 } && version.Text.ValidFrom >= desk.Earliest;
}

/// <param name="Kind">Which text.</param>
/// <param name="Stood">The version that stood on the day asked about.</param>
/// <param name="Versions">All, the newest first.</param>
public sealed record LegalKindRow(LegalTextKind Kind, LegalText Stood, IReadOnlyList<LegalVersionRow> Versions);

/// <param name="Text">In Polish.</param>
/// <param name="Languages">Codes of all that it has.</param>
/// <param name="Id">Of the office's own; null when it came with the program.</param>
/// <param name="Reliances">How many sign-ups and editions refer to it.</param>
public sealed record LegalVersionRow(LegalText Text, IReadOnlyList<string> Languages, long? Id, int Reliances);
