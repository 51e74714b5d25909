using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Bench;

/// <summary>
/// kill −9 in the middle of a rush, ten times on one data folder. A person who was told that they are in is in after the restart, and their mail goes out; only
/// mails in flight may come twice, recognisable by their Message-ID.
/// </summary>
public static class KillBench
{
    private const int Kills = 10;
    private const int PostsAtMost = 4000;
    private const int AnswersAtLeast = 100;
    private const int AnswersAtMost = 2000;
    private const int Capacity = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<int> RunAsync(BenchOptions options)
    {
        var folder = await AppProcess.PublishAsync(options);
        await using var sink = new SmtpSink();
        await using var store = await BenchStore.CreateAsync(options.Postgres);
        string[] editions = [.. Enumerable.Range(1, Kills).Select(kill => $"proba-{kill}")];
        await store.AddEditionsAsync(Capacity, closed: false, editions);
        var settings = store.SettingsWithMail(sink.Port);
        List<Kill> kills = [];
        foreach (var edition in editions)
        {
            kills.Add(await KillAsync(folder, settings, store, edition, options.Clients));
            Console.Error.WriteLine($"{kills[^1]} mails so far {sink.Count}");
        }

        var app = await AppProcess.StartAsync(folder, settings);
        await EmptyOutboxAsync(store, folder, settings, app);
        await ReportAsync(options, store, sink, kills);
        return 0;
    }

    private static async Task<Kill> KillAsync(string folder, IReadOnlyDictionary<string, string> settings, BenchStore store, string edition, int clients)
    {
        byte[][] posts;
        LoadResult rush;
        using (var app = await AppProcess.StartAsync(folder, settings))
        {
            using var applicants = await Applicants.GatherAsync(store, app.Port, edition);
            posts = applicants.LastPosts(edition, PostsAtMost);
            var client = new LoadClient(app.Port, clients);
            var running = Task.Factory.StartNew(() => client.Run(posts), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            for (var enough = Random.Shared.Next(AnswersAtLeast, AnswersAtMost); client.Answers < enough && !running.IsCompleted;)
                await Task.Delay(1);
            app.Kill();
            rush = await running;
        }

        using var again = await AppProcess.StartAsync(folder, settings);
        var answered = Enumerable.Range(0, rush.Begun).Where(i => rush.Status[i] == 303).ToList();
        var cut = Enumerable.Range(0, rush.Begun).Where(i => rush.Status[i] == 0).ToList();
        var nonces = answered.Select(i => Nonce(rush.Location[i])).ToList();
        var lost = await MissingAsync(store, nonces);
        // A form without an answer is sent again: it counts once, whether the first one had been kept or not.
        var repeated = new LoadClient(again.Port, clients).Run([.. cut.Select(i => posts[i])]);
        if (repeated.Status.Any(status => status != 303))
            throw new BenchException("A check failed. A sign-up that was cut off could not be repeated.");
        nonces.AddRange(repeated.Location.Select(Nonce));
        await using var db = store.Open();
        var rows = await db.Enrolments.CountAsync(row => row.Edition.Slug == edition);
        var seats = await db.Enrolments.CountAsync(row => row.Edition.Slug == edition && row.ConfirmedAt != null);
        return new(answered.Count, cut.Count, lost, nonces.Distinct().Count() - rows, Math.Max(0, seats - Capacity));
    }

    /// <summary>How many people who were told that they are in have no row, or no mail.</summary>
    private static async Task<int> MissingAsync(BenchStore store, List<long> nonces)
    {
        await using var db = store.Open();
        var (outbox, enrolments) = (db.Outbox, db.Enrolments);
        var kept = await enrolments.Where(row => outbox.Any(mail => mail.SubjectId == row.Id)).Select(row => row.Nonce).ToHashSetAsync();
        return nonces.Count(nonce => !kept.Contains(nonce));
    }

    private static async Task EmptyOutboxAsync(BenchStore store, string folder, IReadOnlyDictionary<string, string> settings, AppProcess started)
    {
        var app = started;
        await using var db = store.Open();
        var (left, since) = (int.MaxValue, TimeProvider.System.GetTimestamp());
        while (true)
        {
            var now = await db.Outbox.CountAsync(mail => mail.SentAt == null && mail.FailedAt == null && mail.VoidedAt == null);
            if (now == 0)
                break;
            if (now < left)
                (left, since) = (now, TimeProvider.System.GetTimestamp());
            else if (!db.Database.IsSqlite() && TimeProvider.System.GetElapsedTime(since) > TimeSpan.FromSeconds(10) && app == started)
                app = await LaterAsync(folder, settings, started);
            else if (TimeProvider.System.GetElapsedTime(since) > Patience)
                throw new BenchException($"A check failed. {now} mails do not go out.");
            await Task.Delay(200);
        }

        app.Dispose();
    }

    // On PostgreSQL a mail that was in flight belongs to its taker until the lease runs out: let the clock begin after that.
    private static async Task<AppProcess> LaterAsync(string folder, IReadOnlyDictionary<string, string> settings, AppProcess app)
    {
        app.Dispose();
        var later = (TimeProvider.System.GetUtcNow() + Outbox.Lease + TimeSpan.FromMinutes(1)).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        return await AppProcess.StartAsync(folder, [.. settings, new("Clock__StartAt", later)]);
    }

    private static async Task ReportAsync(BenchOptions options, BenchStore store, SmtpSink sink, List<Kill> kills)
    {
        await using var db = store.Open();
        var expected = await db.Enrolments.Select(row => row.Applicant.Email!).ToListAsync();
        var arrived = sink.Mails.GroupBy(mail => mail.Recipients[0], StringComparer.OrdinalIgnoreCase).ToDictionary(mails => mails.Key, mails => mails.ToList(), StringComparer.OrdinalIgnoreCase);
        var without = expected.Count(address => !arrived.ContainsKey(address));
        var repeats = arrived.Values.Sum(mails => mails.Count - 1);
        var strangers = arrived.Values.Count(mails => mails.Select(mail => mail.MessageId).Distinct(StringComparer.Ordinal).Count() != 1);
        // Each application that is started again to be asked is killed as well.
        var inFlight = Kills * 2 * new MailOptions().Connections;
        var sound = kills.TrueForAll(kill => kill is { Lost: 0, Odd: 0, Overbooked: 0 }) && without == 0 && strangers == 0 && repeats <= inFlight;
        Console.WriteLine($"""
            ## kill −9, {Kills} times in the middle of a rush on one data folder, {(options.Postgres ? "PostgreSQL" : "SQLite")}, {options.Clients} clients, mails going out

            | measure | found | goal | |
            |---|---|---|---|
            | told that they are in, before the kills | {kills.Sum(kill => kill.Answered):N0} | | |
            | of these without a row or without a mail after the restart | {kills.Sum(kill => kill.Lost)} | 0 | {Figures.Met(kills.TrueForAll(kill => kill.Lost == 0))} |
            | cut off without an answer, who sent the same form again | {kills.Sum(kill => kill.Cut):N0} | | |
            | enrolments too many or too few after that | {kills.Sum(kill => Math.Abs(kill.Odd))} | 0 | {Figures.Met(kills.TrueForAll(kill => kill.Odd == 0))} |
            | seats too many | {kills.Sum(kill => kill.Overbooked)} | 0 | {Figures.Met(kills.TrueForAll(kill => kill.Overbooked == 0))} |
            | people whose mail never arrived, of {expected.Count:N0} | {without} | 0 | {Figures.Met(without == 0)} |
            | mails that arrived again | {repeats} | ≤ {inFlight}, those in flight at {2 * Kills} kills | {Figures.Met(repeats <= inFlight)} |
            | of these with another Message-ID | {strangers} | 0 | {Figures.Met(strangers == 0)} |

            """);
        if (!sound)
            throw new BenchException("A check failed; see the table.");
    }

    private static long Nonce(string? location) => PersonalLink.NonceOf(location?[^32..]) ?? throw new BenchException($"A check failed. An answer led to {location}.");

    private sealed record Kill(int Answered, int Cut, int Lost, int Odd, int Overbooked);
}
