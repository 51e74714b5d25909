using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Lublin.Startups.Web.Telemetry.Otlp;

/// <summary>Sends traces and figures to a collector for as long as the application runs. It is the only place that knows OpenTelemetry.</summary>
internal static class OtlpExport
{
    private const string Service = "lublin-startups";

    // No meter of the database's driver: its tags hold the connection string.
    private static readonly string[] Meters =
        [Figures.Source, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "Microsoft.AspNetCore.Diagnostics", "System.Runtime"];

    private static readonly string[] Sources = [Figures.Source, "Microsoft.AspNetCore"];

    // The options are asked for when the export starts: what is wrong in them has been named by then.
    public static void AddOtlpExport(this IServiceCollection services, TelemetryOptions options) => services.AddOpenTelemetry()
        .ConfigureResource(resource => resource.AddService(Service, serviceVersion: typeof(OtlpExport).Assembly.GetName().Version?.ToString()))
        .WithTracing(traces => traces
            .SetSampler(_ => new TraceIdRatioBasedSampler(options.TracedShare)).AddSource(Sources)
            .AddOtlpExporter(exporter => options.Address(exporter, "traces")))
        .WithMetrics(figures => figures
            .AddMeter(Meters).AddInstrumentation<LevelGauges>(services => ActivatorUtilities.CreateInstance<LevelGauges>(services))
            .AddOtlpExporter((exporter, reader) =>
            {
                options.Address(exporter, "metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)TimeSpan.FromSeconds(options.EverySeconds).TotalMilliseconds;
            }));

    private static void Address(this TelemetryOptions options, OtlpExporterOptions exporter, string signal)
    {
        exporter.Endpoint = options.AddressOf(signal);
        exporter.Protocol = options.Protocol == TelemetryProtocol.Http ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        if (options.Headers.Length > 0)
            exporter.Headers = options.Headers;
    }
}
