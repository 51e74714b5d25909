using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lublin.Startups.Tests.Support;

/// <summary>A collector on loopback that takes OpenTelemetry over HTTP and keeps it as it came.</summary>
public sealed class OtlpSink : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Path, string Body)> received = [];
    private readonly SemaphoreSlim came = new(0);

    private OtlpSink()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(KeepAsync);
    }

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<OtlpSink> StartAsync()
    {
        var sink = new OtlpSink();
        await sink.app.StartAsync();
        return sink;
    }

    /// <summary>All that came for one signal; in protobuf, texts stand as they are.</summary>
    public string Received(string signal) => string.Join('\n', received.Where(each => each.Path == $"/v1/{signal}").Select(each => each.Body));

    /// <summary>Waits until something was told.</summary>
    public async Task UntilAsync(string signal, string told, TimeSpan patience)
    {
        while (!Received(signal).Contains(told, StringComparison.Ordinal))
            Assert.True(await came.WaitAsync(patience), $"Nothing told {told}.");
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        came.Dispose();
    }

    private async Task KeepAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        received.Enqueue((context.Request.Path.Value!, Encoding.UTF8.GetString(body.ToArray())));
        came.Release();
        context.Response.ContentType = "application/x-protobuf";
    }
}
