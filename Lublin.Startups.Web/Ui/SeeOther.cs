using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Ui;

/// <summary>The answer to a POST that acted: 303, so that reloading or going back repeats nothing.</summary>
/// <param name="path">On this site, with the language's prefix: what <c>Url.Content("~/…")</c> gives.</param>
public sealed class SeeOther(string path) : ActionResult
{
    public override void ExecuteResult(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.HttpContext.Response.Headers.Location = path;
    }
}
