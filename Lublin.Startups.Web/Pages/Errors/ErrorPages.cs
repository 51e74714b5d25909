using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Pages.Errors;

/// <summary>Bare status codes and failures become pages in the house style, in the language of the address.</summary>
public static partial class ErrorPages
{
    private const string Address = "/blad/{0}";

    /// <summary>Stands behind the languages and before routing.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        app.Use(FallBackAsync);
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/blad/500", StatusCodeSelector = StatusOf });
        app.UseStatusCodePagesWithReExecute(Address);
    }

    /// <summary>Out of reach, full, or too busy: later is worth a try. Everything else is our mistake.</summary>
    private static int StatusOf(Exception failure) =>
        failure is BadHttpRequestException bad ? bad.StatusCode
        : StoreAway.IsStoreAway(failure) || failure is IOException ? StatusCodes.Status503ServiceUnavailable
        : StatusCodes.Status500InternalServerError;

    // Even the error page may fail; then a file that needs nothing is sent.
    private static async Task FallBackAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
#pragma warning disable CA1031 // The outermost boundary.
        catch (Exception failure) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            LogFellBack(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ErrorPages)), failure);
            context.Response.Clear();
            context.Response.StatusCode = StatusOf(failure);
            context.Response.ContentType = "text/html; charset=utf-8";
            await using var page = typeof(ErrorPages).Assembly.GetManifestResourceStream("Pages/Errors/Fallback.html")!;
            await page.CopyToAsync(context.Response.Body);
        }
    }

    [LoggerMessage(1, LogLevel.Critical, "The error page failed as well")]
    private static partial void LogFellBack(ILogger logger, Exception failure);
}
