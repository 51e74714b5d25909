using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Pages.Office.Editions;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Places;

/// <summary>A room's name and seats; says for which sessions to come it is too small.</summary>
public sealed class RoomModel(StartupsDb db, PlaceDesk desk, TimeProvider clock, IStringLocalizer<PlacesTexts> texts) : PageModel, IReshow, ITellsGuests
{
    [FromRoute]
    public long Id { get; set; }

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    [BindProperty]
    public RoomForm Form { get; set; } = new();

    public Room Room { get; private set; } = null!;
    public Meanwhile? Meanwhile { get; private set; }

    /// <inheritdoc />
    [BindProperty]
    public bool Tells { get; set; }

    /// <inheritdoc />
    public Told? Told { get; private set; }

    /// <summary>Sessions to come of editions that are larger than the room.</summary>
    public IReadOnlyList<Session> TooLarge { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        Form = RoomForm.Of(Room);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Form.Read(ModelState, texts) is not var (name, seats))
            return Page();
        if (!Tells && Form.Version == Room.Version && !string.Equals(Room.Name, name, StringComparison.Ordinal) && await db.ToldOfPlaceAsync(Room.VenueId, Id, clock.GetUtcNow()) is { } told)
        {
            Told = told;
            ModelState.AddModelError(nameof(Tells), texts["Wrong.Tells"]);
            return Page();
        }

        if (await desk.ChangeRoomAsync(Id, Form.Version, name, seats, User.Actor()))
            return new SeeOther(Url.Content("~" + Links.Office.Room(Id) + "?stan=zapisano"));
        await LoadAsync();
        var stored = RoomForm.Of(Room);
        Meanwhile = await Meanwhile.OfAsync(db, "room", Id, Form.Fields(texts), stored.Fields(texts));
        Form.Version = stored.Version;
        return Page();
    }

    public async Task<IActionResult> ReshowAsync() => await LoadAsync() ? Page() : NotFound();

    private async Task<bool> LoadAsync()
    {
        if (await db.Rooms.AsNoTracking().Include(room => room.Venue).SingleOrDefaultAsync(room => room.Id == Id) is not { } room)
            return false;
        var now = clock.GetUtcNow();
        Room = room;
        TooLarge = await db.Sessions.AsNoTracking().Include(session => session.Edition.Programme)
            .Where(session => session.RoomId == Id && session.StartsAt > now && session.CancelledAt == null && session.Edition.Capacity > room.Seats)
            .OrderBy(session => session.StartsAt).ToListAsync();
        return true;
    }
}
