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
public sealed class PresenterModel(StartupsDb db, PlaceDesk desk, IStringLocalizer<PlacesTexts> texts) : PageModel, IReshow
{
    private const string New = "nowa";

    /// <inheritdoc cref="VenueModel.Key"/>
    [FromRoute]
    public string Key { get; set; } = "";

    [BindProperty]
    public PresenterForm Form { get; set; } = new();

    /// <summary>Null for a new one.</summary>
    public Presenter? Presenter { get; private set; }

    public Meanwhile? Meanwhile { get; private set; }

    public IEnumerable<PickItem> LanguagesOfMail => Languages.All.Select(language => new PickItem(language.Code, texts[$"Language.{language.Code}"]));

    /// <summary>Somebody of the same name; null while nobody is known.</summary>
    public string? OtherPath { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Presenter is not null)
            Form = PresenterForm.Of(Presenter);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Form.Read(ModelState, texts) is not { } facts)
            return Page();
        if (Presenter is null)
        {
            if (await desk.AddPresenterAsync(facts, User.Actor(), new(Form.FormId, Form.IsAnother)) is AddOutcome.NameTaken(var other))
            {
                OtherPath = "~" + Links.Office.Presenter(other);
                ModelState.AddModelError("Form.IsAnother", texts["Wrong.SameName"]);
                return Page();
            }
        }
        else if (!await desk.ChangePresenterAsync(Presenter.Id, Form.Version, facts, User.Actor()))
            return await TellMeanwhileAsync(Presenter.Id);
        return new SeeOther(Url.Content("~" + Links.Office.Presenters + "?stan=zapisano"));
    }

    public async Task<IActionResult> ReshowAsync() => await LoadAsync() ? Page() : NotFound();

    private async Task<IActionResult> TellMeanwhileAsync(long id)
    {
        var stored = PresenterForm.Of(await db.Presenters.AsNoTracking().SingleAsync(presenter => presenter.Id == id));
        Meanwhile = await Meanwhile.OfAsync(db, "presenter", id, Form.Fields(texts), stored.Fields(texts));
        Form.Version = stored.Version;
        return Page();
    }

    private async Task<bool> LoadAsync()
    {
        if (string.Equals(Key, New, StringComparison.Ordinal))
            return true;
        if (!long.TryParse(Key, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return false;
        Presenter = await db.Presenters.AsNoTracking().SingleOrDefaultAsync(presenter => presenter.Id == id);
        return Presenter is not null;
    }
}
