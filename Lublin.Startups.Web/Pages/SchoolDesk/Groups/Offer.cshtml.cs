using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.SchoolDesk.Groups;

/// <summary>Answers an offered place. The buttons stand on the desk; opening this address only leads there.</summary>
public sealed class OfferModel(StartupsDb db, SchoolDoor door, GroupDesk desk) : OwnGroupPage(db, door), IReshow
{
    [BindProperty(Name = "odpowiedz")]
    public string? Answer { get; set; }

    public IActionResult OnGet() => Redirect(DeskPath);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        return Answer switch
        {
            "tak" => ToDesk(await desk.AcceptAsync(Group) ? "przyjeto" : "oferta"),
            "nie" => ToDesk(await desk.DeclineAsync(Group) ? "odmowiono" : "oferta"),
            _ => ToDesk("oferta"),
        };
    }

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(ToDesk("wygasl"));
}
