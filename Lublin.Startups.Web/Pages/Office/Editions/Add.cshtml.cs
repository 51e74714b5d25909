using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Editions;

/// <summary>One more session; it begins as a week after the last one.</summary>
public sealed class AddModel(StartupsDb db, SessionDesk desk, TimeProvider clock, IStringLocalizer<EditionsTexts> texts) : SessionPage(db, clock, texts)
{
    /// <summary>On which day it is wished for; null for a week after the last.</summary>
    [FromQuery(Name = "dzien")]
    public string? Day { get; set; }

    public override string Action => $"{Path}/spotkania/nowe";
    protected override long SessionId => 0;
    protected override string? OfLecture => LectureLinks.NewSession(Edition.Id);

    public async Task<IActionResult> OnGetAsync()
    {
        if (Edition.CancelledAt is not null)
            return Redirect(Path);
        var day = TypedTime.Date(Day);
        if (Edition.Held.LastOrDefault() is not { } last)
        {
            Form.Date = day is { } first ? TypedTime.Write(first) : null;
            return Page();
        }

        var plan = EditionCopy.Shifted(last.Plan, 1);
        Form = SessionForm.Of(day is { } wished ? plan with { Date = wished } : plan);
        Form.Lead(last.PresenterIds);
        (Form.Known, Form.KnownLink, Form.KnownPresenters) = (null, null, null);
        return await ShowAsync(null);
    }

    protected override Task<SessionOutcome> SaveAsync(SessionPlan plan, string? reason) => desk.AddAsync(Edition.Id, plan, User.Actor(), reason, Form.FormId, Led.Chosen);
}
