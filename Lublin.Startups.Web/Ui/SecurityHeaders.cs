namespace Lublin.Startups.Web.Ui;

/// <summary>What every answer tells the browser not to do.</summary>
public static class SecurityHeaders
{
    internal const string Policy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <param name="app">The application.</param>
    /// <param name="personal">Where addresses hold a code: they are told to nobody.</param>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, params PathString[] personal) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = Array.Exists(personal, path => context.Language().Path.StartsWithSegments(path, StringComparison.Ordinal)) ? "no-referrer" : "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(context);
    });
}
