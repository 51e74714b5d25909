using System.ComponentModel.DataAnnotations;
using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Pages;

/// <summary>For monitoring: <c>/health/live</c>, the process answers; <c>/health/ready</c>, people can be served. One word each, no details.</summary>
public static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DatabaseIsReady>("database", timeout: Patience).AddCheck<DiskHasRoom>("disk", timeout: Patience);
        services.AddOptions<HealthOptions>().BindConfiguration("Health").ValidateDataAnnotations().ValidateOnStart();
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
    }
}

/// <summary>The database answers, and every migration of this program is done.</summary>
public sealed class DatabaseIsReady(StartupsDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any() ? HealthCheckResult.Unhealthy() : HealthCheckResult.Healthy();
}

/// <summary>The data folder can be written, and has room for what people send.</summary>
public sealed class DiskHasRoom(DataFolder folder, IOptions<HealthOptions> options) : IHealthCheck
{
    private const int Probe = 4096;
    private const long Megabyte = 1024 * 1024;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using (var probe = ExportFile.Open(folder))
            {
                await probe.WriteAsync(new byte[Probe], cancellationToken);
                await probe.FlushAsync(cancellationToken);
            }

            return new DriveInfo(folder.Path).AvailableFreeSpace < options.Value.FreeMegabytes * Megabyte ? HealthCheckResult.Unhealthy() : HealthCheckResult.Healthy();
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            return HealthCheckResult.Unhealthy();
        }
    }
}

/// <summary>Settings of the section <c>Health</c>.</summary>
public sealed class HealthOptions
{
    /// <summary>With less room than this beside the data, <c>/health/ready</c> answers 503.</summary>
    [Range(0, int.MaxValue, ErrorMessage = "Health__FreeMegabytes must be 0 or more.")]
    public int FreeMegabytes { get; set; } = 100;
}
