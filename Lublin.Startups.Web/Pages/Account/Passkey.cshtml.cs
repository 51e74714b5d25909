using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Account;

/// <summary>Signing in with a passkey: hands out the question, and takes the answer that the browser has signed.</summary>
public sealed class PasskeyModel(StaffSignIn signIn) : PageModel
{
    public IActionResult OnGet() => Redirect(AccountLinks.SignIn);

    /// <returns>The question as JSON.</returns>
    public async Task<IActionResult> OnPostQuestionAsync() => Content(await signIn.MakePasskeyRequestOptionsAsync(user: null), "application/json");

    /// <param name="credential">What the browser signed, as JSON.</param>
    /// <param name="returnTo">Where the person wanted to go.</param>
    public async Task<IActionResult> OnPostAsync(string? credential, [FromForm(Name = AccountsModule.ReturnTo)] string? returnTo)
    {
        if (!string.IsNullOrEmpty(credential) && (await signIn.PasskeySignInAsync(credential)).Succeeded)
            return new SeeOther(Entrance.Target(Url, returnTo));
        return new SeeOther(AccountLinks.SignIn + "?stan=klucz");
    }
}
