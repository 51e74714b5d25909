using System.Diagnostics.CodeAnalysis;
using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Verbs;

/// <summary>For containers, whose images have no other program that could ask: makes no application and asks the one that runs.</summary>
internal static class HealthVerb
{
    private const string Question = "/health/ready";
    private const string UsualPort = "5000";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public static async Task RunAsync(VerbCall call)
    {
        var address = call.Operands.Count > 0 ? call.Operands[0] : Listening(Environment.GetEnvironmentVariable);
        if (!Uri.TryCreate(address.TrimEnd('/') + Question, UriKind.Absolute, out var question) || question.Scheme is not ("http" or "https"))
            throw new StartException($"{address} is no address to ask, such as http://localhost:8080.");
        var answer = await AskAsync(question);
        if (!string.Equals(answer, "Healthy", StringComparison.Ordinal))
            throw new StartException($"{question} answers: {answer}");
        await Console.Out.WriteLineAsync(answer);
    }

    /// <summary>Where the program listens when it was told so by the environment, as seen from this machine.</summary>
    /// <param name="setting">Reads an environment variable.</param>
    internal static string Listening(Func<string, string?> setting)
    {
        var urls = (setting("ASPNETCORE_URLS") ?? setting("URLS"))?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        // "+", "*" and 0.0.0.0 mean every address of the machine, its own among them.
        if (urls.FirstOrDefault(url => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)) is { } url)
            return url.Replace("://+", "://localhost", StringComparison.Ordinal).Replace("://*", "://localhost", StringComparison.Ordinal)
                .Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal).Replace("://[::]", "://[::1]", StringComparison.Ordinal);
        var port = setting("ASPNETCORE_HTTP_PORTS")?.Split(';', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? UsualPort;
        return $"http://localhost:{port}";
    }

    [SuppressMessage("Security", "CA5399", Justification = "Asks this machine only, without a proxy or a cookie.")]
    private static async Task<string> AskAsync(Uri question)
    {
        using var direct = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        using var asker = new HttpClient(direct) { Timeout = Patience };
        try
        {
            using var answer = await asker.GetAsync(question);
            return await answer.Content.ReadAsStringAsync();
        }
        catch (Exception silence) when (silence is HttpRequestException or OperationCanceledException)
        {
            return silence is HttpRequestException ? silence.Message : "nothing, for too long";
        }
    }
}
