using System.Diagnostics;
using Lublin.Startups.Web.Jobs;

namespace Lublin.Startups.Bench;

/// <summary>Sign-ups at an even pace while the embedded database is copied: by the program itself as at night, and by the verb in a process of its own.</summary>
public static class BackupBench
{
    private const int PostsPerSecond = 200;
    private const int Clients = 16;
    private const int People = 500;
    private const int Editions = 100;
    private const int WarmUps = 5;
    private const string Backups = "backups";
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(8);
    private static readonly DateOnly FirstDate = new(2026, 1, 1);

    public static async Task<int> RunAsync(BenchOptions options)
    {
        if (options.Postgres)
            throw new BenchException("PostgreSQL is copied by its own tools: see docs/operations.md.");
        var folder = await AppProcess.PublishAsync(options);
        await using var store = await BenchStore.CreateAsync(onPostgres: false);
        var rounds = new QuietRounds<BackupRound>(options.Rounds);
        string[] editions = [.. Enumerable.Range(1, WarmUps + rounds.MostTries).Select(number => $"proba-{number}")];
        await store.AddEditionsAsync(capacity: 100_000, closed: false, editions);
        for (var day = 0; day < Editions; day++)
            await Participants.AddAsync(store, FirstDate.AddDays(day), People, new DateTimeOffset(2025, 12, 1, 12, 0, 0, TimeSpan.Zero));
        await OfficeVisitor.HireAsync(store);
        KeyValuePair<string, string>[] settings = [.. store.Settings, new("Backup__Folder", Backups), new("Backup__Keep", "1")];
        using var app = await AppProcess.StartAsync(folder, settings);
        using var applicants = await Applicants.GatherAsync(store, app.Port, editions[0]);
        using var visitor = await OfficeVisitor.SignInAsync(app.Port);
        var client = new LoadClient(app.Port, Clients);

        Phase SignUps(string edition, Func<Task>? copying = null) => Run(client, applicants.LastPosts(edition, (int)(Span.TotalSeconds * PostsPerSecond)), copying);
        // A job runs once in a second, however often it is asked for.
        Task ByItselfAsync() => Task.WhenAll(visitor.PostAsync($"/biuro/zadania/{BackupJob.Name}/uruchom"), Task.Delay(TimeSpan.FromSeconds(1)));
        Task ByVerbAsync() => ByVerbCalledAsync(folder, settings, store.Folder);

        for (var number = 0; number < WarmUps; number++)
            SignUps(editions[number], number % 2 == 0 ? ByItselfAsync : null);
        await rounds.MeasureAsync(number =>
        {
            var edition = editions[WarmUps + number];
            var before = SignUps(edition);
            var byItself = SignUps(edition, ByItselfAsync);
            var byVerb = SignUps(edition, ByVerbAsync);
            double[] idle = [.. before.Latencies.Concat(SignUps(edition).Latencies).Order()];
            return Task.FromResult(new BackupRound(
                idle.Percentile(0.99), byItself.Latencies.Percentile(0.99), byVerb.Latencies.Percentile(0.99), byItself.Copies, byVerb.Copies));
        });
        Report(rounds, new FileInfo(Path.Combine(store.Folder, "startups.db")).Length);
        return 0;
    }

    /// <summary>Sends what is due, evenly, while copies are made one after the other.</summary>
    private static Phase Run(LoadClient client, byte[][] posts, Func<Task>? copying)
    {
        using var over = new CancellationTokenSource();
        var copies = copying is null ? Task.FromResult(0) : Task.Run(async () =>
        {
            var made = 0;
            for (; !over.IsCancellationRequested; made++)
                await copying();
            return made;
        });
        var result = client.Run(posts, PostsPerSecond);
        over.Cancel();
        if (result.Status.Any(status => status != 303))
            throw new BenchException($"A check failed. {result.Status.Count(status => status != 303)} sign-ups were not answered with 303.");
        return new(result.Latencies, copies.GetAwaiter().GetResult());
    }

    private static async Task ByVerbCalledAsync(string folder, KeyValuePair<string, string>[] settings, string data)
    {
        var file = Path.Combine(data, $"copy-{Guid.NewGuid():N}.db");
        var start = new ProcessStartInfo(Path.Combine(folder, "Lublin.Startups.Web"), ["backup", file]) { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        using var verb = Process.Start(start) ?? throw new BenchException("The verb did not start.");
        var said = await verb.StandardOutput.ReadToEndAsync();
        await verb.WaitForExitAsync();
        if (verb.ExitCode != 0)
            throw new BenchException("A check failed. The verb said: " + said);
        File.Delete(file);
    }

    private static void Report(QuietRounds<BackupRound> quiet, long bytes)
    {
        var rounds = quiet.Counting;
        var (byItself, byVerb) = (rounds.Select(round => round.ByItself / round.Idle).ToList(), rounds.Select(round => round.ByVerb / round.Idle).ToList());
        Console.WriteLine($"""
            ## Backups one after the other beside {PostsPerSecond} sign-ups a second, SQLite (synchronous=FULL), a database of {bytes / 1024 / 1024} MB at the end, {quiet}

            | measure | median (min–max) | goal | |
            |---|---|---|---|
            | sign-ups' p99 beside the program's own backup ÷ without | {byItself.Spread("N2")} | ≤ 2 | {Figures.Met(byItself.Median() <= 2)} |
            | sign-ups' p99 beside the verb ÷ without | {byVerb.Spread("N2")} | ≤ 2 | {Figures.Met(byVerb.Median() <= 2)} |
            | sign-ups' p99, ms: without, own backup, verb | {rounds.Select(round => round.Idle).Spread("N1")}, {rounds.Select(round => round.ByItself).Spread("N1")}, {rounds.Select(round => round.ByVerb).Spread("N1")} | | |
            | backups in {Span.TotalSeconds} s: own, verb | {rounds.Select(round => (double)round.OwnCopies).Spread()}, {rounds.Select(round => (double)round.VerbCopies).Spread()} | | |

            Checked: every sign-up was answered with 303, every backup was read again and found whole.
            """);
    }

    private sealed record Phase(double[] Latencies, int Copies);

    private sealed record BackupRound(double Idle, double ByItself, double ByVerb, int OwnCopies, int VerbCopies);
}
