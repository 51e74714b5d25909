using System.Data.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Data;

/// <summary>A full disk, a database out of reach or too long a line of writers: 503 and "try again in a moment", with the answer's cookies kept.</summary>
public sealed partial class StoreAway(ILogger<StoreAway> logger) : IExceptionFilter
{
    /// <summary>The <c>Retry-After</c> of such an answer.</summary>
    public const string SecondsToWait = "5";

    public void OnException(ExceptionContext context)
    {
        if (!IsStoreAway(context.Exception))
            return;
        LogAway(context.Exception.GetType().Name, context.Exception.GetBaseException().GetType().Name);
        context.HttpContext.Response.Headers.RetryAfter = SecondsToWait;
        context.Result = new StatusCodeResult(StatusCodes.Status503ServiceUnavailable);
        context.ExceptionHandled = true;
    }

    /// <summary>Whether a failure says that the database is out of reach, full or too busy, and not that we are mistaken.</summary>
    public static bool IsStoreAway(Exception exception) =>
        exception is StoreBusyException or DbException or TimeoutException
        || (exception is DbUpdateException or InvalidOperationException && exception.InnerException is DbException or TimeoutException or DbUpdateException);

    [LoggerMessage(1, LogLevel.Error, "The database could not be used: {Kind}, {Cause}")]
    private partial void LogAway(string kind, string cause);
}
