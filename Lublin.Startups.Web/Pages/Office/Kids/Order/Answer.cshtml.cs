using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Order;

/// <summary>Writes down what a school answered to an offer by telephone.</summary>
public sealed class AnswerModel(StartupsDb db, PeopleDesk desk, TimeProvider clock) : GroupPage(db, clock), IReshow
{
    [BindProperty]
    public string? Answer { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<OrderTexts> texts)
    {
        if (Answer is not ("tak" or "nie"))
        {
            ModelState.AddModelError(nameof(Answer), texts["Wrong.Answer"]);
            return Page();
        }

        var accepts = Answer is "tak";
        return BackWith(await desk.AnswerOfferAsync(Season.EditionId, Enrolment.Id, accepts, User.Actor()) ? accepts ? "ma-miejsce" : "odmowa" : "bez-propozycji");
    }
}
