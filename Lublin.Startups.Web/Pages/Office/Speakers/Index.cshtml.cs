using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Office.Speakers;

/// <summary>Everybody who gives lectures; the archived last.</summary>
public sealed class IndexModel(StartupsDb db, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public IReadOnlyList<SpeakerRow> Speakers { get; private set; } = [];

    public async Task OnGetAsync() => Speakers = await db.SpeakerRowsAsync(clock.GetUtcNow());
}
