using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Account;

public sealed class SignInModel(StaffSignIn signIn, IStringLocalizer<AccountTexts> texts) : PageModel, IComesAgain
{
    [BindProperty(SupportsGet = true), FromForm]
    public SignInForm Form { get; set; } = new();

    /// <summary>Where the person wanted to go; a page of the office and nothing else.</summary>
    [FromQuery(Name = AccountsModule.ReturnTo)]
    public string? ReturnTo { get; set; }

    /// <summary>What has just happened: the password was set, or the person has signed out.</summary>
    [FromQuery(Name = "stan")]
    public string? State { get; set; }

    public string? Told => State switch
    {
        "haslo" => "PasswordSet",
        "koniec" => "SignedOut",
        "klucz" => "PasskeyFailed",
        "skladnik" => "ShowFactor",
        _ => null,
    };

    public string Here => Entrance.With(AccountLinks.SignIn, ReturnTo);

    public IActionResult OnGet() => User.Identity is { IsAuthenticated: true } ? LocalRedirect(Entrance.Target(Url, ReturnTo)) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Form.Email))
            ModelState.AddModelError("Form.Email", texts["Wrong.NoEmail"]);
        if (string.IsNullOrEmpty(Form.Password))
            ModelState.AddModelError("Form.Password", texts["Wrong.NoPassword"]);
        if (!ModelState.IsValid)
            return Page();
        var result = await signIn.PasswordAsync(Form.Email!, Form.Password!);
        if (result.Succeeded)
            return new SeeOther(Entrance.Target(Url, ReturnTo));
        if (result.RequiresTwoFactor)
            return new SeeOther(Entrance.With(AccountLinks.Code, ReturnTo));
        ModelState.AddModelError("Form.Password", texts["Wrong.SignIn"]);
        return Page();
    }

    public IReadOnlyList<string> Secrets => ["Form.Password"];

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(Page());
}

public sealed class SignInForm
{
    public string? Email { get; set; }
    public string? Password { get; set; }
}
