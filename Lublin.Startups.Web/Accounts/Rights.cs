using System.Security.Claims;
using Lublin.Startups.Web.Data;
using Microsoft.AspNetCore.Authorization;

namespace Lublin.Startups.Web.Accounts;

/// <summary>Who may open a page: names of policies, each for a role and those above it.</summary>
public static class Rights
{
    public const string Staff = nameof(StaffRole.Staff);
    public const string Coordinator = nameof(StaffRole.Coordinator);
    public const string Admin = nameof(StaffRole.Admin);

    internal static void AddRights(this AuthorizationBuilder authorization)
    {
        foreach (var role in Enum.GetValues<StaffRole>())
            authorization.AddPolicy(role.ToString(), policy => policy.RequireRole(RolesFrom(role)));
    }

    /// <summary>The least role that all these policies let in.</summary>
    public static StaffRole LeastRole(IEnumerable<IAuthorizeData> demanded) =>
        demanded.Select(data => Enum.TryParse<StaffRole>(data.Policy, out var role) ? role : StaffRole.Staff).DefaultIfEmpty(StaffRole.Staff).Max();

    /// <summary>Whether the signed-in person may do what the role may.</summary>
    public static bool May(this ClaimsPrincipal user, StaffRole role) => RolesFrom(role).Any(user.IsInRole);

    private static IEnumerable<string> RolesFrom(StaffRole least) => Enum.GetValues<StaffRole>().Where(role => role >= least).Select(role => role.ToString());
}

/// <summary>The signed-in person, as desks and pages ask.</summary>
public static class SignedIn
{
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public static long StaffId(this ClaimsPrincipal user) =>
        long.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in."), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The name of this member of staff in the history.</summary>
    public static string Actor(this ClaimsPrincipal user) => Data.Actor.Staff(user.StaffId());

    public static Guid? SessionKey(this ClaimsPrincipal user) => SessionEvents.KeyOf(user);

    public static string StaffName(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.GivenName) ?? "";
}
