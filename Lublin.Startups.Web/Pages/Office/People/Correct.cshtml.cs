using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>Corrects what was declared; to another address the letter goes again.</summary>
public sealed class CorrectModel(StartupsDb db, PersonDesk desk, TimeProvider clock) : PersonModel(db, clock), IReshow
{
    private readonly StartupsDb db = db;

    [BindProperty]
    public ApplicantForm Form { get; set; } = new();

    /// <summary>The old address was somebody else's: what was mailed there opens nothing any more.</summary>
    [BindProperty]
    public bool EndsLinks { get; set; }

    /// <summary>Who has this name and address already.</summary>
    public Enrolment? Other { get; private set; }

    /// <summary>What somebody else saved while this form was open; null when nobody did.</summary>
    public Meanwhile? Meanwhile { get; private set; }

    public void OnGet() => Form = ApplicantForm.Of(Enrolment);

    public async Task<IActionResult> OnPostAsync([FromServices] OfficeFieldWords fields, [FromServices] IStringLocalizer<PeopleTexts> texts)
    {
        var typed = Form.Read(Now, ModelState, fields);
        if (!ModelState.IsValid)
            return Page();
        var known = Enrolment.Applicant;
        // A consent that stays was given then, not now.
        var corrected = typed! with { NeedsConsentAt = typed.Needs == Needs.None ? null : known.NeedsConsentAt ?? Now };
        switch (await desk.CorrectAsync(Id, corrected, EndsLinks, User.Actor(), Form.Seen ?? ""))
        {
            case CorrectionOutcome.Overtaken:
                var stored = ApplicantForm.Of((await db.PersonAsync(Id))!);
                Meanwhile = await Meanwhile.OfAsync(db, "enrolment", Id, Form.Fields(fields), stored.Fields(fields), "Corrected", "NeedsForgotten");
                Form.Seen = stored.Seen;
                return Page();
            case CorrectionOutcome.Taken taken:
                Other = taken.Other;
                ModelState.AddModelError("Form.Email", texts["Wrong.Taken"]);
                return Page();
            case CorrectionOutcome.Done done:
                return BackWith(done.IsSent ? "poprawiono-i-wyslano" : "poprawiono");
            default:
                return BackWith("bez-zmian");
        }
    }
}
