using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>A sign-up that staff write down for a person: by the rule, or past it where the page may.</summary>
public abstract class StaffSignUpModel(StartupsDb db, PeopleDesk desk, LegalTexts legal, TimeProvider clock) : PeopleOfEditionModel(db, clock), IReshow
{
    [BindProperty]
    public ApplicantForm Form { get; set; } = new();

    /// <summary>How the person told us.</summary>
    [BindProperty]
    public string? Channel { get; set; }

    /// <summary>The person was told the terms and how their data is used.</summary>
    [BindProperty]
    public bool Told { get; set; }

    /// <summary>The person would take a place in the queue.</summary>
    [BindProperty]
    public bool Queue { get; set; }

    /// <summary>Staff say that this is another person than the one with the same name.</summary>
    [BindProperty]
    public bool IsSomebodyElse { get; set; }

    /// <summary>Makes a repeated POST the same sign-up.</summary>
    [BindProperty]
    public Guid FormId { get; set; }

    /// <summary>The person who is in already, or may be.</summary>
    public Enrolment? Other { get; private set; }

    /// <summary>Whether staff may say that this is another person.</summary>
    public bool AsksWhetherSomebodyElse { get; private set; }

    public bool NeedsException { get; private set; }

    public void OnGet() => FormId = Guid.CreateVersion7();

    /// <summary>Signs the person up with what was typed.</summary>
    /// <param name="exception">The exception to the queue that staff make; null for none.</param>
    protected async Task<IActionResult> SignUpAsync(SignUpException? exception, IStringLocalizer<PeopleTexts> texts)
    {
        var applicant = Form.Read(Now, ModelState, HttpContext.RequestServices.GetRequiredService<OfficeFieldWords>());
        if (!Enum.TryParse<EnrolmentChannel>(Channel, out var channel) || channel is not (EnrolmentChannel.Telephone or EnrolmentChannel.Paper))
            ModelState.AddModelError(nameof(Channel), texts["Wrong.Channel"]);
        if (!Told)
            ModelState.AddModelError(nameof(Told), texts["Wrong.Told"]);
        if (!ModelState.IsValid || FormId == Guid.Empty)
        {
            SayWhatTheRuleRefuses(exception, texts);
            return Page();
        }

        var notice = legal.Current(LegalTextKind.Privacy, Warsaw.DateOf(Now), Languages.Polish.Code).Version;
        var declared = new SignUp(
            FormId, PersonalLink.NewNonce(), applicant!, Seats: 1, Languages.Polish.Code, Edition.TermsVersion, notice, Queue, channel);
        return Answer(await desk.SignUpAsync(Id, new(declared, IsSomebodyElse, exception), User.Actor()), exception, texts);
    }

    // What is wrong besides, so that nobody mends a form in rounds; the desk decides.
    private void SayWhatTheRuleRefuses(SignUpException? exception, IStringLocalizer<PeopleTexts> texts)
    {
        if (StaffSignUp.IsImpossible(Edition, Now))
        {
            ModelState.AddModelError("", texts["Wrong.Impossible"]);
        }
        else if (exception is null && !Edition.TakesSignUpsAt(Now))
        {
            NeedsException = true;
            ModelState.AddModelError("", texts["Wrong.NotOpen"]);
        }
        else if (exception is not { BeforeQueue: true } && !Queue && !Seating.HasRoomForNewcomer(1))
        {
            ModelState.AddModelError(nameof(Queue), texts["Wrong.Full", Seating.Waiting + 1]);
        }
    }

    private IActionResult Answer(StaffSignUpOutcome outcome, SignUpException? exception, IStringLocalizer<PeopleTexts> texts)
    {
        switch (outcome)
        {
            case StaffSignUpOutcome.In(var enrolment):
                return new SeeOther($"{Url.PersonPath(enrolment.Id)}?stan=zapisano");
            case StaffSignUpOutcome.Already(var known):
                Other = known;
                ModelState.AddModelError("Form.Name", texts["Wrong.Already"]);
                break;
            case StaffSignUpOutcome.Alike(var known):
                (Other, AsksWhetherSomebodyElse) = (known, true);
                ModelState.AddModelError(nameof(IsSomebodyElse), texts["Wrong.Alike"]);
                SayWhatTheRuleRefuses(exception, texts);
                break;
            case StaffSignUpOutcome.Full(var place):
                ModelState.AddModelError(nameof(Queue), texts["Wrong.Full", place]);
                break;
            case StaffSignUpOutcome.NeedsException:
                NeedsException = true;
                ModelState.AddModelError("", texts["Wrong.NotOpen"]);
                break;
            case StaffSignUpOutcome.NoSeat(var free):
                ModelState.AddModelError("", texts["Wrong.NoSeat", 1, free]);
                break;
            default:
                ModelState.AddModelError("", texts["Wrong.Impossible"]);
                break;
        }

        return Page();
    }
}
