using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Lublin.Startups.Bench;

/// <summary>What the application plans and publishes lectures with, in this process and on a store, without pages and jobs.</summary>
public sealed class PlanningOffice : IAsyncDisposable
{
    /// <summary>A Monday in the semester, by the clock of all that is measured.</summary>
    public const string Now = "2027-03-01T08:00:00Z";

    public const string Actor = "staff:1";
    private readonly ServiceProvider services;

    public PlanningOffice(BenchStore store)
    {
        Store = store;
        var settings = store.Settings.Append(new("Clock__StartAt", Now)).ToDictionary(pair => pair.Key.Replace("__", ":", StringComparison.Ordinal), string? (pair) => pair.Value, StringComparer.Ordinal);
        var (configuration, environment) = (new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), new HostingEnvironment { EnvironmentName = Environments.Staging, ContentRootPath = AppContext.BaseDirectory });
        services = new ServiceCollection().AddLogging().AddClock(configuration, environment).AddData(configuration, environment).AddMail(configuration, environment)
            .AddProgrammes().AddLectures().BuildServiceProvider();
    }

    public BenchStore Store { get; }

    /// <summary>The day that is today for it: a Monday.</summary>
    public static DateOnly Today => new(2027, 3, 1);

    public async Task<T> AskAsync<TService, T>(Func<TService, Task<T>> ask)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async Task<T> AskAsync<TService, TOther, T>(Func<TService, TOther, Task<T>> ask)
        where TService : notnull
        where TOther : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>(), scope.ServiceProvider.GetRequiredService<TOther>());
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
