using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.SchoolDesk;

/// <summary>A link from a letter: looking at it does nothing, the button lets the device in. A link that was used or has run out offers a fresh one.</summary>
public sealed class EnterModel(AccessDesk desk) : PageModel
{
    [FromRoute]
    public string Code { get; set; } = "";

    [FromQuery(Name = "wyslane")]
    public bool Sent { get; set; }

    public EnterOutcome Link { get; private set; } = new EnterOutcome.Unknown();

    public async Task<IActionResult> OnGetAsync()
    {
        Link = await desk.LookAsync(Code);
        return Link switch
        {
            EnterOutcome.Unknown => NotFound(),
            EnterOutcome.Ended => StatusCode(StatusCodes.Status410Gone),
            _ => Page(),
        };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        switch (Link = await desk.UseAsync(Code))
        {
            case EnterOutcome.In(var device):
                Response.Cookies.Append(DeskPage.Cookie, device, new()
                {
                    HttpOnly = true,
                    IsEssential = true,
                    Secure = Request.IsHttps,
                    SameSite = SameSiteMode.Lax,
                    MaxAge = DeskKey.DeviceLife,
                });
                return new SeeOther(Url.Content("~" + SchoolLinks.Desk));
            case EnterOutcome.Unknown:
                return NotFound();
            case EnterOutcome.Ended:
                return StatusCode(StatusCodes.Status410Gone);
            default:
                return Page();
        }
    }

    public async Task<IActionResult> OnPostAgainAsync()
    {
        await desk.AgainAsync(Code);
        return new SeeOther(Url.Content($"~{SchoolLinks.Enter(Code)}?wyslane=true"));
    }
}
