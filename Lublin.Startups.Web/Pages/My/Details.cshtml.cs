using System.ComponentModel.DataAnnotations;
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
    private (string Name, string? Email, string? Phone, Needs Needs) typed;

    [BindProperty(SupportsGet = true), FromForm]
    public DetailsForm Form { get; set; } = new();

    /// <summary>What was answered to the question whether the new address is mistyped.</summary>
    [BindProperty(SupportsGet = true), FromForm(Name = "adres")]
    public string? AddressAnswer { get; set; }

    /// <summary>What the new address may have been meant to be, where that is to be asked.</summary>
    public string? LikelyEmail { get; private set; }

    public bool Asks => LikelyEmail is not null;

    /// <summary>Name and address are of use as long as the enrolment is. Needs that are kept can be taken back whatever became of it.</summary>
    public bool IsActive => Enrolment.IsActiveAt(Now);

    public IActionResult OnGet()
    {
        if (!HasDetails)
            return Redirect(PathTo());
        var known = Enrolment.Applicant;
        Form = new()
        {
            Name = known.Name,
            Email = known.Email,
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
        if (!ModelState.IsValid || Asks)
            return Page();
        if (await desk.CorrectAsync(Enrolment.Id, typed.Name, typed.Phone, typed.Needs, Now) is CorrectionOutcome.Taken)
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
        var (name, email) = (known.Name, known.Email);
        if (IsActive && Form.Name is not null)
            name = ApplicantAnswers.ReadName(Form.Name, (key, named) => Wrong("Form.Name", key, named)) ?? name;
        if (IsActive && Form.Email is not null)
            email = ApplicantAnswers.ReadEmail(Form.Email, (key, named) => Wrong("Form.Email", key, named)) ?? email;
        var phone = ApplicantAnswers.ReadPhone(Form.Phone, (key, named) => Wrong("Form.Phone", key, named));
        var takesBack = known.NeedsConsentAt is not null && !Form.NeedsConsent;
        var needs = takesBack ? Needs.None : ApplicantAnswers.NeedsOf(Form.Needs).OfferedAt(Edition);
        if (needs != Needs.None && !Form.NeedsConsent)
            Wrong("Form.NeedsConsent", "Wrong.NeedsConsent", []);
        if (!ModelState.IsValid)
            return true;
        var likely = IsNew(email) ? MailTypo.Of(email) : null;
        if (AddressAnswer is null)
            LikelyEmail = likely;
        else if (AddressAnswer is CheckModel.TakeLikely)
            email = likely ?? email;
        typed = (name, email, phone, needs);
        return false;

        void Wrong(string field, string key, object[] named) => ModelState.AddModelError(field, texts[key, named]);
    }

    private bool IsNew(string? email) => email is not null && !string.Equals(EmailAddress.Fold(email), Enrolment.EmailKey, StringComparison.Ordinal);

    private bool HasDetails => IsActive || Enrolment.Applicant.Needs != Needs.None;

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(HasDetails ? Page() : Redirect(PathTo()));
}

public sealed class DetailsForm
{
    /// <summary>Null when it was not asked for; empty when it was cleared.</summary>
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Name { get; set; }

    /// <inheritdoc cref="Name"/>
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Email { get; set; }

    public string? Phone { get; set; }

    // A list, not an empty array: binding fills what it finds, and an array cannot be filled.
    public IReadOnlyList<string> Needs { get; set; } = new List<string>();
    public bool NeedsConsent { get; set; }
}
