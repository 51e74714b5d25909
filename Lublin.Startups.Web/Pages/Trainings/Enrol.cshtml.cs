using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Trainings;

/// <summary>Step 2 of 3: your data.</summary>
public sealed class EnrolModel(StartupsDb db, Drafts drafts, LegalTexts legal, TimeProvider clock, IStringLocalizer<EnrolTexts> texts)
    : SignUpModel(db, clock), IReshow
{
    /// <summary>The choice on a full date: the queue, or another date by its address.</summary>
    public const string Queue = "lista";

    [BindProperty]
    public EnrolForm Form { get; set; } = new();

    [FromQuery(Name = "wybor")]
    public string? Choice { get; set; }

    /// <summary>Whether answers that were kept have run out.</summary>
    [FromQuery(Name = "wygasl")]
    public bool Expired { get; set; }

    /// <summary>Whether a full date first asks which she would rather have: the queue or another date.</summary>
    public bool AsksQueue { get; private set; }

    /// <summary>The terms to tick.</summary>
    public LegalText Terms =>
        legal.Version(LegalTextKind.Terms, Edition.TermsVersion, Languages.Current.Code)
        ?? legal.Current(LegalTextKind.Terms, Warsaw.DateOf(Now), Languages.Current.Code);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return Missing;
        if (FormId is not { } formId)
            return Redirect(PathWith(FormCookie.NewFormId()));
        if (Choice is { } other && Others.Any(each => string.Equals(each.Edition.Slug, other, StringComparison.Ordinal)))
            return Redirect(FormPath(other));
        if (drafts.Find(new(HttpContext, formId)) is { } draft)
            Form = AskedAnew(draft);
        else
            AsksQueue = !HasRoom && !ChoseQueue;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (FormId is not { } formId)
            return NotFound();
        var cookie = new FormCookie(HttpContext, formId);
        // A form that is done already begins anew: perhaps she signs up a colleague.
        var key = drafts.Find(cookie) is { } begun ? begun.Key : Guid.CreateVersion7();
        // Kept before the database is asked, so that nothing typed is lost when it is out of reach.
        var draft = new Draft(Form, TermsVersion: "", legal.Current(LegalTextKind.Privacy, Warsaw.DateOf(Now), Languages.Current.Code).Version, Now, key);
        drafts.Keep(cookie, draft);
        if (!await LoadAsync())
            return Missing;
        drafts.Keep(cookie, draft with { TermsVersion = Edition.TermsVersion });
        var applicant = Form.Read(Now, (field, key, named) => ModelState.AddModelError(field.Length == 0 ? "" : $"Form.{field}", texts[key, named]));
        return applicant is null ? Page() : new SeeOther(CheckPath(EditionSlug));
    }

    public async Task<IActionResult> ReshowAsync() => await LoadAsync() ? Page() : Missing;

    // Other terms are not agreed to by the tick under these.
    private EnrolForm AskedAnew(Draft draft)
    {
        if (draft.TermsVersion.Length > 0 && !string.Equals(draft.TermsVersion, Edition.TermsVersion, StringComparison.Ordinal))
            draft.Form.Terms = false;
        return draft.Form;
    }

    private bool ChoseQueue => string.Equals(Choice, Queue, StringComparison.Ordinal);

    private string PathWith(string formId)
    {
        var choice = ChoseQueue ? $"&wybor={Queue}" : "";
        return Url.Content($"~/szkolenia/{Slug}/{EditionSlug}/zapisy?f={formId}{choice}");
    }
}
