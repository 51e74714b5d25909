using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

/// <summary>What monitoring is told of the disk.</summary>
public sealed class HealthTests : IAsyncLifetime
{
    private readonly SqliteDatabase database = new();

    public async ValueTask InitializeAsync() => await database.InitializeAsync();

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Theory]
    [InlineData("0", 200)]
    [InlineData("2147483647", 503)]
    public async Task A_disk_with_too_little_room_is_told(string megabytes, int status)
    {
        await using var site = new TestSite(database, null, [("Health:FreeMegabytes", megabytes)]);
        using var visitor = site.Visitor();

        Assert.Equal((status, 200), (await AskAsync(visitor, "/health/ready"), await AskAsync(visitor, "/health/live")));
        Assert.Empty(Directory.EnumerateFiles(site.Services.GetRequiredService<DataFolder>().Path, ".*"));
    }

    private static async Task<int> AskAsync(HttpClient visitor, string path)
    {
        using var answer = await visitor.GetAsync(new Uri(path, UriKind.Relative));
        return (int)answer.StatusCode;
    }
}
