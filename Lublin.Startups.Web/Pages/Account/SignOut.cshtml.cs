using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Account;

/// <summary>Ends the session on this device.</summary>
public sealed class SignOutModel(StaffSignIn signIn) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        return new SeeOther(AccountLinks.SignIn + "?stan=koniec");
    }
}
