using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Lublin.Startups.Web.Pages;

/// <summary>Every page is closed until its folder is opened here; the office's pages are for staff, and say themselves who among them.</summary>
internal static class Access
{
    private static readonly string[] Open = ["/Accelerators", "/Account", "/Animators", "/Errors", "/Kids", "/Lectures", "/Legal", "/My", "/Offers", "/SchoolDesk"];
    private static readonly PathString[] PolishOnly = [Links.Office.Root, AccountLinks.Root, SchoolLinks.Desk];

    public static void OpenToEverybody(this PageConventionCollection pages)
    {
        pages.AuthorizeFolder("/", Rights.Staff);
        pages.AllowAnonymousToPage("/Index");
        foreach (var folder in Open)
            pages.AllowAnonymousToFolder(folder);
    }

    /// <summary>The office and the desks of schools speak Polish: their addresses in another language lead to the Polish ones.</summary>
    public static void UsePolishOffice(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var asked = context.Language();
        if (asked.Language == Languages.Polish || !Array.Exists(PolishOnly, path => asked.Path.StartsWithSegments(path, StringComparison.Ordinal)))
            return next(context);
        context.Response.Redirect(asked.In(Languages.Polish), permanent: false, preserveMethod: true);
        return Task.CompletedTask;
    });
}
