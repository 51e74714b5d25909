using System.Text.Json;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>What is told about the running application, and above all what is not.</summary>
public sealed class TelemetryTests : IAsyncLifetime
{
    private const string Name = "Hanna Żółć";
    private const string Email = "hanna.zolc@example.org";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly SqliteDatabase database = new();

    public async ValueTask InitializeAsync() => await database.InitializeAsync();

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Traces_figures_and_logs_tell_what_happens_and_name_nobody()
    {
        await using var collector = await OtlpSink.StartAsync();
        await using var post = new SmtpSink();
        await using var site = new RunningSite(database, post);
        await site.WithAsync(db => new Offer(Seats: 3).AddAsync(db, new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero)));
        await site.StartAsync("2026-11-26T10:00", ("Telemetry:Endpoint", collector.Address), ("Telemetry:TracedShare", "1"), ("Telemetry:EverySeconds", "1"), ("Telemetry:JsonLogs", "true"));

        var code = await SignUpAsync(site);
        await post.WaitForCountAsync(1, Patience);
        await site.UntilAsync("the mail to be marked", db => db.Outbox.AnyAsync(mail => mail.SentAt != null));
        await collector.UntilAsync("metrics", "startups.mails.waiting", Patience);
        await site.StopAsync();

        var (traces, figures) = (collector.Received("traces"), collector.Received("metrics"));
        Assert.All(
            ["GET moje-zapisy/{code}", "POST szkolenia/{slug}/{edition}/zapisy/sprawdz", "http.response.status_code", "mail.kind", RosterMails.Confirmed, "lublin-startups"],
            told => Assert.Contains(told, traces, StringComparison.Ordinal));
        Assert.All(
            ["startups.signups", "startups.signups.line", "startups.mails", "startups.mails.waiting", "startups.mails.failed", "http.server.request.duration", "moje-zapisy/{code}", "sent"],
            told => Assert.Contains(told, figures, StringComparison.Ordinal));
        var log = site.Said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(log);
        Assert.All(log, line => Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(line).RootElement.ValueKind));
        foreach (var secret in new[] { code, code[..12], Name, "Hanna", "%C5%BB", Email, "hanna.zolc", "hanna", "szukane-slowo", "127.0.0.1:" + post.Port })
            Assert.All([traces, figures, site.Said], told => Assert.DoesNotContain(secret, told, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Nothing_of_it_is_loaded_unless_a_collector_is_set()
    {
        var folder = Directory.CreateTempSubdirectory("lublin-startups-telemetry-").FullName;
        try
        {
            (string, string)[] settings = [("ASPNETCORE_ENVIRONMENT", "Testing"), ("DataDirectory", folder), ("Links:Secret", "a secret of tests, long enough for anybody")];
            Assert.False(await LoadsAsync(folder, settings));
            Assert.True(await LoadsAsync(folder, [.. settings, ("Telemetry:Endpoint", $"http://127.0.0.1:{AppStart.FreePort()}")]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_collector_without_an_address_is_named()
    {
        var (exitCode, errors, _) = await AppStart.FailAsync(
            database.Settings["DataDirectory"]!, "http://127.0.0.1:0", ("ASPNETCORE_ENVIRONMENT", "Testing"), ("DataDirectory", database.Settings["DataDirectory"]!), ("Telemetry:Endpoint", "collector"));
        Assert.Equal(1, exitCode);
        Assert.Contains("Telemetry__Endpoint", errors, StringComparison.Ordinal);
    }

    /// <returns>The code of the person's link.</returns>
    private static async Task<string> SignUpAsync(RunningSite site)
    {
        using var person = new SignUpVisitor(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site.Address });
        Assert.Equal(200, (await person.OpenAsync("/szkolenia?q=szukane-slowo")).Status);
        var done = await person.SignUpAsync(SignUpVisitor.Answers(Name, Email));
        Assert.Equal(200, done.Status);
        var code = done.Answer.RequestMessage!.RequestUri!.Segments[2].TrimEnd('/');
        Assert.InRange(code.Length, 20, 200);
        // What is altered, and what is asked of it, is told no more than what is right.
        Assert.Equal(404, (await person.OpenAsync($"/moje-zapisy/{code}x?szukane-slowo={Uri.EscapeDataString(Name)}")).Status);
        return code;
    }

    // The memory map of a process names every assembly it has opened; elsewhere its modules do.
    private static async Task<bool> LoadsAsync(string folder, (string, string)[] settings)
    {
        var (app, address) = await AppStart.UpAsync(folder, settings);
        await using var _ = app;
        using var visitor = new HttpClient { BaseAddress = address };
        Assert.Contains("<h1", await visitor.GetStringAsync(new Uri("/szkolenia", UriKind.Relative)), StringComparison.Ordinal);
        var map = OperatingSystem.IsLinux()
            ? await File.ReadAllTextAsync($"/proc/{app.Id}/maps")
            : string.Join('\n', System.Diagnostics.Process.GetProcessById(app.Id).Modules.Cast<System.Diagnostics.ProcessModule>().Select(module => module.FileName));
        Assert.Contains("Lublin.Startups.Web.dll", map, StringComparison.Ordinal);
        return map.Contains("OpenTelemetry", StringComparison.Ordinal);
    }
}
