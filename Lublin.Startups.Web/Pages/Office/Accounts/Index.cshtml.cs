using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Office.Accounts;

/// <summary>All accounts of staff and their states.</summary>
[Authorize(Policy = Rights.Admin)]
public sealed class IndexModel(StartupsDb db, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "stan")]
    public string? State { get; set; }

    public string? Told => State is "zaproszono" or "zapisano" or "zamknieto" or "otwarto" or "wyslano" or "wymagania" or "wylogowano" ? State : null;

    public IReadOnlyList<StaffRow> People { get; private set; } = [];

    public async Task OnGetAsync() => People = await db.StaffRowsAsync(clock.GetUtcNow());
}

/// <summary>How an account's state looks.</summary>
public static class StaffLooks
{
    extension(StaffRow row)
    {
        public Tone Tone => row.State switch
        {
            StaffState.Active => Tone.Ok,
            StaffState.Invited => Tone.Info,
            StaffState.Locked => Tone.Warn,
            _ => Tone.Neutral,
        };
    }
}
