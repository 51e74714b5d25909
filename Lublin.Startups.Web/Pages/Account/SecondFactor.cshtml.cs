using System.Buffers.Text;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.Account;

/// <summary>One's own passkeys and codes. Open to everybody who is signed in, also before they have the second factor that their role demands.</summary>
public sealed class SecondFactorModel(StaffSignIn signIn, SessionBook sessions, StartupsDb db, TimeProvider clock) : OwnFactorModel(signIn, db)
{
    [FromQuery(Name = "stan")]
    public string? State { get; set; }

    public bool Told => State is "klucz" or "aplikacja" or "usunieto" or "nieudane";

    public IReadOnlyList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    [BindProperty]
    public string? PasskeyName { get; set; }

    public bool HasCodes => Me.TwoFactorEnabled;

    public static string IdOf(UserPasskeyInfo passkey) => Base64Url.EncodeToString(passkey.CredentialId);

    public async Task OnGetAsync() => Passkeys = [.. await Users.GetPasskeysAsync(Me)];

    /// <returns>The question for a new passkey, as JSON.</returns>
    public async Task<IActionResult> OnPostQuestionAsync() => Content(
        await Entry.MakePasskeyCreationOptionsAsync(new() { Id = FormattableString.Invariant($"{Me.Id}"), Name = Me.Email!, DisplayName = Me.Name }), "application/json");

    /// <param name="credential">What the browser made, as JSON.</param>
    public async Task<IActionResult> OnPostPasskeyAsync(string? credential)
    {
        var name = PasskeyName?.Trim() ?? "";
        if (string.IsNullOrEmpty(credential) || !await Entry.AddPasskeyAsync(Me, credential, name[..Math.Min(name.Length, LongestName)]))
            return Done("nieudane");
        return await StrengthenedAsync("PasskeyAdded", "klucz", sessions, clock);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? id)
    {
        if (id is null || !Base64Url.IsValid(id))
            return NotFound();
        await Users.RemovePasskeyAsync(Me, Base64Url.DecodeFromChars(id));
        await TellAsync("PasskeyRemoved", clock);
        return Done("usunieto");
    }

    public async Task<IActionResult> OnPostNoCodesAsync()
    {
        await Users.SetTwoFactorEnabledAsync(Me, enabled: false);
        await Users.ResetAuthenticatorKeyAsync(Me);
        await TellAsync("CodesOff", clock);
        return Done("usunieto");
    }

    private const int LongestName = 60;
}
