using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.My;

/// <summary>
/// Joins again, at the end, with what is known already. The button of the queue stands on the enrolment's page; where a seat is free, which joining takes at
/// once, this page asks first.
/// </summary>
public sealed class JoinAgainModel(StartupsDb db, EnrolmentDesk desk, PersonalLink links, TimeProvider clock) : PersonalModel(db, links, clock), IReshow
{
    private readonly StartupsDb db = db;

    /// <summary>Makes a repeated POST the same sign-up; without it nobody joins, or two people's would be one.</summary>
    [BindProperty(Name = "f")]
    public Guid FormId { get; set; }

    /// <summary>Whether a seat was what the button promised; else it was the end of the queue.</summary>
    [BindProperty(Name = "miejsce")]
    public bool TakesSeat { get; set; }

    public Seating Seating { get; private set; }
    public bool HasRoom => Seating.HasRoomForNewcomer(Enrolment.Seats);

    public IActionResult OnGet()
    {
        if (!CanJoinAgain)
            return Redirect(PathTo());
        FormId = Guid.CreateVersion7();
        return Page();
    }

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(TooLate());

    public async Task<IActionResult> OnPostAsync()
    {
        if (FormId == Guid.Empty || Enrolment.IsActiveAt(Now))
            return new SeeOther(PathTo() + "?stan=ponownie");
        // What the button promised is no longer so: that is asked again.
        if (!TakesSeat && HasRoom && CanJoinAgain)
            return new SeeOther(PathTo("ponownie"));
        return await desk.JoinAgainAsync(Enrolment, FormId, queueIfFull: !TakesSeat) switch
        {
            EnrolmentOutcome.In again => new SeeOther(PathToOther(again.Link)),
            EnrolmentOutcome.SeatsGone => new SeeOther(PathTo("ponownie")),
            EnrolmentOutcome.AskOffice => new SeeOther(PathTo() + "?stan=zadzwon"),
            _ => new SeeOther(PathTo() + "?stan=ponownie"),
        };
    }

    protected override async Task PrepareAsync() => Seating = (await db.SeatingAsync([Edition.Id], Now))[Edition.Id];
}
