using Hangfire;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Jobs;
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
        Plan();
        using var admin = await Site.StaffAsync(StaffRole.Admin);

        Assert.Contains("plan 0 0 1 1 * UTC end-offers", (await admin.AskAsync($"{Dashboard}/recurring")).Texts("tbody tr").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_only_looked_at()
    {
        Plan();
        using var admin = await Site.StaffAsync(StaffRole.Admin);
        var page = await admin.AskAsync($"{Dashboard}/recurring");
        var token = page.Document.QuerySelector("meta[name=csrf-token]")!.GetAttribute("content")!;

        List<int> answers = [];
        foreach (var command in (string[])["trigger", "remove"])
            answers.Add((await admin.PostAsync($"{Dashboard}/recurring/{command}", new Dictionary<string, string> { ["jobs[]"] = "plan", ["__RequestVerificationToken"] = token })).Status);

        Assert.Empty(page.Document.QuerySelectorAll("[data-url], form, input[type=checkbox]"));
        Assert.Equal([401, 401], answers);
        Assert.Single((await admin.AskAsync($"{Dashboard}/recurring")).Texts("tbody tr"));
        Assert.Empty((await admin.AskAsync($"{Dashboard}/jobs/enqueued")).Texts("tbody tr"));
    }

    [Fact]
    public async Task The_office_page_of_jobs_leads_an_admin_to_it_and_it_leads_back()
    {
        using var admin = await Site.StaffAsync(StaffRole.Admin);
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);
        var link = $"a[href='{Dashboard}']";

        Assert.Equal("Panel Hangfire", (await admin.OpenAsync("/biuro/zadania")).Text(link));
        Assert.Empty((await coordinator.OpenAsync("/biuro/zadania")).Texts(link));
        Assert.NotEmpty((await admin.AskAsync(Dashboard)).Texts("a[href='/biuro/zadania']"));
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

    private void Plan() => new RecurringJobManager(Site.Services.GetRequiredService<JobStorage>())
        .AddOrUpdate<HangfireTick>("plan", tick => tick.RunAsync("end-offers", null, CancellationToken.None), "0 0 1 1 *");
}

public sealed class HangfireDashboardOnSqliteTests() : HangfireDashboardTests(new SqliteDatabase());

public sealed class HangfireDashboardOnPostgresTests() : HangfireDashboardTests(new PostgresDatabase());
