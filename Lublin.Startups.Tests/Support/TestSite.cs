using System.Data.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Lublin.Startups.Web.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lublin.Startups.Tests.Support;

/// <summary>The whole application over a test's own database, with a clock that stands, answering over HTTP inside the process.</summary>
/// <param name="database">Started.</param>
/// <param name="clock">Monday 23 November 2026, 9:00 in Warsaw, unless said otherwise.</param>
/// <param name="settings">Settings besides the database's.</param>
public sealed class TestSite(ITestDatabase database, TestClock? clock = null, params (string Key, string Value)[] settings) : WebApplicationFactory<Program>
{
    public TestClock Clock { get; } = clock ?? new();

    /// <summary>How many commands the application has sent to the database.</summary>
    public CommandCount Commands { get; } = new();

    /// <summary>Lets a command wait, so that a test can act in the middle of a slow answer.</summary>
    public CommandHold Hold { get; } = new();

    /// <summary>More services, or others, for one test.</summary>
    public Action<IServiceCollection> Adjust { get; init; } = _ => { };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("Demo:Seed", "false");
        builder.UseSetting("Links:Secret", "a secret of tests, long enough for anybody");
        foreach (var (key, value) in database.Settings)
            builder.UseSetting(key, value);
        foreach (var (key, value) in settings)
            builder.UseSetting(key, value);
        // The run says how far it is; what a test wants to hear it adds itself.
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.ConfigureDbContext<SqliteStartupsDb>(options => options.AddInterceptors(Commands, Hold)).ConfigureDbContext<SqliteStartupsDb>(OrderedRows.Demand);
            services.ConfigureDbContext<PostgresStartupsDb>(options => options.AddInterceptors(Commands, Hold)).ConfigureDbContext<PostgresStartupsDb>(OrderedRows.Demand);
            Undelayed.Add(services);
            Adjust(services);
        });
    }

    /// <summary>A visitor with cookies of their own who follows no redirects.</summary>
    public HttpClient Visitor() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>Works on the database in a scope of its own.</summary>
    public async Task<T> WithAsync<T>(Func<StartupsDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<StartupsDb>());
    }

    /// <summary>Changes the database as a command does: through the one writer.</summary>
    public Task WriteAsync(Func<StartupsDb, Task> change) => WithAsync(async db =>
    {
        await Services.GetRequiredService<Writer>().CommitAsync(db, () => change(db));
        return true;
    });

    public async Task<SitePage> GetPageAsync(string address)
    {
        using var visitor = Visitor();
        return await visitor.GetPageAsync(address);
    }

    internal static async Task<SitePage> ReadAsync(HttpResponseMessage answer) => new(answer, await answer.Content.ReadAsStringAsync());
}

public static class TestVisitors
{
    public static async Task<SitePage> GetPageAsync(this HttpClient visitor, string address) =>
        await TestSite.ReadAsync(await visitor.GetAsync(new Uri(address, UriKind.Relative)));
}

/// <summary>An answer with its page.</summary>
public sealed record SitePage(HttpResponseMessage Answer, string Html)
{
    private static readonly HtmlParser Parser = new();
    private IHtmlDocument? document;

    /// <summary>Read when it is first looked at: most of the time of an answer goes there.</summary>
    public IHtmlDocument Document => document ??= Parser.ParseDocument(Html);

    public int Status => (int)Answer.StatusCode;

    public string Heading => Text("h1");

    /// <summary>The text of the first element, white space as a reader sees it.</summary>
    public string Text(string selector) => Plain(Document.QuerySelector(selector) ?? throw new InvalidOperationException($"No {selector} in the page."));

    public IReadOnlyList<string> Texts(string selector) => [.. Document.QuerySelectorAll(selector).Select(Plain)];

    private static string Plain(IElement element) =>
        string.Join(' ', element.TextContent.Replace("\u2060", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>Counts what is sent to the database.</summary>
public sealed class CommandCount : DbCommandInterceptor
{
    private int sent;

    public int Sent => Volatile.Read(ref sent);

    /// <summary>How many commands something takes: the least of three times, because deliveries look for mail in between.</summary>
    public async Task<int> LeastAsync(Func<Task> work)
    {
        var least = int.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var before = Sent;
            await work();
            least = Math.Min(least, Sent - before);
        }

        return least;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref sent);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Interlocked.Increment(ref sent);
        return result;
    }
}
