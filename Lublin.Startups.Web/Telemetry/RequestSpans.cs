using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Lublin.Startups.Web.Telemetry;

/// <summary>
/// Names the span of a request by its route, never by its path: a path may be a personal link. Nothing else of the request is told, neither query nor header.
/// </summary>
internal static class RequestSpans
{
    private const string Another = "_OTHER";
    private const int FirstFault = 500;
    private static readonly string[] Known = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Put, HttpMethods.Delete, HttpMethods.Options, HttpMethods.Patch];

    public static async Task NameAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        finally
        {
            if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } span)
                Name(span, context);
        }
    }

    private static void Name(Activity span, HttpContext context)
    {
        // A visitor can put any words into the method.
        var method = Known.FirstOrDefault(known => HttpMethods.Equals(known, context.Request.Method)) ?? Another;
        var route = Route(context);
        var status = context.Response.StatusCode;
        span.DisplayName = route is null ? method : $"{method} {route}";
        span.SetTag("http.request.method", method);
        span.SetTag("http.route", route);
        span.SetTag("http.response.status_code", status);
        if (status >= FirstFault)
            span.SetStatus(ActivityStatusCode.Error);
    }

    // An error page came through routing again: what was asked for first is meant. A page that was kept whole never came to routing.
    private static string? Route(HttpContext context)
    {
        var asked = context.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? context.Features.Get<IStatusCodeReExecuteFeature>()?.Endpoint ?? context.GetEndpoint();
        return (asked as RouteEndpoint)?.RoutePattern.RawText;
    }
}
