using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Pages.Offers;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.My;

/// <summary>
/// Another date of the same training instead of waiting: what was declared is not asked again, the sign-up begins where it is checked. The buttons stand on
/// the enrolment's page.
/// </summary>
public sealed class OtherDateModel(StartupsDb db, PersonalLink links, Drafts drafts, TimeProvider clock) : PersonalModel(db, links, clock), IReshow
{
    private readonly StartupsDb db = db;

    [BindProperty(Name = "termin")]
    public string? Chosen { get; set; }

    public IActionResult OnGet() => Redirect(PathTo());

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(TooLate());

    public async Task<IActionResult> OnPostAsync()
    {
        var others = await db.OtherOpenEditionsAsync(Edition, Now);
        if (others.FirstOrDefault(each => string.Equals(each.Slug, Chosen, StringComparison.Ordinal)) is not { } other)
            return new SeeOther(PathTo() + "?stan=termin");
        // Other terms than those of before are asked for by the form, which finds out that these are not its own.
        var agreed = Enrolment.TermsVersion;
        var formId = Guid.CreateVersion7();
        drafts.Keep(
            new(HttpContext, formId),
            new(EnrolForm.Of(Enrolment.Applicant, knowsTerms: agreed.Length > 0), agreed, Enrolment.NoticeVersion, Now, Guid.CreateVersion7()));
        return new SeeOther(Url.Content("~" + Links.Check(other.Programme.Kind, other.Programme.Slug, other.Slug!, formId.ToString("N"))));
    }
}
