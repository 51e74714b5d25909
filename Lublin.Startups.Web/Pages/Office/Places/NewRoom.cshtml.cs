using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Places;

public sealed class NewRoomModel(StartupsDb db, PlaceDesk desk, IStringLocalizer<PlacesTexts> texts) : PageModel, IReshow
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public RoomForm Form { get; set; } = new();

    public string Venue { get; private set; } = "";

    /// <summary>A room there that has the same name; null while none is known.</summary>
    public string? OtherPath { get; private set; }

    public Task<IActionResult> OnGetAsync() => ReshowAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Form.Read(ModelState, texts) is not var (name, seats))
            return Page();
        if (await desk.AddRoomAsync(Id, name, seats, User.Actor(), new(Form.FormId, Form.IsAnother)) is AddOutcome.NameTaken(var other))
        {
            OtherPath = "~" + Links.Office.Room(other);
            ModelState.AddModelError("Form.IsAnother", texts["Wrong.SameName"]);
            return Page();
        }

        return new SeeOther(Url.Content("~" + Links.Office.Venues + "?stan=zapisano"));
    }

    public async Task<IActionResult> ReshowAsync() => await LoadAsync() ? Page() : NotFound();

    private async Task<bool> LoadAsync()
    {
        Venue = await db.Venues.Where(venue => venue.Id == Id).Select(venue => venue.Name).SingleOrDefaultAsync() ?? "";
        return Venue.Length > 0;
    }
}
