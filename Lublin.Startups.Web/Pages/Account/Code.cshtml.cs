using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Account;

/// <summary>The second step of signing in: a code from the app, or one of those kept for the day when the telephone is lost.</summary>
public sealed class CodeModel(StaffSignIn signIn, IStringLocalizer<AccountTexts> texts) : PageModel, IComesAgain
{
    private const int AppCodeLength = 6;

    [BindProperty(SupportsGet = true), FromForm]
    public CodeForm Form { get; set; } = new();

    [FromQuery(Name = AccountsModule.ReturnTo)]
    public string? ReturnTo { get; set; }

    public string Here => Entrance.With(AccountLinks.Code, ReturnTo);

    public async Task<IActionResult> OnGetAsync() =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? Redirect(Entrance.With(AccountLinks.SignIn, ReturnTo)) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var code = string.Concat((Form.Code ?? "").Where(c => !char.IsWhiteSpace(c)));
        if (code.Length == 0)
        {
            ModelState.AddModelError("Form.Code", texts["Wrong.Code"]);
            return Page();
        }

        var result = code.Length == AppCodeLength && code.All(char.IsAsciiDigit)
            ? await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync(code);
        if (result.Succeeded)
            return new SeeOther(Entrance.Target(Url, ReturnTo));
        ModelState.AddModelError("Form.Code", texts[result.IsLockedOut ? "Wrong.LockedOut" : "Wrong.Code"]);
        return Page();
    }

    public IReadOnlyList<string> Secrets => ["Form.Code"];

    public Task<IActionResult> ReshowAsync() => OnGetAsync();
}

public sealed class CodeForm
{
    public string? Code { get; set; }
}
