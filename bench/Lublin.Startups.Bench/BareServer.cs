using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Lublin.Startups.Bench;

/// <summary>The reference for everything served: Kestrel with one endpoint that answers fixed bytes and headers, as a process of its own.</summary>
public sealed class BareServer : IDisposable
{
    private readonly Process process;

    private BareServer(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    public int Id => process.Id;

    /// <summary>Publishes the bench itself as the application is published, so that both start equally well compiled.</summary>
    public static Task<string> PublishAsync() => AppProcess.PublishAsync("bench/Lublin.Startups.Bench", "lublin-startups-bench-bare");

    /// <param name="folder">Where the bench was published.</param>
    /// <param name="answer">A file that <see cref="Write"/> wrote.</param>
    public static BareServer Start(string folder, string answer)
    {
        var port = AppProcess.FreePort();
        var start = new ProcessStartInfo(Path.Combine(folder, "Lublin.Startups.Bench"), ["bare", answer, $"http://127.0.0.1:{port}"]) { UseShellExecute = false };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Staging";
        return new(Process.Start(start) ?? throw new BenchException("The bare server did not start."), port);
    }

    /// <summary>Keeps an answer for the bare server to give: headers beside the body.</summary>
    public static string Write(string folder, HttpResponseMessage response, byte[] body)
    {
        var path = Path.Combine(folder, $"answer-{Guid.NewGuid():N}");
        var headers = response.Headers.Concat(response.Content.Headers)
            .Where(header => header.Key is not ("Date" or "Server" or "Content-Length" or "Transfer-Encoding" or "Connection"))
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.Ordinal);
        File.WriteAllBytes(path, body);
        File.WriteAllText(path + ".json", JsonSerializer.Serialize(headers));
        return path;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>What the process does.</summary>
    public static async Task<int> HoldAsync(string answer, string url)
    {
        var body = await File.ReadAllBytesAsync(answer);
        var headers = JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(answer + ".json"))!
            .Select(header => KeyValuePair.Create(header.Key, new Microsoft.Extensions.Primitives.StringValues(header.Value))).ToArray();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/{**path}", async (HttpContext context) =>
        {
            foreach (var (name, value) in headers)
                context.Response.Headers[name] = value;
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body);
        });
        await app.RunAsync(url);
        return 0;
    }
}
