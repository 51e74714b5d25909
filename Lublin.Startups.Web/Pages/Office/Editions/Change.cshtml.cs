using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Editions;

/// <summary>Window, seats, language, presenters, terms, funding of an edition.</summary>
public sealed class ChangeModel(StartupsDb db, EditionDesk desk, LegalTexts legal, TimeProvider clock) : EditionPage(db, clock)
{
    [BindProperty]
    public PlanForm Form { get; set; } = new();

    public PlanChoices Choices { get; private set; } = new([], [], [], []);
    public Meanwhile? Meanwhile { get; private set; }

    /// <summary>How many seats are taken, when fewer were wished for; null otherwise.</summary>
    public int? Taken { get; private set; }

    /// <summary>Far days that are asked about; null when none are.</summary>
    public FarDay? Far { get; private set; }

    /// <summary>Where nobody signs up, there is no window; the rest is among the lecture's facts.</summary>
    protected override string? OfLecture => Edition.Entry != Entry.Seats ? LectureLinks.Lecture(Id) : null;

    protected override string OfSeason => "ustawienia";

    public void OnGet() => Form = PlanForm.Of(Edition);

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<EditionsTexts> texts, [FromServices] FarDays far)
    {
        Far = far.Check(
            ModelState, ("Form.SureOf", Form.SureOf), ("Form.OpensDate", TypedTime.Date(Form.OpensDate)), ("Form.ClosesDate", TypedTime.Date(Form.ClosesDate)));
        if (Form.Read(ModelState, texts, Choices) is not { } plan)
        {
            if (!IsDraft && Form.Seats < Seating.Taken)
                RefuseSeats(Seating.Taken, texts);
            return Page();
        }

        switch (await desk.ChangeAsync(Edition.Id, Form.Version, plan, User.Actor(), Form.Led(Choices)))
        {
            case PlanOutcome.Saved:
                return new SeeOther(Path + "?stan=zapisano");
            case PlanOutcome.Overtaken:
                var stored = PlanForm.Of(await Db.Editions.AsNoTracking().WithPresenters().SingleAsync(edition => edition.Id == Id));
                Meanwhile = await Meanwhile.OfAsync(Db, "edition", Edition.Id, Form.Fields(texts, Choices), stored.Fields(texts, Choices));
                Form.Version = stored.Version;
                return Page();
            case PlanOutcome.TooFewSeats(var taken):
                RefuseSeats(taken, texts);
                return Page();
            case PlanOutcome.Clashes(var conflicts):
                var words = new ConflictWords(texts, await Db.Rooms.ToDictionaryAsync(room => room.Id, room => room.Name));
                foreach (var conflict in conflicts)
                    ModelState.AddModelError(conflict.Kind == ConflictKind.Taken ? "Form.PresenterId" : "Form.Capacity", words.Whole(conflict));
                return Page();
            default:
                throw new InvalidOperationException("No such outcome.");
        }
    }

    private void RefuseSeats(int taken, IStringLocalizer<EditionsTexts> texts)
    {
        Taken = taken;
        ModelState.AddModelError("Form.Capacity", texts.Plural("Wrong.CapacityTaken", taken));
    }

    protected override async Task PrepareAsync()
    {
        var texts = HttpContext.RequestServices.GetRequiredService<IStringLocalizer<EditionsTexts>>();
        var presenters = await Db.PresenterItemsAsync(Edition);
        var versions = legal.All(LegalTextKind.Terms).Select(text => text.Version).Append(Edition.TermsVersion).Distinct(StringComparer.Ordinal);
        Choices = new(
            [new("", texts["Fact.NoPresenter"]), .. Edition.CommonPresenters is { Count: <= 1 } ? [] : new[] { new PickItem(PlanForm.Various, texts["Field.Presenter.Various"]) }, .. presenters],
            [.. versions.Select(version => new PickItem(version, TermsWords.Of(texts, version)))],
            [.. Languages.All.Select(language => new PickItem(language.Code, texts[$"Language.{language.Code}"]))],
            [.. Enum.GetNames<FundingKind>().Select(kind => new PickItem(kind, texts[$"Funding.{kind}"]))]);
    }
}
