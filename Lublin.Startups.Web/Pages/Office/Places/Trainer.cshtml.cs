using System.Globalization;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Places;

/// <summary>A person who leads trainings: a new one, or another text of a known one.</summary>
public sealed class TrainerModel(StartupsDb db, PlaceDesk desk, IStringLocalizer<PlacesTexts> texts) : PageModel, IReshow
{
    private const string New = "nowa";

    /// <inheritdoc cref="VenueModel.Key"/>
    [FromRoute]
    public string Key { get; set; } = "";

    [BindProperty]
    public TrainerForm Form { get; set; } = new();

    /// <summary>Null for a new one.</summary>
    public Trainer? Trainer { get; private set; }

    public Meanwhile? Meanwhile { get; private set; }

    /// <summary>Somebody of the same name; null while nobody is known.</summary>
    public string? OtherPath { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Trainer is not null)
            Form = TrainerForm.Of(Trainer);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Form.Read(ModelState, texts) is not var (name, bio))
            return Page();
        if (Trainer is null)
        {
            if (await desk.AddTrainerAsync(name, bio, User.Actor(), new(Form.FormId, Form.IsAnother)) is AddOutcome.NameTaken(var other))
            {
                OtherPath = $"~/biuro/prowadzacy/{other}";
                ModelState.AddModelError("Form.IsAnother", texts["Wrong.SameName"]);
                return Page();
            }
        }
        else if (!await desk.ChangeTrainerAsync(Trainer.Id, Form.Version, name, bio, User.Actor()))
            return await TellMeanwhileAsync(Trainer.Id);
        return new SeeOther(Url.Content("~/biuro/prowadzacy?stan=zapisano"));
    }

    public async Task<IActionResult> ReshowAsync() => await LoadAsync() ? Page() : NotFound();

    private async Task<IActionResult> TellMeanwhileAsync(long id)
    {
        var stored = TrainerForm.Of(await db.Trainers.AsNoTracking().SingleAsync(trainer => trainer.Id == id));
        Meanwhile = await Meanwhile.OfAsync(db, "trainer", id, Form.Fields(texts), stored.Fields(texts));
        Form.Version = stored.Version;
        return Page();
    }

    private async Task<bool> LoadAsync()
    {
        if (string.Equals(Key, New, StringComparison.Ordinal))
            return true;
        if (!long.TryParse(Key, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return false;
        Trainer = await db.Trainers.AsNoTracking().SingleOrDefaultAsync(trainer => trainer.Id == id);
        return Trainer is not null;
    }
}
