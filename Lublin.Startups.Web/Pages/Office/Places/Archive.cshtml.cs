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

/// <summary>Puts a venue, a room or a presenter into the archive, or takes it out again; asks first.</summary>
public sealed class ArchiveModel(StartupsDb db, PlaceDesk desk, IStringLocalizer<PlacesTexts> texts) : PageModel, IReshow
{
    private const string Venue = "miejsce";
    private const string Room = "sala";

    [FromRoute]
    public string What { get; set; } = "";

    [FromRoute]
    public long Id { get; set; }

    public string Name { get; private set; } = "";
    public bool IsArchived { get; private set; }
    public string Back => Url.Content(What is Venue or Room ? "~/biuro/miejsca" : "~/biuro/prowadzacy");

    public Task<IActionResult> OnGetAsync() => ReshowAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        var held = What switch
        {
            Venue => await desk.ArchiveVenueAsync(Id, !IsArchived, User.Actor()),
            Room => await desk.ArchiveRoomAsync(Id, !IsArchived, User.Actor()),
            _ => await desk.ArchivePresenterAsync(Id, !IsArchived, User.Actor()),
        };
        if (held == 0)
            return new SeeOther($"{Back}?stan={(IsArchived ? "przywrocono" : "archiwum")}");
        ModelState.AddModelError("", texts.Plural("Wrong.InUse", held));
        return Page();
    }

    public async Task<IActionResult> ReshowAsync() => await LoadAsync() ? Page() : NotFound();

    private async Task<bool> LoadAsync()
    {
        var found = What switch
        {
            Venue => await db.Venues.Where(venue => venue.Id == Id).Select(venue => new { venue.Name, venue.ArchivedAt }).SingleOrDefaultAsync(),
            Room => await db.Rooms.Where(room => room.Id == Id).Select(room => new { room.Name, room.ArchivedAt }).SingleOrDefaultAsync(),
            _ => await db.Presenters.Where(presenter => presenter.Id == Id).Select(presenter => new { presenter.Name, presenter.ArchivedAt }).SingleOrDefaultAsync(),
        };
        (Name, IsArchived) = (found?.Name ?? "", found?.ArchivedAt is not null);
        return found is not null;
    }
}
