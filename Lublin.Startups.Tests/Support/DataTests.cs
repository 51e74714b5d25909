using Lublin.Startups.Web.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests.Support;

/// <summary>Tests of the data layer by itself, over one database.</summary>
public abstract class DataTests(ITestDatabase database) : IAsyncLifetime
{
    private ServiceProvider services = null!;

    protected TestClock Clock { get; } = new();

    public virtual async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        services = database.Services(Clock);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }

    /// <summary>Works on the database in a scope of its own.</summary>
    protected async Task<T> WithAsync<T>(Func<StartupsDb, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<StartupsDb>());
    }

    /// <inheritdoc cref="WithAsync{T}"/>
    protected Task WithAsync(Func<StartupsDb, Task> work) => WithAsync(async db =>
    {
        await work(db);
        return true;
    });
}
