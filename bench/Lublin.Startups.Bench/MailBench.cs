using System.Globalization;
using System.Text;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Jobs;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Reminders.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Bench;

/// <summary>The morning before a training for 10,000: reminders are planned, written and delivered while people read the public pages.</summary>
public static class MailBench
{
    private const int PagesPerSecond = 200;
    private const int Readers = 16;
    private const int FirstMails = 1000;
    private const int WarmUpMails = 1500;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(27);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(63);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeOnly Morning = new(9, 0);

    public static async Task<int> RunAsync(BenchOptions options)
    {
        var folder = await AppProcess.PublishAsync(options);
        await using var store = await BenchStore.CreateAsync(options.Postgres);
        await store.AddCatalogueAsync(rows: 30);
        using var awake = options.Awake ? new AwakeProcesses() : null;
        var rounds = new QuietRounds<MailRound>(options.Rounds);
        await rounds.MeasureAsync(async number =>
        {
            var now = TimeProvider.System.GetUtcNow();
            // Far enough apart that no round reminds the people of another.
            var date = DateOnly.FromDateTime(now.UtcDateTime).AddDays(60 + 30 * number);
            await Participants.AddAsync(store, date.AddDays(-1), WarmUpMails, now);
            await Participants.AddAsync(store, date, options.Posts, now);
            return await RoundAsync(folder, store, date, options.Posts);
        });
        Report(options, rounds);
        return 0;
    }

    // Started a minute before 9:00, when the reminders of the day before are late and go at once: that warms up what writes and delivers, and then nothing is to do.
    private static async Task<MailRound> RoundAsync(string folder, BenchStore store, DateOnly date, int mails)
    {
        using var sink = SinkProcess.Start();
        var round = await DeliverAsync(folder, store, sink, date, mails);
        await BareMail.PerSecondAsync(store, sink.Port, sink.First(), WarmUpMails);
        return round with { Bare = await BareMail.PerSecondAsync(store, sink.Port, sink.First(), mails) };
    }

    private static async Task<MailRound> DeliverAsync(string folder, BenchStore store, SinkProcess sink, DateOnly date, int mails)
    {
        var morning = Warsaw.ToInstant(date.AddDays(-1), Morning);
        var startAt = (morning - Ahead).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        using var app = await AppProcess.StartAsync(folder, [.. store.SettingsWithMail(sink.Port), new("Clock__StartAt", startAt)]);
        Read(app, () => false, WarmUp);
        if (sink.Count() != WarmUpMails)
            throw new BenchException($"{sink.Count()} of {WarmUpMails} mails of the warm-up went out before it was over.");
        var before = Read(app, () => false, Idle);

        var rest = Ahead - clock.GetElapsedTime(started);
        if (rest < TimeSpan.Zero)
            throw new BenchException("The start took too long: it is past 9:00.");
        await Task.Delay(rest);
        await BegunAsync(store, morning);
        using var done = new CancellationTokenSource();
        var begun = clock.GetTimestamp();
        var cpu = app.CpuSeconds;
        var reading = Task.Factory.StartNew(() => Read(app, () => done.IsCancellationRequested, Patience), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        double early = 0;
        for (long count = 0; count < mails;)
        {
            await Task.Delay(50);
            count = sink.Count() - WarmUpMails;
            if (clock.GetElapsedTime(begun) > Patience)
                throw new BenchException($"Only {count} of {mails} reminders went out within {Patience}.");
            if (count >= FirstMails && early == 0)
                early = app.ResidentMegabytes;
        }

        var late = app.ResidentMegabytes;
        cpu = app.CpuSeconds - cpu;
        await done.CancelAsync();
        var busy = (await reading).Latencies;
        var after = Read(app, () => false, Idle);
        double[] idle = [.. before.Latencies.Concat(after.Latencies).Order()];
        var seconds = await SecondsToDeliverAsync(store, sink, morning, mails);
        return new(mails / seconds, late - early, idle.Percentile(0.99), busy.Percentile(0.99), idle.Percentile(0.5), busy.Percentile(0.5), cpu / mails * 1e6, Bare: 0);
    }

    /// <summary>So many page views a second, of pages that are kept, until told to stop or the time is over.</summary>
    private static LoadResult Read(AppProcess app, Func<bool> stop, TimeSpan time)
    {
        string[] paths = ["/", "/szkolenia", $"/szkolenia/{BenchStore.Programme}", "/en/szkolenia"];
        var requests = paths.Select(path => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n\r\n")).ToArray();
        var result = new LoadClient(app.Port, Readers).Run([.. Enumerable.Range(0, (int)(time.TotalSeconds * PagesPerSecond)).Select(i => requests[i % requests.Length])], PagesPerSecond, stop);
        if (result.Status.Take(result.Begun).Any(status => status != 200))
            throw new BenchException("A public page did not answer with 200.");
        return result;
    }

    /// <summary>Waits until the first reminders of the morning are planned: jobs may run some seconds after the minute.</summary>
    private static async Task BegunAsync(BenchStore store, DateTimeOffset morning)
    {
        await using var db = store.Open();
        for (var wait = 0; !await db.Outbox.AnyAsync(mail => mail.CreatedAt >= morning); wait++)
        {
            if (wait == 3000)
                throw new BenchException("No reminder was planned within a minute of 9:00.");
            await Task.Delay(20);
        }
    }

    /// <summary>From the start of the run that plans, by the application's clock, until the last mail was noted as sent.</summary>
    private static async Task<double> SecondsToDeliverAsync(BenchStore store, SinkProcess sink, DateTimeOffset morning, int mails)
    {
        await using var db = store.Open();
        for (var wait = 0; await db.Outbox.AnyAsync(mail => mail.SentAt == null); wait++)
        {
            if (wait == 100)
                throw new BenchException("A check failed. Mails that arrived are not marked as sent.");
            await Task.Delay(100);
        }

        if (sink.Count() != mails + WarmUpMails)
            throw new BenchException($"A check failed. {sink.Count()} mails arrived for {mails + WarmUpMails} people.");
        var sent = db.Outbox.Where(mail => mail.CreatedAt >= morning);
        if (await sent.CountAsync() != mails)
            throw new BenchException("A check failed. Not all reminders were planned at 9:00.");
        var begun = await db.Set<JobRun>().Where(run => run.Name == PutRemindersJob.Name && run.StartedAt >= morning).MinAsync(run => run.StartedAt);
        return ((await sent.MaxAsync(mail => mail.SentAt))!.Value - begun).TotalSeconds;
    }

    private static void Report(BenchOptions options, QuietRounds<MailRound> quiet)
    {
        var rounds = quiet.Counting;
        var tail = rounds.Select(round => round.BusyP99 / round.IdleP99).ToList();
        var share = rounds.Select(round => round.PerSecond / round.Bare).ToList();
        Console.WriteLine($"""
            ## {options.Posts:N0} reminders, {(options.Postgres ? "PostgreSQL" : "SQLite")}, to an SMTP server in another process, {PagesPerSecond} page views a second beside them{(options.Awake ? ", processors kept awake" : "")}, {quiet}

            | measure | median (min–max) | goal | |
            |---|---|---|---|
            | planned, sent and marked per second ÷ sent by the mail client alone | {share.Spread("N2")} | ≥ 0.3 | {Figures.Met(share.Median() >= 0.3)} |
            | planned, sent and marked per second | {rounds.Select(round => round.PerSecond).Spread()} | | |
            | sent per second by the mail client alone, over {new MailOptions().Connections} connections as well | {rounds.Select(round => round.Bare).Spread()} | | |
            | application's CPU per mail, page views among it, µs | {rounds.Select(round => round.Cpu).Spread()} | | |
            | resident memory from mail {FirstMails:N0} to mail {options.Posts:N0}, MB | {rounds.Select(round => round.Growth).Spread("N1")} | ≤ +20 | {Figures.Met(rounds.Select(round => round.Growth).Median() <= 20)} |
            | public pages' p99 during delivery ÷ idle | {tail.Spread("N2")} | ≤ 2 | {Figures.Met(tail.Median() <= 2)} |
            | public pages' p99, ms, idle | {rounds.Select(round => round.IdleP99).Spread("N2")} | | |
            | public pages' p99, ms, during delivery | {rounds.Select(round => round.BusyP99).Spread("N2")} | | |
            | public pages' p50, ms, idle | {rounds.Select(round => round.IdleP50).Spread("N2")} | | |
            | public pages' p50, ms, during delivery | {rounds.Select(round => round.BusyP50).Spread("N2")} | | |

            """);
    }

    private sealed record MailRound(double PerSecond, double Growth, double IdleP99, double BusyP99, double IdleP50, double BusyP50, double Cpu, double Bare);
}
