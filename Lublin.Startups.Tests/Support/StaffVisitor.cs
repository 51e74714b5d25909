using System.Security.Claims;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Tests.Support;

/// <summary>Members of staff who are signed in, as the sign-in page would have done it.</summary>
public static class StaffVisitor
{
    public const string Password = "cztery zielone kozy";

    /// <summary>Somebody of this role in a browser of their own.</summary>
    public static async Task<SignUpVisitor> StaffAsync(this TestSite site, StaffRole role, string name = "Test Owa")
    {
        var id = await site.HireAsync(role, name);
        return new(site, ("Cookie", $"biuro={await site.CookieOfAsync(id)}"));
    }

    /// <summary>Makes an account.</summary>
    /// <returns>Its id.</returns>
    public static Task<long> HireAsync(this TestSite site, StaffRole role, string name = "Test Owa", string? email = null, string? password = null) => site.AtDeskAsync<UserManager<StaffUser>, long>(async users =>
    {
        var staff = new StaffUser(name, email ?? $"{Guid.NewGuid():N}@example.org", role, site.Clock.GetUtcNow());
        var made = password is null ? await users.CreateAsync(staff) : await users.CreateAsync(staff, password);
        Assert.True(made.Succeeded, string.Join(' ', made.Errors.Select(error => error.Code)));
        return staff.Id;
    });

    private static async Task<string> CookieOfAsync(this TestSite site, long staffId)
    {
        var key = await site.AtDeskAsync<SessionBook, Guid>(book => book.OpenAsync(staffId, "Test", hasSecondFactor: false));
        var owner = new ClaimsPrincipal(new ClaimsIdentity([new("session", key.ToString())], IdentityConstants.ApplicationScheme));
        var options = site.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        return options.TicketDataFormat.Protect(new AuthenticationTicket(owner, IdentityConstants.ApplicationScheme));
    }

    private static async Task<T> AtDeskAsync<TDesk, T>(this TestSite site, Func<TDesk, Task<T>> work)
        where TDesk : notnull
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TDesk>());
    }
}
