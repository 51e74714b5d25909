using Hangfire;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Jobs.Hangfire;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

public abstract class HangfireDashboardTests(ITestDatabase database) : MailroomTests(database)
{
    private const string Dashboard = "/biuro/zadania/hangfire";

    [Fact]
    public async Task An_admin_reads_the_dashboard_and_nobody_else()
    {
        using var admin = await Site.StaffAsync(StaffRole.Admin);
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);

        Assert.Contains("Hangfire", (await admin.AskAsync(Dashboard)).Text("title"), StringComparison.Ordinal);
        Assert.Equal(403, (await coordinator.AskAsync(Dashboard)).Status);
        Assert.Equal("/konto/wejscie", (await Site.GetPageAsync(Dashboard)).Answer.Headers.Location?.ToString().Split('?')[0]);
    }

    [Fact]
    public async Task It_calls_jobs_by_their_names()
    {
        new RecurringJobManager(Site.Services.GetRequiredService<JobStorage>())
            .AddOrUpdate<HangfireTick>("plan", tick => tick.RunAsync("end-offers", CancellationToken.None), "0 0 1 1 *");
        using var admin = await Site.StaffAsync(StaffRole.Admin);

        Assert.Contains("plan 0 0 1 1 * UTC end-offers", (await admin.AskAsync($"{Dashboard}/recurring")).Texts("tbody tr").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_elements_may_carry_styles_and_nothing_on_it_may_run_but_its_own_files()
    {
        using var admin = await Site.StaffAsync(StaffRole.Admin);

        var page = await admin.AskAsync($"{Dashboard}/recurring");
        var policy = string.Join(' ', page.Answer.Headers.GetValues("Content-Security-Policy"));

        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("style-src 'self' 'unsafe-inline'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("script:not([src]), [onclick], [onload], [onchange], [onsubmit]"));
        Assert.All(page.Document.QuerySelectorAll("script, link[rel=stylesheet]"), file => Assert.StartsWith($"{Dashboard}/", file.GetAttribute("src") ?? file.GetAttribute("href"), StringComparison.Ordinal));
    }
}

public sealed class HangfireDashboardOnSqliteTests() : HangfireDashboardTests(new SqliteDatabase());

public sealed class HangfireDashboardOnPostgresTests() : HangfireDashboardTests(new PostgresDatabase());
