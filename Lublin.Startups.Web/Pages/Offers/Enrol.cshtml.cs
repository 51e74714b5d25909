using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Offers;

/// <summary>Step 2 of 3: your data.</summary>
public sealed class EnrolModel(StartupsDb db, Drafts drafts, LegalTexts legal, TimeProvider clock, IStringLocalizer<EnrolTexts> texts)
    : SignUpModel(db, clock), IReshow
{
    /// <summary>The choice on a full date: the queue, or another date by its address.</summary>
    public const string Queue = "lista";

    private (Guid Key, string? KeptDomain)? begun;

    [BindProperty]
    public EnrolForm Form { get; set; } = new();

    [FromQuery(Name = "wybor")]
    public string? Choice { get; set; }

    /// <summary>Whether answers that were kept have run out.</summary>
    [FromQuery(Name = "wygasl")]
    public bool Expired { get; set; }

    /// <summary>Whether the form was open too long, and has to be sent once more.</summary>
    public bool IsLate { get; private set; }

    /// <summary>Whether a full date first asks which the person would rather have: the queue or another date.</summary>
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
            Show(draft);
        else
            AsksQueue = !HasRoom && !ChoseQueue && Others.Count > 0;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (FormId is null)
            return NotFound();
        // Kept before the database is asked, so that nothing typed is lost when it is out of reach.
        Keep(termsVersion: "");
        if (!await LoadAsync())
            return Missing;
        Form.DropChoicesNotOfferedAt(Edition);
        var isKept = Keep(Edition.TermsVersion);
        if (Read(Form))
            return new SeeOther(CheckPath(EditionSlug));
        return isKept ? new SeeOther(FormPath(EditionSlug)) : Page();
    }

    // Without cookies, or with more than one can hold, the answers are on this page alone.
    public async Task<IActionResult> ReshowAsync()
    {
        if (!await LoadAsync())
            return Missing;
        return FormId is not null && !FormToken.HasNoCookies(HttpContext) && Keep(Edition.TermsVersion, isLate: true) ? new SeeOther(FormPath(EditionSlug)) : Page();
    }

    private bool Keep(string termsVersion, bool isLate = false)
    {
        var cookie = new FormCookie(HttpContext, FormId!.Value);
        // A form that is done already starts again: perhaps the person signs up a colleague.
        var (key, keptDomain) = begun ??= drafts.Find(cookie) is { } draft ? (draft.Key, draft.KeptDomain) : (Guid.CreateVersion7(), null);
        var noticeVersion = legal.Current(LegalTextKind.Privacy, Warsaw.DateOf(Now), Languages.Current.Code).Version;
        return drafts.Keep(cookie, new(Form, termsVersion, noticeVersion, Now, key, isLate, keptDomain));
    }

    private bool Read(EnrolForm form) =>
        form.Read(Now, (field, key, named) => ModelState.AddModelError(field.Length == 0 ? "" : $"Form.{field}", texts[key, named])) is not null;

    // One that was wrong when it was sent says so until it is right.
    private void Show(Draft draft)
    {
        Read(draft.Form);
        IsLate = draft.IsLate;
        Form = AskedAnew(draft);
    }

    // Other terms are not agreed to by the tick under these.
    private EnrolForm AskedAnew(Draft draft)
    {
        if (draft.TermsVersion.Length > 0 && !string.Equals(draft.TermsVersion, Edition.TermsVersion, StringComparison.Ordinal))
            draft.Form[EnrolForm.Terms] = null;
        return draft.Form;
    }

    private bool ChoseQueue => string.Equals(Choice, Queue, StringComparison.Ordinal);

    private string PathWith(string formId)
    {
        var choice = ChoseQueue ? $"&wybor={Queue}" : "";
        return Url.Content($"~{Links.SignUp(Kind, Slug, EditionSlug, formId)}{choice}");
    }
}
