using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Clock;

/// <summary>Registers the one <see cref="TimeProvider"/> everything asks for the time.</summary>
public static class ClockModule
{
    /// <exception cref="OptionsValidationException"><c>Clock:StartAt</c> is unreadable, or set in Production.</exception>
    public static IServiceCollection AddClock(
        this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var options = configuration.GetSection(ClockOptions.Section).Get<ClockOptions>() ?? new ClockOptions();
        if (environment.IsProduction() && !string.IsNullOrWhiteSpace(options.StartAt))
            throw ClockOptions.Unfit(
                "Clock:StartAt moves the application's clock and is refused in Production; remove the setting.");

        return services.AddHostedService<ClockWatch>().AddSingleton(options.StartInstant() is { } startAt ? new StartedClock(startAt) : TimeProvider.System);
    }
}
