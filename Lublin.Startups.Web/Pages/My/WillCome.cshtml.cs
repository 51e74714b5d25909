using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.My;

/// <summary>Takes back that a person cannot come to one session. The button stands beside the date on the enrolment's page.</summary>
public sealed class WillComeModel(StartupsDb db, AbsenceDesk desk, PersonalLink links, TimeProvider clock) : PersonalModel(db, links, clock), IReshow
{
    /// <summary>Which session, by its name.</summary>
    [BindProperty(Name = "spotkanie")]
    public Guid Session { get; set; }

    public IActionResult OnGet() => Redirect(PathTo());

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(new SeeOther(PathTo() + "?stan=wygasl"));

    public async Task<IActionResult> OnPostAsync()
    {
        var isBack = ToCome.FirstOrDefault(session => session.Uid == Session) is { } missed && await desk.TakeBackAsync(Enrolment.Id, missed.Id);
        return new SeeOther(PathTo() + (isBack ? "?stan=przyjde" : ""));
    }
}
