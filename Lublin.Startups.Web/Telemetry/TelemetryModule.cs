using System.Runtime.CompilerServices;
using Lublin.Startups.Web.Telemetry.Otlp;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Telemetry;

public static class TelemetryModule
{
    private const string Iso = "yyyy-MM-ddTHH:mm:ss.fffZ";

    /// <summary>JSON logs, traces and figures, each when it is set; nothing of it is even loaded otherwise.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection("Telemetry");
        var options = section.Get<TelemetryOptions>() ?? new();
        services.AddOptions<TelemetryOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        if (options.JsonLogs)
            services.AddLogging(WriteJson);
        if (options.IsOn)
            AddExport(services, options);
        return services;
    }

    /// <summary>Stands before everything else, so that it sees what became of each request.</summary>
    public static void UseTelemetry(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<TelemetryOptions>>().Value.IsOn)
            app.Use(RequestSpans.NameAsync);
    }

    // Without scopes: any code that opens one may put an address into it.
    private static void WriteJson(ILoggingBuilder logging) => logging.AddJsonConsole(json =>
    {
        json.IncludeScopes = false;
        json.UseUtcTimestamp = true;
        json.TimestampFormat = Iso;
    });

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddExport(IServiceCollection services, TelemetryOptions options) => services.AddOtlpExport(options);
}
