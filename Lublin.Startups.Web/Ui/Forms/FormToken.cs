using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Ui.Forms;

/// <summary>A page that can show its form again with every answer that was posted.</summary>
public interface IReshow
{
    Task<IActionResult> ReshowAsync();
}

/// <summary>
/// Checks the form token of every POST after the answers were read, so that an expired token shows the form again instead of losing what was typed.
/// A page that cannot show its form again answers 400; none acts.
/// </summary>
public sealed class FormToken(IAntiforgery tokens, IStringLocalizer<UiTexts> texts, IOptionsMonitor<SiteOptions> site) : IAsyncPageFilter
{
    /// <summary>Whether the form that was sent was open too long.</summary>
    public static bool IsLate(HttpContext context) => context.Items.ContainsKey(typeof(FormToken));

    /// <summary>Whether the browser keeps no cookies: with none, not even that of the form, no form can be taken.</summary>
    public static bool HasNoCookies(HttpContext context) => context.Request.Cookies.Count == 0;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!HttpMethods.IsPost(context.HttpContext.Request.Method) || IsErrorPage(context.HttpContext) || await tokens.IsRequestValidAsync(context.HttpContext))
        {
            await next();
            return;
        }

        context.HttpContext.Items[typeof(FormToken)] = true;
        context.ModelState.AddModelError("", HasNoCookies(context.HttpContext) ? texts["Error.NoCookies", site.CurrentValue.Phone] : texts["Error.Expired"]);
        context.Result = context.HandlerInstance is IReshow page ? await page.ReshowAsync() : new BadRequestResult();
    }

    // The page about a POST that failed is made by running the POST again against that page, which acts on nothing.
    private static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
}
