using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Bench;

/// <summary>The rush for one edition: the last POST of the sign-up, against the same POST to a closed edition and the disk.</summary>
public static class SignUpBench
{
    private const string Closed = "zamkniety";
    private static readonly string[] WarmUps = [.. Enumerable.Range(1, 12).Select(number => $"rozgrzewka-{number}")];
    private static readonly TimeSpan RawTime = TimeSpan.FromSeconds(1.5);

    public static async Task<int> RunAsync(BenchOptions options)
    {
        var folder = await AppProcess.PublishAsync(options);
        await using var store = await BenchStore.CreateAsync(options.Postgres);
        var capacity = Math.Max(1, options.Posts * 6 / 10);
        var rounds = new QuietRounds<SignUpRound>(options.Rounds);
        string[] editions = [.. Enumerable.Range(1, rounds.MostTries).Select(round => $"proba-{round}")];
        await store.AddEditionsAsync(capacity, closed: false, [.. WarmUps, .. editions]);
        await store.AddEditionsAsync(capacity, closed: true, Closed);
        using var sink = options.Mail ? SinkProcess.Start() : null;
        using var app = await AppProcess.StartAsync(folder, sink is null ? store.Settings : store.SettingsWithMail(sink.Port));
        using var applicants = await Applicants.GatherAsync(store, app.Port, WarmUps[0]);
        var client = new LoadClient(app.Port, options.Clients);
        // Nobody gets in there, so the same drafts serve every round.
        var refused = applicants.LastPosts(Closed, options.Posts);
        await WarmUp.UntilStillAsync(WarmUps.Length, number =>
        {
            var (_, cost) = Timed(app, client, applicants.LastPosts(WarmUps[number], options.Posts));
            client.Run(refused);
            return Task.FromResult(cost);
        });
        await rounds.MeasureAsync(async number =>
        {
            var posts = applicants.LastPosts(editions[number], options.Posts);
            var closedFirst = number % 2 == 1;
            var (closed, closedCpu) = closedFirst ? Timed(app, client, refused) : default;
            var raw = RawDisk.AppendsPerSecond(store.Folder, RawTime);
            var (open, openCpu) = Timed(app, client, posts);
            if (!closedFirst)
                (closed, closedCpu) = Timed(app, client, refused);
            Demand(closed!.Status.All(status => status == 303) && closed.Location.All(location => location!.Contains("/sprawdz", StringComparison.Ordinal)), "closed: not every answer was a refusal by 303");
            await CheckAsync(store, editions[number], capacity, open);
            return new(open.PerSecond, closed.PerSecond, raw, open.Latencies.Percentile(0.5), open.Latencies.Percentile(0.99),
                closed.Latencies.Percentile(0.5), closed.Latencies.Percentile(0.99), openCpu / options.Posts * 1e6, closedCpu / options.Posts * 1e6,
                options.Posts / (double)await store.TurnsAsync(editions[number]));
        });
        Report(options, rounds, capacity);
        return 0;
    }

    private static (LoadResult Result, double CpuSeconds) Timed(AppProcess app, LoadClient client, byte[][] posts)
    {
        var before = app.CpuSeconds;
        var result = client.Run(posts);
        return (result, app.CpuSeconds - before);
    }

    /// <summary>Everybody confirmed has their row and their mail, no seat is taken twice, and a person who was answered before another asked stands before that one.</summary>
    private static async Task CheckAsync(BenchStore store, string slug, int capacity, LoadResult result)
    {
        await using var db = store.Open();
        var rows = await db.Enrolments.AsNoTracking().Where(row => row.Edition.Slug == slug).OrderBy(row => row.Id)
            .Select(row => new { row.Id, row.Nonce, row.ConfirmedAt, row.EnrolledAt }).ToListAsync();
        var byNonce = rows.ToDictionary(row => row.Nonce);
        Demand(result.Status.All(status => status == 303), $"{slug}: {result.Status.Count(status => status != 303)} answers were not 303");
        Demand(rows.Count == result.Status.Length, $"{slug}: {rows.Count} rows for {result.Status.Length} answers");
        Demand(rows.Count(row => row.ConfirmedAt is not null) == Math.Min(capacity, rows.Count), $"{slug}: {rows.Count(row => row.ConfirmedAt is not null)} seats of {capacity}");
        Demand(rows.Take(capacity).All(row => row.ConfirmedAt is not null), $"{slug}: somebody in the queue came before somebody with a seat");
        Demand(rows.Zip(rows.Skip(1)).All(pair => pair.First.EnrolledAt <= pair.Second.EnrolledAt), $"{slug}: the queue is not in the order of commits");
        var (outbox, enrolments) = (db.Outbox, db.Enrolments);
        var mails = await outbox.CountAsync(mail => enrolments.Any(row => row.Id == mail.SubjectId && row.Edition.Slug == slug) && (mail.Kind == "confirmed" || mail.Kind == "waiting"));
        Demand(mails == rows.Count, $"{slug}: {mails} mails for {rows.Count} rows");

        var request = Enumerable.Range(0, result.Begun).ToDictionary(i => byNonce[PersonalLink.NonceOf(result.Location[i]![^32..])!.Value].Id);
        var latestSent = long.MinValue;
        foreach (var row in rows)
        {
            latestSent = Math.Max(latestSent, result.Sent[request[row.Id]]);
            Demand(result.Answered[request[row.Id]] >= latestSent, $"{slug}: {row.Id} was answered before somebody ahead of her asked");
        }
    }

    private static void Demand(bool holds, string otherwise)
    {
        if (!holds)
            throw new BenchException("A check failed. " + otherwise);
    }

    private static void Report(BenchOptions options, QuietRounds<SignUpRound> quiet, int capacity)
    {
        var rounds = quiet.Counting;
        var toClosed = rounds.Select(round => round.PerSecond / round.ClosedPerSecond).ToList();
        var toRaw = rounds.Select(round => round.PerSecond / round.Raw).ToList();
        var tail = rounds.Select(round => round.P99 / round.P50).ToList();
        Console.WriteLine($"""
            ## Sign-up, {(options.Postgres ? "PostgreSQL (fsync, synchronous_commit on)" : "SQLite (synchronous=FULL)")}: {options.Clients} clients, one edition of {capacity:N0} seats, {options.Posts:N0} posts a run, {(options.Mail ? "mails going out at the same time" : "no mail server")}, {quiet}

            | measure | median (min–max) | goal | |
            |---|---|---|---|
            | sign-ups ÷ same POST to a closed edition | {toClosed.Spread("N2")} | ≥ 0.5 | {Figures.Met(toClosed.Median() >= 0.5)} |
            | sign-ups ÷ raw 4 kB append + fdatasync | {toRaw.Spread("N2")} | ≥ 0.3 | {Figures.Met(toRaw.Median() >= 0.3)} |
            | p99 ÷ p50 | {tail.Spread("N2")} | ≤ 6 | {Figures.Met(tail.Median() <= 6)} |
            | sign-ups per second | {rounds.Select(round => round.PerSecond).Spread()} | | |
            | closed per second | {rounds.Select(round => round.ClosedPerSecond).Spread()} | | |
            | raw append + fdatasync per second | {rounds.Select(round => round.Raw).Spread()} | | |
            | sign-up p50, ms | {rounds.Select(round => round.P50).Spread("N1")} | | |
            | sign-up p99, ms | {rounds.Select(round => round.P99).Spread("N1")} | | |
            | closed p50, ms | {rounds.Select(round => round.ClosedP50).Spread("N1")} | | |
            | closed p99, ms | {rounds.Select(round => round.ClosedP99).Spread("N1")} | | |
            | application's CPU per sign-up, µs | {rounds.Select(round => round.Cpu).Spread()} | | |
            | sign-ups in one commit, on average | {rounds.Select(round => round.Together).Spread("N1")} | | |
            | application's CPU per refusal, µs | {rounds.Select(round => round.ClosedCpu).Spread()} | | |

            Checked in every run: rows = answers with 303 = mails; seats taken = capacity, the rest queues; order of the queue = order of commits; nobody answered stands behind one who asked later.
            """);
    }

    private sealed record SignUpRound(
        double PerSecond, double ClosedPerSecond, double Raw, double P50, double P99, double ClosedP50, double ClosedP99, double Cpu, double ClosedCpu, double Together);
}
