using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Account;

/// <summary>Mails a link for a new password; it does not reveal who has an account.</summary>
public sealed class ForgotModel(StartupsDb db, AfterAnswer later, TimeProvider clock, IStringLocalizer<AccountTexts> texts) : PageModel, IComesAgain
{
    [BindProperty(SupportsGet = true), FromForm]
    public ForgotForm Form { get; set; } = new();

    [FromQuery(Name = "stan")]
    public string? State { get; set; }

    public bool IsSignedIn => User.Identity?.IsAuthenticated == true;

    /// <summary>The address of a person who is signed in is known: they need not type it.</summary>
    public async Task OnGetAsync()
    {
        if (IsSignedIn)
            Form.Email = (await db.StaffRowAsync(User.StaffId(), clock.GetUtcNow()))?.Email;
    }

    public IActionResult OnPost()
    {
        if (EmailAddress.Check(Form.Email) is not EmailCheck.Valid(var email))
        {
            ModelState.AddModelError("Form.Email", texts["Wrong.NoEmail"]);
            return Page();
        }

        later.Put(async services =>
        {
            await services.GetRequiredService<AccountDesk>().ForgotAsync(email);
            services.GetRequiredService<OutboxSignal>().Wake();
        });
        return new SeeOther(AccountLinks.Forgot + "?stan=wyslano");
    }

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(Page());
}

public sealed class ForgotForm
{
    public string? Email { get; set; }
}
