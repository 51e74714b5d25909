using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages;

/// <summary>A page is opened (GET, HEAD) and its form sent (POST); anything else is answered 405.</summary>
public static class Methods
{
    private const string Reading = "GET, HEAD";

    public static bool IsReading(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    /// <summary>Whether the page about an answer is being made, by running the request that failed again.</summary>
    public static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;

    /// <summary>Stands behind routing.</summary>
    public static Task RefuseOthersAsync(HttpContext context, RequestDelegate next)
    {
        var method = context.Request.Method;
        if (IsReading(method) || HttpMethods.IsPost(method) || IsErrorPage(context) || context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is null)
            return next(context);
        context.Response.Headers.Allow = $"{Reading}, POST";
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        return Task.CompletedTask;
    }

    /// <summary>Left to itself the framework shows a page that takes no form as if it had been opened, but unprepared.</summary>
    internal sealed class NoForm : IPageFilter
    {
        public void OnPageHandlerSelected(PageHandlerSelectedContext context)
        {
        }

        public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
        {
            if (context.HandlerMethod is not null || IsReading(context.HttpContext.Request.Method) || IsErrorPage(context.HttpContext))
                return;
            context.HttpContext.Response.Headers.Allow = Reading;
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        }

        public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
        {
        }
    }
}
