using System.ComponentModel.DataAnnotations;

namespace Lublin.Startups.Web.Telemetry;

/// <summary>Settings of the section <c>Telemetry</c>.</summary>
public sealed class TelemetryOptions : IValidatableObject
{
    /// <summary>Where a collector takes OpenTelemetry; nothing is collected while empty.</summary>
    public string Endpoint { get; set; } = "";

    public TelemetryProtocol Protocol { get; set; } = TelemetryProtocol.Http;

    /// <summary>Headers that the collector wants, as <c>name=value,name=value</c>; secret.</summary>
    public string Headers { get; set; } = "";

    /// <summary>Which share of the requests is traced, 0 to 1. Figures count them all.</summary>
    [Range(0.0, 1.0)]
    public double TracedShare { get; set; } = 0.1;

    /// <summary>How often figures are sent, in seconds.</summary>
    [Range(1, 3600)]
    public int EverySeconds { get; set; } = 60;

    /// <summary>Whether the log is one JSON object a line.</summary>
    public bool JsonLogs { get; set; }

    internal bool IsOn => Endpoint.Length > 0;

    /// <summary>Over HTTP each signal has an address of its own below the collector's.</summary>
    internal Uri AddressOf(string signal) => Protocol == TelemetryProtocol.Http ? new($"{Endpoint.TrimEnd('/')}/v1/{signal}") : new(Endpoint);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsOn && !(Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            yield return new("Telemetry__Endpoint must be a whole address, such as http://localhost:4318.");
    }
}

public enum TelemetryProtocol
{
    /// <summary>Protobuf over HTTP, usually port 4318.</summary>
    Http,

    /// <summary>gRPC, usually port 4317.</summary>
    Grpc,
}
