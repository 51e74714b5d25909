using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.SchoolDesk.Groups;

/// <summary>Asks before a draft is thrown away.</summary>
public sealed class RemoveModel(StartupsDb db, SchoolDoor door, GroupFormDesk desk) : OwnGroupPage(db, door), IReshow
{
    public Task<IActionResult> OnGetAsync() => ReshowAsync();

    public async Task<IActionResult> OnPostAsync() => ToDesk(await desk.RemoveAsync(School.Id, Uid) ? "usunieto" : "zmieniono");

    public async Task<IActionResult> ReshowAsync() =>
        !await LoadAsync() ? NotFound() : Group.IsDraft ? Page() : Redirect(DeskPath);
}
