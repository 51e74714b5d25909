using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.SchoolDesk.Groups;

/// <summary>Asks before a confirmed group is given up.</summary>
public sealed class WithdrawModel(StartupsDb db, SchoolDoor door, GroupDesk desk, TimeProvider clock) : OwnGroupPage(db, door), IReshow
{
    public EnrolmentState State => Group.Enrolment!.StateAt(clock.GetUtcNow());

    public Task<IActionResult> OnGetAsync() => ReshowAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        return ToDesk(await desk.WithdrawAsync(Group, Contact) || Group.Enrolment is { State: EnrolmentState.Withdrawn } ? "wycofano" : "za-pozno");
    }

    public async Task<IActionResult> ReshowAsync() =>
        !await LoadAsync() ? NotFound() : Group.Enrolment?.IsActiveAt(clock.GetUtcNow()) == true ? Page() : Redirect(DeskPath);
}
