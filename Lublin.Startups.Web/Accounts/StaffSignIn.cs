using System.Security.Claims;
using Lublin.Startups.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Accounts;

/// <summary>Lets in only those whose account is open.</summary>
public sealed partial class StaffSignIn(
    UserManager<StaffUser> users,
    IHttpContextAccessor context,
    IUserClaimsPrincipalFactory<StaffUser> principals,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<StaffUser>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<StaffUser> confirmation) : SignInManager<StaffUser>(users, context, principals, options, logger, schemes, confirmation)
{
    /// <summary>Keeps a new passkey of somebody who is signed in. False when what the browser made is not what was asked for.</summary>
    public async Task<bool> AddPasskeyAsync(StaffUser user, string credentialJson, string name)
    {
        if (await AnsweredAsync(() => PerformPasskeyAttestationAsync(credentialJson)) is not { } made)
            return false;
        if (made.Failure is { } failure)
            LogRefused(Logger, failure.Message);
        if (!made.Succeeded)
            return false;
        made.Passkey.Name = name;
        return (await UserManager.AddOrUpdatePasskeyAsync(user, made.Passkey)).Succeeded;
    }

    internal const string ByPasskey = "passkey";

    public override async Task<bool> CanSignInAsync(StaffUser user) => user.DisabledAt is null && await base.CanSignInAsync(user);

    /// <summary>
    /// A passkey asks its owner for a finger, a face or a PIN: it is both factors at once. It opens also while passwords are locked out, because strangers lock them out by
    /// guessing, and a passkey cannot be guessed.
    /// </summary>
    public override async Task<SignInResult> PasskeySignInAsync(string credentialJson)
    {
        if (await AnsweredAsync(() => PerformPasskeyAssertionAsync(credentialJson)) is not { } shown)
            return SignInResult.Failed;
        if (shown.Failure is { } failure)
            LogRefused(Logger, failure.Message);
        if (!shown.Succeeded || !await CanSignInAsync(shown.User) || !(await UserManager.AddOrUpdatePasskeyAsync(shown.User, shown.Passkey)).Succeeded)
            return SignInResult.Failed;
        await SignInWithClaimsAsync(shown.User, isPersistent: false, [new(SessionEvents.AuthenticationMethod, ByPasskey)]);
        return SignInResult.Success;
    }

    /// <summary>The same answer, after the same time, for a wrong password, for nobody of that address, and for an account that is closed or locked.</summary>
    /// <param name="email">As typed.</param>
    /// <param name="password">As typed.</param>
    public async Task<SignInResult> PasswordAsync(string email, string password)
    {
        if (await UserManager.FindByEmailAsync(email.Trim()) is { PasswordHash: not null } user && await PreSignInCheck(user) is null)
            return await PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
        UserManager.PasswordHasher.HashPassword(new("", "", StaffRole.Staff, default), password);
        return SignInResult.Failed;
    }

    /// <summary>Null where no question is under way: it expired, or was never asked, which the framework takes for a mistake of ours.</summary>
    private static async Task<T?> AnsweredAsync<T>(Func<Task<T>> check)
        where T : class
    {
        try
        {
            return await check();
        }
        catch (InvalidOperationException missing) when (missing.InnerException is null)
        {
            return null;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "A passkey was not accepted: {Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);
}

/// <summary>The sealed cookie carries an id and nothing else: name and role are read at every request.</summary>
internal sealed class StaffPrincipal : IUserClaimsPrincipalFactory<StaffUser>
{
    public Task<ClaimsPrincipal> CreateAsync(StaffUser user) => Task.FromResult(new ClaimsPrincipal(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, FormattableString.Invariant($"{user.Id}"))], IdentityConstants.ApplicationScheme)));
}
