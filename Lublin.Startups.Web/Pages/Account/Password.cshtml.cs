using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Account;

/// <summary>Where a password is set by a mailed link; all sessions end with the old one.</summary>
public sealed class PasswordModel(UserManager<StaffUser> users, AccountDesk desk, IStringLocalizer<AccountTexts> texts) : PageModel, IComesAgain
{
    [FromRoute]
    public long Id { get; set; }

    [FromRoute]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true), FromForm]
    public PasswordForm Form { get; set; } = new();

    public StaffUser? Staff { get; private set; }

    /// <summary>The link belongs to this account, and is neither used nor too old.</summary>
    public bool IsGood { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Staff = await users.FindByIdAsync(FormattableString.Invariant($"{Id}"));
        IsGood = Staff is { DisabledAt: null } && await users.VerifyUserTokenAsync(
            Staff, users.Options.Tokens.PasswordResetTokenProvider, UserManager<StaffUser>.ResetPasswordTokenPurpose, PasswordLink.TokenOf(Code));
        await next();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsGood)
            return new SeeOther(Request.Path);
        if (string.IsNullOrEmpty(Form.Password))
            ModelState.AddModelError("Form.Password", texts["Wrong.NoPassword"]);
        else if (!string.Equals(Form.Password, Form.Again, StringComparison.Ordinal))
            ModelState.AddModelError("Form.Again", texts["Wrong.Again"]);
        if (!ModelState.IsValid)
            return Page();
        if (await desk.SetPasswordAsync(Id, PasswordLink.TokenOf(Code), Form.Password!))
            return new SeeOther(AccountLinks.SignIn + "?stan=haslo");
        ModelState.AddModelError("Form.Password", texts["Wrong.Weak", users.Options.Password.RequiredLength]);
        return Page();
    }

    public IReadOnlyList<string> Secrets => ["Form.Password", "Form.Again", "username"];

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(Page());
}

public sealed class PasswordForm
{
    public string? Password { get; set; }
    public string? Again { get; set; }
}
