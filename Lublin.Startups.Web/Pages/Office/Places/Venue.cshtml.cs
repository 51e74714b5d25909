using System.Globalization;
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

/// <summary>A building: a new one, or another text of a known one.</summary>
public sealed class VenueModel(StartupsDb db, PlaceDesk desk, TimeProvider clock, IStringLocalizer<PlacesTexts> texts) : PageModel, IReshow, ITellsGuests
{
    private const string New = "nowe";

    /// <summary>A row's number, or the word for a new one.</summary>
    [FromRoute]
    public string Key { get; set; } = "";

    [BindProperty]
    public VenueForm Form { get; set; } = new();

    /// <summary>Null for a new one.</summary>
    public Venue? Venue { get; private set; }

    public Meanwhile? Meanwhile { get; private set; }

    /// <inheritdoc />
    [BindProperty]
    public bool Tells { get; set; }

    /// <inheritdoc />
    public Told? Told { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Venue is not null)
            Form = VenueForm.Of(Venue);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Form.Read(ModelState, texts) is not { } written)
            return Page();
        if (Venue is null)
            return await desk.AddVenueAsync(written, User.Actor(), new(Form.FormId, Form.IsAnother)) switch
            {
                AddOutcome.Added(var id) => new SeeOther(Url.Content("~" + Links.Office.Venue(id, "nowa-sala"))),
                var taken => AskWhetherAnother(((AddOutcome.NameTaken)taken).OtherId),
            };
        if (!Form.IsAnother && await db.VenueNamedAsync(written.Name, Venue.Id) is { } alike && !string.Equals(written.Name, Venue.Name, StringComparison.Ordinal))
            return AskWhetherAnother(alike);
        if (!Tells && Form.Version == Venue.Version && Venue.IsNewsFor(written) && await db.ToldOfPlaceAsync(Venue.Id, roomId: null, clock.GetUtcNow()) is { } told)
        {
            Told = told;
            ModelState.AddModelError(nameof(Tells), texts["Wrong.Tells"]);
            return Page();
        }

        if (await desk.ChangeVenueAsync(Venue.Id, Form.Version, written, User.Actor()))
            return new SeeOther(Url.Content("~" + Links.Office.Venues + "?stan=zapisano"));
        await LoadAsync();
        var stored = VenueForm.Of(Venue);
        Meanwhile = await Meanwhile.OfAsync(db, "venue", Venue.Id, Form.Fields(texts), stored.Fields(texts));
        Form.Version = stored.Version;
        return Page();
    }

    /// <summary>A venue that has the same name; null while none is known.</summary>
    public string? OtherPath { get; private set; }

    public async Task<IActionResult> ReshowAsync() => await LoadAsync() ? Page() : NotFound();

    private PageResult AskWhetherAnother(long other)
    {
        OtherPath = "~" + Links.Office.Venue(other);
        ModelState.AddModelError("Form.IsAnother", texts["Wrong.SameName"]);
        return Page();
    }

    private async Task<bool> LoadAsync()
    {
        if (string.Equals(Key, New, StringComparison.Ordinal))
            return true;
        if (!long.TryParse(Key, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return false;
        Venue = await db.Venues.AsNoTracking().Include(venue => venue.Rooms).SingleOrDefaultAsync(venue => venue.Id == id);
        return Venue is not null;
    }
}
