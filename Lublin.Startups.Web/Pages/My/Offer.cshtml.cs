using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.My;

/// <summary>Answers an offer. The buttons stand on the enrolment's page; opening this address only leads there.</summary>
public sealed class OfferModel(StartupsDb db, EnrolmentDesk desk, PersonalLink links, TimeProvider clock) : PersonalModel(db, links, clock), IReshow
{
    [BindProperty(Name = "odpowiedz")]
    public string? Answer { get; set; }

    public IActionResult OnGet() => Redirect(PathTo());

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(TooLate());

    public async Task<IActionResult> OnPostAsync()
    {
        var answered = Answer switch
        {
            "tak" => await desk.AcceptAsync(Enrolment),
            "nie" => await desk.DeclineAsync(Enrolment),
            _ => false,
        };
        return new SeeOther(PathTo() + (answered ? "" : "?stan=oferta"));
    }
}
