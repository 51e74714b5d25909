using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Mail;

/// <summary>Takes mails from the outbox, has them written and hands them to the post; each is noted in a commit of its own before the next goes.</summary>
public sealed partial class Delivery(Outbox outbox, Scribe scribe, DeliveryPost post, ILogger<Delivery> logger)
{
    private static readonly TimeSpan DatabaseRest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastMoments = TimeSpan.FromSeconds(10);

    /// <summary>Delivers what is due over all connections, until nothing is due or the server is away.</summary>
    /// <param name="stopping">Takes no more; what is in flight still gets <c>10 s</c>.</param>
    public Task DeliverAsync(CancellationToken stopping = default) =>
        Task.WhenAll(Enumerable.Range(0, post.Connections).Select(_ => WorkAsync(found: null, stopping)));

    /// <summary>Delivers over one connection, until nothing is due or the server is away.</summary>
    /// <param name="found">Called when there was a mail to deliver: a colleague may find more.</param>
    /// <inheritdoc cref="DeliverAsync" path="/param"/>
    public async Task WorkAsync(Action? found, CancellationToken stopping)
    {
        if (post.Rests || stopping.IsCancellationRequested || await outbox.TakeAsync(stopping) is not { } mail)
            return;
        found?.Invoke();
        await using var connection = new Connection(post);
        for (OutboxMail? next = mail; next is not null;)
        {
            var settlement = await HandleAsync(next, connection, stopping);
            var goesOn = !post.Rests && !stopping.IsCancellationRequested;
            next = await NoteAsync(next, settlement, goesOn, stopping);
        }
    }

    /// <inheritdoc cref="Outbox.ReleaseAbandonedAsync"/>
    public Task ReleaseAbandonedAsync(CancellationToken cancellation) => outbox.ReleaseAbandonedAsync(cancellation);

    private async Task<Settlement> HandleAsync(OutboxMail mail, Connection connection, CancellationToken stopping)
    {
        try
        {
            if (await scribe.WriteAsync(mail, stopping) is not { } letter)
                return new Settlement.Voided();
            using var limit = new CancellationTokenSource(post.Limit);
            await using var hurry = stopping.Register(() => limit.CancelAfter(LastMoments < post.Limit ? LastMoments : post.Limit));
            var answer = await connection.SendAsync(letter, post.MessageIdOf(mail), limit.Token);
            if (post.Hear(answer) is { } pause)
                LogAway(pause, answer);
            return Settlement.Of(answer, mail.Attempts);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return new Settlement.Released();
        }
#pragma warning disable CA1031 // The boundary: a letter that cannot be written must not keep the others.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogUnwritten(failure, mail.Id, mail.Kind);
            return Settlement.AnotherTry(failure.GetType().Name, mail.Attempts);
        }
    }

    /// <summary>Notes until it is noted: a mail that the server took and nobody noted would go twice.</summary>
    private async Task<OutboxMail?> NoteAsync(OutboxMail mail, Settlement settlement, bool goesOn, CancellationToken stopping)
    {
        LogSettled(mail.Id, mail.Kind, settlement.GetType().Name);
        while (true)
        {
            try
            {
                if (goesOn)
                    return await outbox.SettleAndTakeAsync(mail, settlement, CancellationToken.None);
                await outbox.SettleAsync(mail, settlement, CancellationToken.None);
                return null;
            }
            catch (Exception failure) when (failure is DbException or DbUpdateException or TimeoutException or InvalidOperationException { InnerException: DbException })
            {
                LogUnnoted(failure, mail.Id);
                using var rest = new PeriodicTimer(DatabaseRest);
                await rest.WaitForNextTickAsync(stopping);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "Mail {Id} of the kind {Kind}: {Settlement}")]
    private partial void LogSettled(long id, string kind, string settlement);

    [LoggerMessage(2, LogLevel.Warning, "The mail server is away, delivery rests for {Pause}: {Answer}")]
    private partial void LogAway(TimeSpan pause, PostAnswer answer);

    [LoggerMessage(3, LogLevel.Error, "Mail {Id} of the kind {Kind} could not be written")]
    private partial void LogUnwritten(Exception failure, long id, string kind);

    [LoggerMessage(4, LogLevel.Error, "What became of mail {Id} could not be noted yet")]
    private partial void LogUnnoted(Exception failure, long id);

    /// <summary>A connection that is thrown away as soon as something went wrong on it.</summary>
    private sealed class Connection(DeliveryPost post) : IAsyncDisposable
    {
        private ISmtpPost? open;

        public async Task<PostAnswer> SendAsync(Letter letter, string messageId, CancellationToken limit)
        {
            open ??= post.Open();
            var answer = await open.SendAsync(letter, messageId, limit);
            if (answer is not PostAnswer.Accepted)
                await DisposeAsync();
            return answer;
        }

        public async ValueTask DisposeAsync()
        {
            if (open is not null)
                await open.DisposeAsync();
            open = null;
        }
    }
}

/// <summary>The post as the settings want it: how many connections, how patient, and whether it rests.</summary>
public sealed class DeliveryPost(Func<ISmtpPost> open, DeliveryPause pause, IOptions<MailOptions> options)
{
    private readonly string domain = options.Value.Sender.Host;

    public int Connections => options.Value.Connections;
    public TimeSpan Limit => TimeSpan.FromSeconds(options.Value.TimeoutSeconds);
    public TimeSpan Rest => pause.Remaining;
    public bool Rests => Rest > TimeSpan.Zero;

    public ISmtpPost Open() => open();

    /// <inheritdoc cref="DeliveryPause.Hear"/>
    public TimeSpan? Hear(PostAnswer answer) => pause.Hear(answer);

    public string MessageIdOf(OutboxMail mail) => MessageId.Of(mail, domain);
}
