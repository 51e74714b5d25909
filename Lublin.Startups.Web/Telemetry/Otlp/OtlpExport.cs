using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Lublin.Startups.Web.Telemetry.Otlp;

/// <summary>Sends traces and figures to a collector for as long as the application runs. It is the only place that knows OpenTelemetry.</summary>
internal sealed class OtlpExport(IOptions<TelemetryOptions> options, IServiceScopeFactory scopes, IMeterFactory meters, IEnumerable<Level> levels) : IHostedService, IDisposable
{
    private const string Service = "lublin-startups";

    // No meter of the database's driver: its tags hold the connection string.
    private static readonly string[] Meters =
        [Figures.Source, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "Microsoft.AspNetCore.Diagnostics", "System.Runtime"];

    private static readonly string[] Sources = [Figures.Source, "Microsoft.AspNetCore"];

    private readonly List<IDisposable> providers = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var meter = meters.Create(Figures.Source);
        foreach (var level in levels)
            meter.CreateObservableGauge(level.Name, () => Read(level), level.Unit, level.Describes);
        var resource = ResourceBuilder.CreateDefault().AddService(Service, serviceVersion: typeof(OtlpExport).Assembly.GetName().Version?.ToString());
        providers.Add(Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource).SetSampler(new TraceIdRatioBasedSampler(options.Value.TracedShare)).AddSource(Sources)
            .AddOtlpExporter(exporter => Address(exporter, "traces"))
            .Build());
        providers.Add(Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource).AddMeter(Meters)
            .AddOtlpExporter((exporter, reader) =>
            {
                Address(exporter, "metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)TimeSpan.FromSeconds(options.Value.EverySeconds).TotalMilliseconds;
            })
            .Build());
        return Task.CompletedTask;
    }

    // Disposing sends what is left; a collector that is away must not hold up the end for long.
    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(Dispose, CancellationToken.None).WaitAsync(cancellationToken);

    public void Dispose()
    {
        lock (providers)
        {
            foreach (var provider in providers)
                provider.Dispose();
            providers.Clear();
        }
    }

    // Nothing is measured rather than a wrong figure: the database may be away.
    private IEnumerable<Measurement<long>> Read(Level level)
    {
        try
        {
            using var scope = scopes.CreateScope();
            return [new(level.Read(scope.ServiceProvider))];
        }
#pragma warning disable CA1031 // The boundary: a figure that cannot be read must not keep the others.
        catch (Exception)
#pragma warning restore CA1031
        {
            return [];
        }
    }

    private void Address(OtlpExporterOptions exporter, string signal)
    {
        exporter.Endpoint = options.Value.AddressOf(signal);
        exporter.Protocol = options.Value.Protocol == TelemetryProtocol.Http ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        if (options.Value.Headers.Length > 0)
            exporter.Headers = options.Value.Headers;
    }
}
