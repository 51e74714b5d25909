using System.Text.RegularExpressions;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

public abstract partial class JobPagesTests(SharedSite site) : MailroomTests(site)
{
    [Fact]
    public async Task Every_job_says_when_it_runs_in_words_and_when_next()
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var rows = (await staff.OpenAsync("/biuro/zadania")).Texts("section:first-of-type tbody tr").Select(row => row.Replace('\u00A0', ' ')).ToList();

        Assert.Contains("Przypomnienia do poczty co minutę jeszcze nie pon. 23 lis, 9:01", rows);
        Assert.Contains("Usuwanie potrzeb po 30 dniach codziennie o 3:20 jeszcze nie wt. 24 lis, 3:20", rows);
        Assert.Equal(Site.Services.GetServices<JobDescription>().Count(), rows.Count);
    }

    [Fact]
    public async Task Whatever_job_there_is_has_a_name_in_words()
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var names = (await staff.OpenAsync("/biuro/zadania")).Texts("section:first-of-type tbody th");

        Assert.DoesNotContain(names, name => Site.Services.GetServices<JobDescription>().Any(job => job.Name == name));
    }

    [Fact]
    public async Task An_admin_runs_a_job_by_hand_is_told_what_came_of_it_and_stands_in_the_history()
    {
        using var admin = await Site.StaffAsync(StaffRole.Admin, "Halina Nowak");

        var told = await admin.FollowAsync(await admin.SendAsync(await admin.OpenAsync("/biuro/zadania/put-reminders/uruchom"), form: "main form[method=post]"));

        Assert.Contains("Zrobione", told.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("Nie było nic do zrobienia", told.Text("[role=status]"), StringComparison.Ordinal);
        var all = await admin.OpenAsync("/biuro/zadania");
        Assert.Contains("Zrobione", (await admin.OpenAsync(all.Document.QuerySelector("tbody th a[href*=put-reminders]")!.GetAttribute("href")!)).Text("section:last-of-type tbody"), StringComparison.Ordinal);
        var past = await Site.WithAsync(db => db.History.SingleAsync(row => row.Subject == "job"));
        Assert.Equal(("RunByHand", """{"job":"put-reminders"}"""), (past.Verb, past.Details));
    }

    [Fact]
    public async Task Only_an_admin_may_and_only_jobs_that_there_are()
    {
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);
        using var admin = await Site.StaffAsync(StaffRole.Admin);

        Assert.Equal(403, (await coordinator.AskAsync("/biuro/zadania/put-reminders/uruchom")).Status);
        Assert.Equal(404, (await admin.AskAsync("/biuro/zadania/nothing/uruchom")).Status);
    }

    [Fact]
    public async Task A_failure_and_a_run_without_end_are_told_apart_and_long_logs_go_on_by_key()
    {
        var now = Site.Clock.GetUtcNow();
        await Site.WriteAsync(async db =>
        {
            for (var i = 0; i < 51; i++)
                await db.Database.ExecuteSqlAsync($"INSERT INTO job_runs (name, planned_for, started_at, ended_at, counts) VALUES ({"end-offers"}, {now.AddMinutes(-i - 200).UtcDateTime}, {now.AddMinutes(-200).UtcDateTime}, {now.AddMinutes(-199).UtcDateTime}, {"editions: 3"})");
            await db.Database.ExecuteSqlAsync($"INSERT INTO job_runs (name, planned_for, started_at, ended_at, failure) VALUES ({"deliver-mail"}, {now.UtcDateTime}, {now.UtcDateTime}, {now.UtcDateTime}, {"TimeoutException"})");
            await db.Database.ExecuteSqlAsync($"INSERT INTO job_runs (name, planned_for, started_at) VALUES ({"forget-needs"}, {now.AddHours(-2).UtcDateTime}, {now.AddHours(-2).UtcDateTime})");
        });
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var log = await staff.OpenAsync("/biuro/zadania");
        var rows = log.Texts("section:last-of-type tbody tr");
        var older = await staff.OpenAsync(log.Document.QuerySelector("[rel=next]")!.GetAttribute("href")!);

        Assert.Contains("Przerwane", rows[0], StringComparison.Ordinal);
        Assert.Contains("Błąd Szczegóły są w dzienniku serwera", rows[1], StringComparison.Ordinal);
        Assert.Contains("60 sekund Zrobione 3 edycje", rows[2], StringComparison.Ordinal);
        Assert.Equal([50, 3], [rows.Count, older.Texts("section:last-of-type tbody tr").Count]);
    }

    [Fact]
    public async Task Whatever_a_job_counts_is_told_in_Polish()
    {
        (string Counts, string Words)[] told =
        [
            ("calls: 1", "1 telefon"), ("calls: 2", "2 telefony"), ("calls: 12", "12 telefonów"),
            ("copies: 1, removed: 0", "1 kopia, usunięto 0 starych"), ("copies: 1, removed: 1", "1 kopia, usunięto 1 starą"), ("copies: 1, removed: 3", "1 kopia, usunięto 3 stare"),
            ("editions: 1", "1 edycja"), ("editions: 22", "22 edycje"), ("editions: 5", "5 edycji"),
            ("enrolments: 1", "1 zapis"), ("enrolments: 4", "4 zapisy"), ("enrolments: 21", "21 zapisów"),
            ("groups: 1", "1 grupa"), ("groups: 3", "3 grupy"), ("groups: 15", "15 grup"),
            ("links: 1", "1 link do sprawdzenia"), ("links: 3", "3 linki do sprawdzenia"), ("links: 8", "8 linków do sprawdzenia"),
            ("mails: 1", "1 wiadomość"), ("mails: 3", "3 wiadomości"), ("mails: 100", "100 wiadomości"),
            ("runs: 1", "1 przebieg"), ("runs: 2", "2 przebiegi"), ("runs: 25", "25 przebiegów"),
        ];
        var now = Site.Clock.GetUtcNow();
        await Site.WriteAsync(async db =>
        {
            foreach (var (i, (counts, _)) in told.Index())
                await db.Database.ExecuteSqlAsync($"INSERT INTO job_runs (name, planned_for, started_at, ended_at, counts) VALUES ({"backup"}, {now.AddMinutes(-i).UtcDateTime}, {now.UtcDateTime}, {now.UtcDateTime}, {counts})");
        });
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var rows = (await staff.OpenAsync("/biuro/zadania")).Texts("section:last-of-type tbody td:last-child");

        Assert.Equal(told.Select(one => $"Zrobione {one.Words}").Reverse(), rows.Select(row => row.Replace('\u00A0', ' ')));
        Assert.Equal(CountedInSources(), told.SelectMany(one => one.Counts.Split(", ")).Select(count => count.Split(':')[0]).ToHashSet().Order());
    }

    // What jobs say in their sources: "things: {number}".
    private static IEnumerable<string> CountedInSources() => SourceFiles.Below("Lublin.Startups.Web", ".cs")
        .Select(SourceFiles.Text).Where(source => source.Contains("Task<string?> RunAsync(", StringComparison.Ordinal))
        .SelectMany(source => Counted().Matches(source)).Select(match => match.Groups["things"].Value).ToHashSet().Order();

    [GeneratedRegex(@"["" ](?<things>[a-z-]+): [\d{]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Counted();
}

public sealed class JobPagesOnSqliteTests(SqliteSite site) : JobPagesTests(site), IClassFixture<SqliteSite>;

public sealed class JobPagesOnPostgresTests(PostgresSite site) : JobPagesTests(site), IClassFixture<PostgresSite>;
