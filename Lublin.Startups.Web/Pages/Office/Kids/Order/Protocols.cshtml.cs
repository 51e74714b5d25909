using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Kids.Order;

/// <summary>The protocols of a season, the newest first, and where another one is made.</summary>
public sealed class ProtocolsModel(StartupsDb db, ProtocolDesk desk) : SeasonPage(db)
{
    private readonly StartupsDb db = db;

    /// <summary>Makes a form that is sent twice make one.</summary>
    [BindProperty]
    public Guid FormId { get; set; }

    public IReadOnlyList<Protocol> Protocols { get; private set; } = [];

    /// <summary>Names by actor.</summary>
    public IReadOnlyDictionary<string, string> Staff { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public async Task OnGetAsync()
    {
        FormId = Guid.CreateVersion7();
        Protocols = await db.Protocols.AsNoTracking().Where(protocol => protocol.EditionId == Season.EditionId).OrderByDescending(protocol => protocol.Number).ToListAsync();
        Staff = await db.StaffNamesAsync(Protocols.Select(protocol => protocol.Actor));
    }

    public async Task<IActionResult> OnPostAsync() =>
        new SeeOther(Url.Content("~" + KidsLinks.Protocol(Year, await desk.MakeAsync(Season, FormId, User.Actor()))));
}
