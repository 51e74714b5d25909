using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Mailroom;

/// <summary>A page of the mailroom that asks first.</summary>
public abstract class AskModel(StartupsDb db) : MailroomModel(db), IReshow
{
    /// <summary>What it asks about, in words.</summary>
    public abstract string Heading(IStringLocalizer<MailroomTexts> texts);

    /// <summary>Where somebody goes who changes their mind.</summary>
    public virtual string Back => Url.Content("~/biuro/poczta");

    /// <summary>Finds what the page is about; false when there is none.</summary>
    protected abstract Task<bool> FindAsync();

    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    public Task<IActionResult> ReshowAsync() => OnGetAsync();
}

/// <summary>A page that asks why, too.</summary>
public abstract class AskWhyModel(StartupsDb db) : AskModel(db)
{
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Whether a reason was given that fits; says next to the field what is wrong with it.</summary>
    protected bool HasReason(IStringLocalizer<MailroomTexts> texts)
    {
        Reason = Reason?.Trim();
        if (string.IsNullOrEmpty(Reason))
            ModelState.AddModelError(nameof(Reason), texts["Wrong.Reason"]);
        else if (Reason.Length > MailHold.LongestReason)
            ModelState.AddModelError(nameof(Reason), texts["Wrong.ReasonLength", MailHold.LongestReason]);
        return ModelState.IsValid;
    }
}
