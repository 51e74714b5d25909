using System.Net.Sockets;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Data.Backups;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web;

/// <summary>Why the application cannot start or do what it was told, in one sentence for the operator.</summary>
public static class StartTrouble
{
    /// <summary>Loggers that would print a stack trace of the same trouble before the sentence.</summary>
    private static readonly string[] Talkative = ["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.EntityFrameworkCore"];

    /// <summary>Until the application has started, what goes wrong is told by <see cref="Explain"/> alone.</summary>
    public static void TellsAlone(WebApplicationBuilder builder)
    {
        var quiet = new QuietStart();
        foreach (var category in Talkative)
            builder.Logging.AddFilter(category, level => quiet.Lets(level));
        builder.Services.AddSingleton<IHostedService>(quiet);
    }

    /// <returns>Null when it is no trouble of starting but a fault of ours.</returns>
    public static string? Explain(Exception failure) => failure switch
    {
        StartException or BackupException => failure.Message,
        OptionsValidationException unfit => $"The settings are not fit: {string.Join(" ", unfit.Failures)}",
        InvalidOperationException { InnerException: FormatException or ArgumentException or InvalidCastException } unread
            when unread.Message.Contains("configuration value", StringComparison.Ordinal) => $"The settings are not fit: {unread.Message}",
        IOException { InnerException: AddressInUseException } taken => $"{taken.Message.TrimEnd('.')}: stop what listens there, or start with another address, such as --urls http://localhost:5081.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } => "This user may not listen on the port: choose one above 1023 with --urls, or let a reverse proxy listen for it.",
        _ => null,
    };

    private sealed class QuietStart : IHostedLifecycleService
    {
        private volatile bool started;

        public bool Lets(LogLevel level) => started && level >= LogLevel.Warning;

        public Task StartedAsync(CancellationToken cancellationToken)
        {
            started = true;
            return Task.CompletedTask;
        }

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
