namespace Lublin.Startups.Web.Ui;

/// <summary>What every answer tells the browser not to do.</summary>
public static class SecurityHeaders
{
    internal const string Policy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <param name="app">The application.</param>
    /// <param name="coded">Where addresses hold a code: they are told to nobody.</param>
    /// <param name="personal">Where people's data may stand: nothing keeps a copy, nor where addresses hold a code.</param>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, PathString[] coded, PathString[] personal) => app.Use((context, next) =>
    {
        var isCoded = IsIn(coded, context);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = isCoded ? "no-referrer" : "same-origin";
        if (isCoded || IsIn(personal, context))
            headers.CacheControl = "no-store";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(context);
    });

    // Pages are found whatever the case of their address.
    private static bool IsIn(PathString[] paths, HttpContext context) => Array.Exists(paths, path => context.Language().Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
}
