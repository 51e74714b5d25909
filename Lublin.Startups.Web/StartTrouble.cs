using System.Net.Sockets;
using Lublin.Startups.Web.Data;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web;

/// <summary>Why the application cannot start, in one sentence for whoever started it.</summary>
public static class StartTrouble
{
    /// <returns>Null when it is no trouble of starting but a fault of ours.</returns>
    public static string? Explain(Exception failure) => failure switch
    {
        StartException told => told.Message,
        OptionsValidationException unfit => $"The settings are not fit: {string.Join(" ", unfit.Failures)}",
        IOException { InnerException: AddressInUseException } taken => $"{taken.Message.TrimEnd('.')}: stop what listens there, or start with another address, such as --urls http://localhost:5081.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } => "This user may not listen on the port: choose one above 1023 with --urls, or let a reverse proxy listen for it.",
        _ => null,
    };
}
