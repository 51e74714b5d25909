using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.My;

/// <summary>"Send me my links": the same answer whether or not the address is known.</summary>
public sealed class IndexModel(AfterAnswer later, IStringLocalizer<EnrolTexts> texts) : PageModel, IComesAgain
{
    [BindProperty(SupportsGet = true), FromForm]
    public string? Email { get; set; }

    /// <summary>Left empty by people.</summary>
    [BindProperty(SupportsGet = true), FromForm]
    public string? Website { get; set; }

    [FromQuery(Name = "wyslane")]
    public bool Sent { get; set; }

    public IActionResult OnPost()
    {
        Check(texts);
        if (!ModelState.IsValid || EmailAddress.Check(Email) is not EmailCheck.Valid valid)
            return Page();
        var language = Languages.Current.Code;
        later.Put(services => services.GetRequiredService<LinkDesk>().SendLinksAsync(valid.Address, language));
        return new SeeOther(Url.Content($"~{Links.Mine}?wyslane=true"));
    }

    public bool Check(IStringLocalizer<EnrolTexts> texts)
    {
        if (!string.IsNullOrEmpty(Website))
            ModelState.AddModelError("", texts["Wrong.Website"]);
        switch (EmailAddress.Check(Email))
        {
            case EmailCheck.Empty:
                ModelState.AddModelError(nameof(Email), texts["Wrong.Email.Empty"]);
                break;
            case EmailCheck.TooLong:
                ModelState.AddModelError(nameof(Email), texts["Wrong.Email.TooLong"]);
                break;
            case EmailCheck.NotAnAddress:
                ModelState.AddModelError(nameof(Email), texts[ApplicantChecks.EmailMistake(Email)]);
                break;
        }

        return true;
    }

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(Page());
}
