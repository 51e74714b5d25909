using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.SchoolDesk;

/// <summary>A page of a school's desk: without a device that is let in it leads to where a school asks for its link.</summary>
public abstract class DeskPage(SchoolDoor door) : PageModel
{
    /// <summary>The name of what the device keeps.</summary>
    public const string Cookie = "szkola";

    /// <summary>Who works here.</summary>
    public SchoolContact Contact { get; private set; } = null!;

    public School School => Contact.School;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await door.FindAsync(Request.Cookies[Cookie]) is not { } key)
        {
            context.Result = new SeeOther(Url.Content("~" + SchoolLinks.Find));
            return;
        }

        Contact = key.Contact;
        await next();
    }
}
