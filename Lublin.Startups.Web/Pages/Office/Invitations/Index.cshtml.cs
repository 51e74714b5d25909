using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Office.Invitations;

/// <summary>All invitations and what became of them, the newest first.</summary>
public sealed class IndexModel(StartupsDb db, TimeProvider clock) : PageModel
{
    private const int Shown = 100;

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public InvitationList List { get; private set; } = null!;

    public async Task OnGetAsync() => List = new(await db.InvitationsAsync(Shown), clock.GetUtcNow(), NamesLecture: true);
}

/// <summary>Invitations as a table shows them.</summary>
/// <param name="Rows">The newest first.</param>
/// <param name="Now">An instant.</param>
/// <param name="NamesLecture">Whether they are of several lectures.</param>
public sealed record InvitationList(IReadOnlyList<InvitationRow> Rows, DateTimeOffset Now, bool NamesLecture);
