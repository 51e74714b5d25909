using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.Account;

/// <summary>The page that was asked for before signing in.</summary>
internal static class Entrance
{
    private const string Office = Links.Office.Root;

    /// <summary>A page of the office and nothing else; its first one when none was named.</summary>
    public static string Target(IUrlHelper url, string? returnTo) =>
        url.IsLocalUrl(returnTo) && returnTo!.StartsWith(Office, StringComparison.Ordinal) ? returnTo : Office;

    /// <summary>A step of signing in that remembers the way.</summary>
    public static string With(string path, string? returnTo) =>
        returnTo is null ? path : path + QueryString.Create(AccountsModule.ReturnTo, returnTo).ToUriComponent();
}
