using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Office.Own;

/// <summary>One's own account: how one signs in, and where one is signed in.</summary>
public sealed class IndexModel(StartupsDb db, SessionBook sessions, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "stan")]
    public string? State { get; set; }

    public bool Told => State is "zakonczono" or "klucz" or "aplikacja" or "usunieto";

    public StaffRow Me { get; private set; } = null!;
    public IReadOnlyList<StaffSession> Sessions { get; private set; } = [];
    public Guid? Here => User.SessionKey();

    public async Task OnGetAsync()
    {
        Me = (await db.StaffRowAsync(User.StaffId(), clock.GetUtcNow()))!;
        Sessions = await sessions.OpenOfAsync(User.StaffId());
    }

    /// <param name="session">Which one ends; all others when none is named.</param>
    public async Task<IActionResult> OnPostAsync(long? session)
    {
        if (session is { } one)
            await sessions.EndAsync(User.StaffId(), one);
        else
            await sessions.EndAllAsync(User.StaffId(), but: Here);
        return new SeeOther(Links.Office.OwnAccount + "?stan=zakonczono");
    }
}
