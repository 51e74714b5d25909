using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using QRCoder;

namespace Lublin.Startups.Web.Pages.Account;

/// <summary>Sets up codes from an authenticator app: its key as a picture and in letters, and a first code as a proof.</summary>
public sealed class CodesModel(StaffSignIn signIn, SessionBook sessions, StartupsDb db, TimeProvider clock) : OwnFactorModel(signIn, db), IComesAgain
{
    private const int RecoveryCodes = 10;
    private const string Issuer = "Lublin Startups";

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The key in groups of four letters.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The same as an SVG drawing for the app's camera.</summary>
    public string Picture { get; private set; } = "";

    /// <summary>Shown once: what opens the account when the telephone is lost.</summary>
    public IReadOnlyList<string>? Recovery { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Users.GetAuthenticatorKeyAsync(Me) is null)
            await Users.ResetAuthenticatorKeyAsync(Me);
        return await ReshowAsync();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<AccountTexts> texts)
    {
        var code = string.Concat((Code ?? "").Where(char.IsAsciiDigit));
        if (!await Users.VerifyTwoFactorTokenAsync(Me, Users.Options.Tokens.AuthenticatorTokenProvider, code))
        {
            ModelState.AddModelError("Code", texts["Wrong.Code"]);
            return await ReshowAsync();
        }

        await Users.SetTwoFactorEnabledAsync(Me, enabled: true);
        Recovery = [.. (await Users.GenerateNewTwoFactorRecoveryCodesAsync(Me, RecoveryCodes))!];
        await StrengthenedAsync("CodesOn", "aplikacja", sessions, clock);
        return Page();
    }

    public IReadOnlyList<string> Secrets => [nameof(Code)];

    public async Task<IActionResult> ReshowAsync()
    {
        var key = await Users.GetAuthenticatorKeyAsync(Me) ?? "";
        Key = string.Join(' ', key.Chunk(4).Select(letters => new string(letters)));
        var address = $"otpauth://totp/{Uri.EscapeDataString(Issuer)}:{Uri.EscapeDataString(Me.Email!)}?secret={key}&issuer={Uri.EscapeDataString(Issuer)}&digits=6";
        using var made = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        Picture = new SvgQRCode(made).GetGraphic(4);
        return Page();
    }
}
