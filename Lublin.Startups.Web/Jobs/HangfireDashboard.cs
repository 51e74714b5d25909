using Hangfire;
using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Web.Jobs;

/// <summary>Hangfire's own pages, to look at only: a job is run by hand on ours, where it is noted who did.</summary>
public static class HangfireDashboard
{
    private const string Back = "/biuro/zadania";

    /// <param name="policy">The policy that lets somebody in.</param>
    public static void MapJobDashboard(this IEndpointRouteBuilder app, string policy) =>
        app.MapHangfireDashboardWithAuthorizationPolicy(
                policy, $"{Back}/hangfire", new DashboardOptions { AppPath = Back, DisplayStorageConnectionString = false, IsReadOnlyFunc = _ => true })
            .Add(endpoint => endpoint.RequestDelegate = Styled(endpoint.RequestDelegate!));

    // The dashboard carries styles in its elements, and its charts make some; its scripts are files, as ours are.
    private static RequestDelegate Styled(RequestDelegate dashboard) => context =>
    {
        context.Response.Headers.ContentSecurityPolicy = $"{SecurityHeaders.Policy}; style-src 'self' 'unsafe-inline'";
        return dashboard(context);
    };
}
