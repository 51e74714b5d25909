using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.Offers;

/// <summary>Step 3 of 3: check, and the last POST. Going back or reloading makes nothing twice: the draft's key is the sign-up's.</summary>
public sealed class CheckModel(StartupsDb db, EnrolmentDesk desk, Drafts drafts, PersonalLink links, EditionAddresses addresses, TimeProvider clock)
    : SignUpModel(db, clock), IReshow
{
    /// <summary>The answer to the last POST that only the office can help.</summary>
    public const string AskOffice = "zadzwon";

    /// <summary>The page was open too long, and its form has to be sent once more.</summary>
    public const string Late = "wygasl";

    /// <summary>The answer that corrects the address.</summary>
    public const string TakeLikely = "popraw";

    /// <summary>The answer that leaves it as it was typed.</summary>
    public const string KeepTyped = "zostaw";

    private readonly StartupsDb db = db;
    private Draft? draft;

    /// <summary>What came of the last POST when it did not end here.</summary>
    [FromQuery(Name = "stan")]
    public string? Told { get; set; }

    /// <summary>Whether the person was shown the queue and chose it.</summary>
    [BindProperty(Name = "queue")]
    public bool QueueIfFull { get; set; }

    /// <summary>What was answered to the question whether the address is mistyped.</summary>
    [BindProperty(Name = "adres")]
    public string? AddressAnswer { get; set; }

    public Applicant Applicant { get; private set; } = null!;

    /// <summary>What the address may have been meant to be; null when nothing looks mistyped, or the person said that it is right.</summary>
    public string? LikelyEmail => string.Equals(draft!.KeptDomain, DomainOf(Applicant), StringComparison.Ordinal) ? null : MailTypo.Of(Applicant.Email);

    /// <summary>What this person signed up for in this browser that takes place at the same time.</summary>
    public IReadOnlyList<Enrolment> Overlaps { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (Opened() is { } elsewhere)
            return elsewhere;
        if (!await LoadAsync())
            return Missing;
        Applicant = Applicant.At(Edition);
        await FindOverlapsAsync();
        return string.Equals(draft!.TermsVersion, Edition.TermsVersion, StringComparison.Ordinal) ? Page() : Redirect(FormPath(EditionSlug));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Opened() is { } elsewhere)
            return elsewhere;
        if (AddressAnswer is not null)
            return AnswerAddress();
        if (await addresses.FindAsync(Kind, Slug, EditionSlug) is not { } editionId)
            return NotFound();
        var declared = new SignUp(
            draft!.Key, PersonalLink.NewNonce(), Applicant, Seats: 1, Languages.Current.Code, draft.TermsVersion, draft.NoticeVersion, QueueIfFull);
        switch (await desk.SignUpAsync(editionId, declared))
        {
            case EnrolmentOutcome.In enrolled:
                var code = links.Code(LinkPurpose.Enrolment, enrolled.Link);
                new FormCookie(HttpContext, FormId!.Value).Put(code);
                return new SeeOther(LinkPath(code));
            case EnrolmentOutcome.Already:
                new FormCookie(HttpContext, FormId!.Value).PutKnown();
                return new SeeOther(KnownPath);
            case EnrolmentOutcome.AskOffice:
                return new SeeOther($"{CheckPath(EditionSlug)}&stan={AskOffice}");
            default:
                return new SeeOther(CheckPath(EditionSlug));
        }
    }

    public Task<IActionResult> ReshowAsync() => Task.FromResult(Opened() ?? new SeeOther($"{CheckPath(EditionSlug)}&stan={Late}"));

    /// <summary>Opens the draft. What it returns, if anything, is where to go instead: there is no draft, it is not whole, or it is done already.</summary>
    private IActionResult? Opened()
    {
        if (!ProgrammeQueries.IsSlug(Slug) || !ProgrammeQueries.IsSlug(EditionSlug))
            return NotFound();
        var cookie = FormId is { } formId ? new FormCookie(HttpContext, formId) : null;
        if (cookie?.LinkCode is { } code)
            return new SeeOther(LinkPath(code));
        if (cookie?.IsKnown == true)
            return new SeeOther(KnownPath);
        draft = cookie is null ? null : drafts.Find(cookie);
        if (draft is null)
            return Redirect(Url.Content($"~{Links.SignUp(Kind, Slug, EditionSlug, FormCookie.NewFormId())}&wygasl=true"));
        if (draft.TermsVersion.Length == 0 || draft.Form.Read(draft.SealedAt, static (_, _, _) => { }) is not { } applicant)
            return Redirect(FormPath(EditionSlug));
        Applicant = applicant;
        return null;
    }

    // One click, and every answer is kept.
    private SeeOther AnswerAddress()
    {
        if (LikelyEmail is { } likely)
        {
            var answered = AddressAnswer is TakeLikely ? draft! : draft! with { KeptDomain = DomainOf(Applicant) };
            if (AddressAnswer is TakeLikely)
                answered.Form[nameof(Applicant.Email)] = likely;
            drafts.Keep(new(HttpContext, FormId!.Value), answered);
        }

        return new SeeOther(CheckPath(EditionSlug));
    }

    private static string? DomainOf(Applicant applicant) => applicant.Email?[(applicant.Email.LastIndexOf('@') + 1)..];

    // A typed address proves nothing about who typed it: only what was signed up for in this browser is said (docs/adr/0019).
    private async Task FindOverlapsAsync()
    {
        if (FormCookie.LinkCodesOf(Request) is { Count: > 0 } codes)
            Overlaps = [.. (await db.OverlapsAsync(Applicant, Edition, Now)).Where(other => codes.Any(code => links.Opens(code, LinkPurpose.Enrolment, other.Link)))];
    }

    private string KnownPath => Url.Content("~" + Links.Known(Kind, Slug, EditionSlug, FormId?.ToString("N")));

    private string LinkPath(string code) => Url.Content("~" + Links.My(code));
}
