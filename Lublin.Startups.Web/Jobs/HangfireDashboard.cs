using Hangfire;
using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Web.Jobs;

/// <summary>Hangfire's own pages, to look at only: a job is run by hand on ours, where it is noted who did.</summary>
public static class HangfireDashboard
{
    /// <param name="policy">The policy that lets somebody in.</param>
    /// <param name="path">Where its pages stand.</param>
    /// <param name="back">Where they lead back to.</param>
    public static void MapJobDashboard(this IEndpointRouteBuilder app, string policy, string path, string back) =>
        app.MapHangfireDashboardWithAuthorizationPolicy(
                policy, path, new DashboardOptions { AppPath = back, DisplayStorageConnectionString = false, IsReadOnlyFunc = _ => true })
            .Add(endpoint => endpoint.RequestDelegate = Styled(endpoint.RequestDelegate!));

    // The dashboard carries styles in its elements, and its charts make some; its scripts are files, as ours are.
    private static RequestDelegate Styled(RequestDelegate dashboard) => context =>
    {
        context.Response.Headers.ContentSecurityPolicy = $"{SecurityHeaders.Policy}; style-src 'self' 'unsafe-inline'";
        return dashboard(context);
    };
}
