using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Pages.Offers;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.My;

/// <summary>
/// Corrects name, address, telephone and needs. A new address counts once a link mailed to it was opened; taking the consent back deletes the needs at once.
/// </summary>
public sealed class DetailsModel(StartupsDb db, OwnDataDesk desk, PersonalLink links, TimeProvider clock) : PersonalModel(db, links, clock), IComesAgain
{
    private Applicant typed = Applicant.Blank;

    [BindProperty(SupportsGet = true), FromForm]
    public DetailsForm Form { get; set; } = new();

    /// <summary>What was answered to the question whether the new address is mistyped.</summary>
    [BindProperty(SupportsGet = true), FromForm(Name = "adres")]
    public string? AddressAnswer { get; set; }

    /// <summary>What the new address may have been meant to be, where that is to be asked.</summary>
    public string? LikelyEmail { get; private set; }

    public bool Asks => LikelyEmail is not null;

    /// <summary>Name and address are of use as long as the enrolment is. Needs that are kept can be taken back whatever became of it.</summary>
    public IReadOnlyList<ApplicantField> Asked => [.. ApplicantFields.All.Where(each =>
        each.CorrectedBy != CorrectedBy.Office && each.IsAskedOf(Enrolment.Applicant.Situation) && (IsActive || !each.Identifies))];

    private bool IsActive => Enrolment.IsActiveAt(Now);

    public IActionResult OnGet()
    {
        if (!HasDetails)
            return Redirect(PathTo());
        Form = DetailsForm.Of(Enrolment.Applicant);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<EnrolTexts> texts)
    {
        if (!HasDetails)
            return new SeeOther(PathTo());
        Check(texts);
        if (!ModelState.IsValid || Asks)
            return Page();
        if (await desk.CorrectAsync(Enrolment.Id, typed, Now) is CorrectionOutcome.Taken)
        {
            ModelState.AddModelError("Form.Name", texts["Wrong.NameTaken"]);
            return Page();
        }

        var done = !IsNew(typed.Email) ? "zmieniono" : await desk.AskAddressAsync(Enrolment, typed.Email!, Languages.Current.Code, Now) ? "list" : "linki";
        return new SeeOther($"{PathTo()}?stan={done}");
    }

    // That a name is taken the answers do not tell.
    public bool Check(IStringLocalizer<EnrolTexts> texts)
    {
        var known = Enrolment.Applicant;
        Form.DropChoicesNotOfferedAt(Edition);
        if (known.NeedsConsentAt is not null && !Form.IsTicked(ApplicantAnswers.NeedsConsent))
            Form[nameof(Applicant.Needs)] = null;
        // A name or an address that is missing was not asked for.
        var read = Form.Read(Asked.Where(field => !field.Identifies || Form.Typed.ContainsKey(field.Name)), known, Typist.Person, Now,
            (field, key, named) => ModelState.AddModelError($"Form.{field}", texts[key, named]));
        if (read is null || !ModelState.IsValid)
            return true;
        typed = read;
        var likely = IsNew(typed.Email) ? MailTypo.Of(typed.Email) : null;
        if (AddressAnswer is null)
            LikelyEmail = likely;
        else if (AddressAnswer is CheckModel.TakeLikely)
            typed = typed with { Email = likely ?? typed.Email };
        return false;
    }

    private bool IsNew(string? email) => email is not null && !string.Equals(EmailAddress.Fold(email), Enrolment.EmailKey, StringComparison.Ordinal);

    private bool HasDetails => IsActive || Enrolment.Applicant.Needs != Needs.None;

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(HasDetails ? Page() : Redirect(PathTo()));
}

/// <summary>What people correct of their own data, as typed.</summary>
public sealed class DetailsForm : Answers
{
    public static DetailsForm Of(Applicant known)
    {
        var form = new DetailsForm();
        form.Fill(known);
        return form;
    }
}
