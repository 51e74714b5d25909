using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Editions;

/// <summary>Another time, place, link or presenter of a session; those with a place are told once.</summary>
public sealed class MoveModel(StartupsDb db, SessionDesk desk, TimeProvider clock, IStringLocalizer<EditionsTexts> texts) : SessionPage(db, clock, texts)
{
    public Session Session => Edition.Sessions.Single(session => session.Id == Id);
    public override string Action => Url.Content("~" + Links.Office.Session(Id));
    protected override long SessionId => Id;
    protected override string? OfLecture => LectureLinks.Session(Session.Uid);

    public async Task<IActionResult> OnGetAsync()
    {
        if (Session.CancelledAt is not null || Session.StartsAt <= Now)
            return Redirect(Path);
        Form = SessionForm.Of(Session.Plan);
        Form.Lead(Session.PresenterIds);
        return await ShowAsync(Session.Plan);
    }

    protected override Task<long?> EditionIdAsync() => Db.EditionOfSessionAsync(Id);

    protected override Task<SessionOutcome> SaveAsync(SessionPlan plan, string? reason) =>
        desk.MoveAsync(Edition.Id, Id, plan, User.Actor(), Form.KnownPlan, reason, Led);
}
