using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Editions;

/// <summary>Shows an edition to everybody; says first what stops it and what asks for a reason.</summary>
[Authorize(Policy = Rights.Coordinator)]
public sealed class PublishModel(StartupsDb db, EditionDesk desk, TimeProvider clock, IStringLocalizer<EditionsTexts> texts) : EditionPage(db, clock)
{
    [BindProperty]
    public string? Reason { get; set; }

    public Readiness Readiness { get; private set; } = null!;
    public ConflictWords Words { get; private set; } = null!;
    protected override string? OfLecture => IsDraft ? LectureLinks.Publish : null;

    public IActionResult OnGet() => IsDraft ? Page() : Redirect(Path + "?stan=juz-opublikowana");

    public async Task<IActionResult> OnPostAsync()
    {
        switch (await desk.PublishAsync(Edition.Id, string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim(), User.Actor()))
        {
            case PublishOutcome.Published:
                return new SeeOther(Path + "?stan=opublikowano");
            case PublishOutcome.Already:
                return new SeeOther(Path + "?stan=juz-opublikowana");
            case PublishOutcome.NotReady(var readiness):
                Readiness = readiness;
                foreach (var conflict in readiness.Hard)
                    ModelState.AddModelError("", Words.Whole(conflict));
                foreach (var missing in readiness.Missing)
                    ModelState.AddModelError("", texts[$"Missing.{missing}"]);
                return Page();
            case PublishOutcome.AsksReason(var readiness):
                Readiness = readiness;
                ModelState.AddModelError(nameof(Reason), texts["Wrong.PublishReason"]);
                return Page();
            default:
                throw new InvalidOperationException("No such outcome.");
        }
    }

    protected override async Task PrepareAsync()
    {
        Readiness = await Planning.ReadinessAsync(Edition, Now);
        Words = new(texts, Edition.Sessions.Select(session => session.Room).OfType<Room>().DistinctBy(room => room.Id).ToDictionary(room => room.Id, room => room.Name));
    }
}
