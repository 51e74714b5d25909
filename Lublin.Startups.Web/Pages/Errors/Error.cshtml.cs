using System.Globalization;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Errors;

/// <summary>What people see instead of a bare status code; reached by re-execution, so the address they typed stays.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed partial class ErrorModel(ILogger<ErrorModel> logger) : PageModel
{
    private static readonly int[] Known = [400, 401, 403, 404, 410, 429, 500, 503];

    /// <summary>One of those that have words of their own.</summary>
    public int Code { get; private set; }

    /// <summary>What to tell the office, so that the log can be found; null where nothing failed on our side.</summary>
    public string? Id { get; private set; }

    /// <summary>Whether it was a personal link that led nowhere: then a new one helps more than the catalogue.</summary>
    public bool WasPersonal =>
        HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath.StartsWith(Links.Mine + "/", StringComparison.Ordinal) == true;

    /// <summary>What kind of programme was asked for; trainings where it was none, or one without a list to go on from.</summary>
    public ProgrammeKind Kind =>
        HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.Endpoint?.Metadata.GetMetadata<KindFacts>() is { ListPage: not null } asked ? asked.Of : ProgrammeKind.Training;

    /// <summary>The role that may do what a member of staff was refused; null elsewhere.</summary>
    public Denial? Denial => HttpContext.Features.Get<Denial>();

    /// <summary>Whether a member of staff was in the office: then the office's frame stays around the page, and the catalogue is no way on.</summary>
    public bool IsInOffice => User.May(StaffRole.Staff) && IsOfOffice(AskedFor);

    /// <summary>The page of the office that led here, where the browser tells; null when it was no other.</summary>
    public string? Previous => Request.GetTypedHeaders().Referer is { } from && string.Equals(from.Authority, Request.Host.Value, StringComparison.OrdinalIgnoreCase)
        && IsOfOffice(from.AbsolutePath) && (HttpMethods.IsPost(Request.Method) || from.AbsolutePath != AskedFor) ? from.PathAndQuery : null;

    /// <summary>The form that was sent without success, and where to: to be sent again from here. Null elsewhere.</summary>
    public (string Path, IFormCollection Answers)? Unsent { get; private set; }

    // Before any handler and without one: whatever the method was, this is the answer. Nothing of it is bound, for the form may be what cannot be read.
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Answer(int.TryParse(RouteData.Values["code"] as string, CultureInfo.InvariantCulture, out var code) && code is >= 400 and <= 599 ? code : StatusCodes.Status500InternalServerError);
        if (Code is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status401Unauthorized && Request.HasFormContentType && HttpMethods.IsPost(Request.Method)
            && HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } failed)
            Unsent = ($"{failed.OriginalPathBase}{failed.OriginalPath}{failed.OriginalQueryString}", await Request.ReadFormAsync());
        await next();
    }

    private PathString AskedFor =>
        HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? "";

    private static bool IsOfOffice(PathString path) => path.StartsWithSegments(Links.Office.Root, StringComparison.OrdinalIgnoreCase);

    private void Answer(int code)
    {
        // Asked for by its own address it is just a page that does not exist.
        var asked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null && HttpContext.Features.Get<IExceptionHandlerPathFeature>() is null;
        var failed = HttpContext.Features.Get<IExceptionHandlerPathFeature>() is not null;
        var status = asked ? StatusCodes.Status404NotFound : failed ? Response.StatusCode : code;
        Code = Array.IndexOf(Known, status) >= 0 ? status : status < 500 ? 400 : 500;
        Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
            Response.Headers.RetryAfter = StoreAway.SecondsToWait;
        if (!failed)
            return;
        Id = HttpContext.TraceIdentifier;
        LogFailed(Id, status);
    }

    [LoggerMessage(1, LogLevel.Error, "A request failed and was answered {Status}; error number {Id}")]
    private partial void LogFailed(string id, int status);
}
