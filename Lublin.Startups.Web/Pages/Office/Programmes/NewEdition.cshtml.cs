using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Programmes;

/// <summary>A new edition: like the one it was opened from, or the last one, some whole weeks later; or empty.</summary>
public sealed class NewEditionModel(StartupsDb db, EditionDesk desk, LegalTexts legal, TimeProvider clock) : PageModel, IReshow
{
    public const string Copy = "kopia";
    public const string Empty = "pusta";
    private const int UsualSeats = 20;

    [FromRoute]
    public long Id { get; set; }

    /// <summary>The edition to copy; the last one that has a session unless told.</summary>
    [FromQuery(Name = "wzor")]
    public long? Pattern { get; set; }

    [BindProperty]
    public string? How { get; set; }

    /// <summary>Any day of the week in which the copy begins.</summary>
    [BindProperty]
    public string? Begins { get; set; }

    /// <inheritdoc cref="ProgrammeForm.FormId"/>
    [BindProperty]
    public Guid FormId { get; set; } = Guid.CreateVersion7();

    /// <summary>The far day that was ticked as right.</summary>
    [BindProperty]
    public string? SureOf { get; set; }

    /// <summary>A far day that is asked about; null when none is.</summary>
    public FarDay? Far { get; private set; }

    public Web.Programmes.Programme Programme { get; private set; } = null!;

    /// <summary>What is copied; null when there is nothing to copy.</summary>
    public EditionSummary? Copied { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (!Kinds.Of(Programme.Kind).IsForPeople)
            return Redirect(Url.Content("~" + KidsLinks.NewSeason));
        if (Programme.Kind == ProgrammeKind.Lecture)
            return Redirect(Url.Content($"~{LectureLinks.NewLecture}?wyklad={Id}"));
        How = Copied is null ? Empty : Copy;
        if (Copied is { First: var first })
            Begins = TypedTime.Write(first.Date.AddDays(7 * EditionCopy.WeeksAfter(first.Date, Copied.Sessions.Max(session => session.Date), Warsaw.Today(clock))));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<ProgrammesTexts> texts, [FromServices] FarDays far)
    {
        if (!await LoadAsync())
            return NotFound();
        if (Programme.Kind == ProgrammeKind.Lecture)
            return Redirect(Url.Content($"~{LectureLinks.NewLecture}?wyklad={Id}"));
        var today = Warsaw.Today(clock);
        var terms = legal.Current(LegalTextKind.Terms, today, Languages.Polish.Code).Version;
        if (!string.Equals(How, Copy, StringComparison.Ordinal) || Copied is not { First: var first } copied)
        {
            var id = await desk.PlanAsync(Id, new(UsualSeats, Languages.Polish.Code, Warsaw.ToInstant(today.AddDays(1), new(9, 0)), terms), User.Actor(), FormId);
            return new SeeOther(Url.Content("~" + Links.Office.Edition(id) + "?stan=utworzono"));
        }

        if (TypedTime.Date(Begins) is not { } begins)
        {
            ModelState.AddModelError(nameof(Begins), texts["Wrong.Begins"]);
            return Page();
        }

        Far = far.Check(ModelState, (nameof(SureOf), SureOf), (nameof(Begins), begins));
        if (!ModelState.IsValid)
            return Page();
        var weeks = EditionCopy.WeeksTo(first.Date, begins);
        if (first.Date.AddDays(7 * weeks) <= today)
        {
            ModelState.AddModelError(nameof(Begins), texts["Wrong.BeginsPast", DateText.Full(first.Date.AddDays(7 * weeks))]);
            return Page();
        }

        return new SeeOther(Url.Content("~" + Links.Office.Edition(await desk.CopyAsync(copied.Id, weeks, terms, User.Actor(), FormId)) + "?stan=skopiowano"));
    }

    public async Task<IActionResult> ReshowAsync() => await LoadAsync() ? Page() : NotFound();

    private async Task<bool> LoadAsync()
    {
        if (await db.Programmes.AsNoTracking().SingleOrDefaultAsync(programme => programme.Id == Id && programme.WithdrawnAt == null) is not { } programme)
            return false;
        Programme = programme;
        var editions = await db.EditionsAsync(Id);
        Copied = editions.LastOrDefault(edition => edition.Sessions.Count > 0 && edition.Id == (Pattern ?? edition.Id));
        return Pattern is null || editions.Any(edition => edition.Id == Pattern);
    }
}
