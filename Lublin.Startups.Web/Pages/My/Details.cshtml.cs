using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolment;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.My;

/// <summary>Changes the telephone and the needs; taking the consent back deletes the needs at once.</summary>
public sealed class DetailsModel(StartupsDb db, EnrolmentDesk desk, PersonalLink links, TimeProvider clock) : PersonalModel(db, links, clock), IComesAgain
{
    [BindProperty(SupportsGet = true), FromForm]
    public DetailsForm Form { get; set; } = new();

    public IActionResult OnGet()
    {
        if (!HasDetails)
            return Redirect(PathTo());
        var known = Enrolment.Applicant;
        Form = new()
        {
            Phone = known.Phone is null ? null : PhoneNumber.Display(known.Phone),
            Needs = [.. ApplicantAnswers.AllNeeds.Where(need => known.Needs.HasFlag(need)).Select(need => need.ToString())],
            NeedsConsent = known.NeedsConsentAt is not null,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<EnrolTexts> texts)
    {
        if (!HasDetails)
            return new SeeOther(PathTo());
        Check(texts);
        if (!ModelState.IsValid)
            return Page();
        await desk.CorrectAsync(Enrolment.Id, ApplicantAnswers.ReadPhone(Form.Phone, (_, _) => { }), TypedNeeds, Now);
        return new SeeOther(PathTo() + "?stan=zmieniono");
    }

    public bool Check(IStringLocalizer<EnrolTexts> texts)
    {
        ApplicantAnswers.ReadPhone(Form.Phone, (key, named) => ModelState.AddModelError("Form.Phone", texts[key, named]));
        if (TypedNeeds != Needs.None && !Form.NeedsConsent)
            ModelState.AddModelError("Form.NeedsConsent", texts["Wrong.NeedsConsent"]);
        return true;
    }

    // To take back the consent takes back the needs.
    private Needs TypedNeeds => Enrolment.Applicant.NeedsConsentAt is not null && !Form.NeedsConsent ? Needs.None : ApplicantAnswers.NeedsOf(Form.Needs);

    // Needs that are kept can be taken back whatever became of the enrolment.
    private bool HasDetails => Enrolment.IsActiveAt(Now) || Enrolment.Applicant.Needs != Needs.None;

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(HasDetails ? Page() : Redirect(PathTo()));
}

public sealed class DetailsForm
{
    public string? Phone { get; set; }
    // A list, not an empty array: binding fills what it finds, and an array cannot be filled.
    public IReadOnlyList<string> Needs { get; set; } = new List<string>();
    public bool NeedsConsent { get; set; }
}
