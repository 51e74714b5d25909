using System.Security.Claims;
using Lublin.Startups.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Accounts;

/// <summary>Binds the sealed cookie to a row of <see cref="StaffSession"/>, and answers who may not pass.</summary>
internal sealed class SessionEvents(SessionBook sessions) : CookieAuthenticationEvents
{
    private const string Key = "session";
    private const string ByCode = "mfa";
    internal const string AuthenticationMethod = "amr";

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
        if (!context.HttpContext.User.HasClaim(claim => string.Equals(claim.Type, ClaimTypes.Role, StringComparison.Ordinal)))
        {
            context.Response.Redirect(context.Request.PathBase + AccountLinks.SecondFactor);
            return Task.CompletedTask;
        }

        // A page that more people may open than may use its forms says itself which role is needed.
        if (context.HttpContext.Features.Get<Denial>() is null)
        {
            var demanded = context.HttpContext.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>() ?? [];
            context.HttpContext.Features.Set(new Denial(Rights.LeastRole(demanded)));
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    // Without the second factor that their role demands, a member of staff has no role, and nothing opens but the page where they set it up.
    private static ClaimsPrincipal PrincipalOf(OpenSession session, Guid key)
    {
        Claim[] known =
        [
            new(ClaimTypes.NameIdentifier, FormattableString.Invariant($"{session.StaffId}")),
            new(ClaimTypes.GivenName, session.Name),
            new(Key, key.ToString()),
        ];
        return new(new ClaimsIdentity(session.LacksSecondFactor ? known : [.. known, new(ClaimTypes.Role, session.Role.ToString())], IdentityConstants.ApplicationScheme));
    }

    private static bool HasSecondFactor(ClaimsPrincipal user) =>
        user.HasClaim(claim => claim is { Type: AuthenticationMethod, Value: ByCode or StaffSignIn.ByPasskey });

    internal static Guid? KeyOf(ClaimsPrincipal? user) => Guid.TryParse(user?.FindFirstValue(Key), out var key) ? key : null;
}

/// <summary>The role that a refused request would have needed, for the page that says so.</summary>
/// <param name="LeastRole">This role or one above it.</param>
public sealed record Denial(StaffRole LeastRole)
{
    /// <summary>Refuses what only this role may do, on a page that others may open for other things.</summary>
    public static ForbidResult Of(HttpContext context, StaffRole leastRole)
    {
        context.Features.Set(new Denial(leastRole));
        return new();
    }
}
