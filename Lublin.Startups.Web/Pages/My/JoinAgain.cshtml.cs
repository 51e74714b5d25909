using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolment;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.My;

/// <summary>Joins again, at the end, with what is known already. The button stands on the enrolment's page.</summary>
public sealed class JoinAgainModel(StartupsDb db, EnrolmentDesk desk, PersonalLink links, TimeProvider clock) : PersonalModel(db, links, clock), IReshow
{
    private readonly PersonalLink links = links;

    /// <summary>Makes a repeated POST the same sign-up; without it nobody joins, or two people's would be one.</summary>
    [BindProperty(Name = "f")]
    public Guid FormId { get; set; }

    public IActionResult OnGet() => Redirect(PathTo());

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(TooLate());

    public async Task<IActionResult> OnPostAsync() =>
        (FormId == Guid.Empty || Enrolment.IsActiveAt(Now) ? null : await desk.JoinAgainAsync(Enrolment, FormId)) switch
        {
            EnrolmentOutcome.In again => new SeeOther(Url.Content($"~/moje-zapisy/{links.Code(again.Nonce, again.LinkVersion)}")),
            EnrolmentOutcome.AskOffice => new SeeOther(PathTo() + "?stan=zadzwon"),
            _ => new SeeOther(PathTo() + "?stan=ponownie"),
        };
}
