using System.Security.Claims;
using Lublin.Startups.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace Lublin.Startups.Web.Accounts;

/// <summary>Binds the sealed cookie to a row of <see cref="StaffSession"/>, and answers who may not pass.</summary>
internal sealed class SessionEvents(SessionBook sessions) : CookieAuthenticationEvents
{
    private const string Key = "session";

    public override async Task SigningIn(CookieSigningInContext context)
    {
        var identity = (ClaimsIdentity)context.Principal!.Identity!;
        var device = Device.Of(context.Request.Headers.UserAgent.ToString());
        var key = await sessions.OpenAsync(context.Principal.StaffId(), device, HasSecondFactor(context.Principal));
        identity.AddClaim(new(Key, key.ToString()));
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (KeyOf(context.Principal) is not { } key || await sessions.FindAsync(key) is not { } session)
        {
            context.RejectPrincipal();
            return;
        }

        context.ReplacePrincipal(PrincipalOf(session, key));
    }

    public override async Task SigningOut(CookieSigningOutContext context)
    {
        if (KeyOf(context.HttpContext.User) is { } key)
            await sessions.EndAsync(key);
    }

    // What was typed must not be lost: a form that comes too late is kept by the page that says so.
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery);
        else
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        var demanded = context.HttpContext.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>() ?? [];
        context.HttpContext.Features.Set(new Denial(Rights.LeastRole(demanded)));
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    internal static ClaimsPrincipal PrincipalOf(OpenSession session, Guid key) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, FormattableString.Invariant($"{session.StaffId}")),
            new(ClaimTypes.GivenName, session.Name),
            new(ClaimTypes.Role, session.Role.ToString()),
            new(SecondFactor.Claim, session.HasSecondFactor.ToString()),
            new(Key, key.ToString()),
        ],
        "staff"));

    private static bool HasSecondFactor(ClaimsPrincipal user) =>
        user.HasClaim(claim => claim is { Type: ClaimTypes.AuthenticationMethod or "amr", Value: "mfa" or "passkey" });

    private static Guid? KeyOf(ClaimsPrincipal? user) => Guid.TryParse(user?.FindFirstValue(Key), out var key) ? key : null;
}

/// <summary>Whether the session was opened with a second factor.</summary>
public static class SecondFactor
{
    internal const string Claim = "second-factor";

    public static bool HasSecondFactor(this ClaimsPrincipal user) => user.HasClaim(Claim, bool.TrueString);
}

/// <summary>Whom a refused request would have needed, for the page that says so.</summary>
/// <param name="LeastRole">This role or one above it.</param>
public sealed record Denial(StaffRole LeastRole);
