using Lublin.Startups.Web.Telemetry;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Mail;

/// <summary>Hands the mails that are due to the post, over several connections; each is noted in a commit of its own before its connection gets the next.</summary>
public sealed partial class Delivery(DeliveryDesk desk, DeliveryPost post, ILogger<Delivery> logger)
{
    private static readonly TimeSpan LastMoments = TimeSpan.FromSeconds(10);

    /// <summary>Delivers over one connection, until nothing is due or the server is away.</summary>
    /// <param name="found">Called when there was a mail to deliver: a colleague may find more.</param>
    /// <param name="stopping">Takes no more; what is in flight still gets <c>10 s</c>.</param>
    public async Task WorkAsync(Action found, CancellationToken stopping)
    {
        if (!GoesOn(stopping) || await desk.FirstAsync(stopping) is not { } mail)
            return;
        found();
        await using var connection = new Connection(post);
        var done = await HandOverAsync(mail, connection, stopping);
        while (GoesOn(stopping))
        {
            if (await desk.NextAsync(done, stopping) is not { } next)
                return;
            done = await HandOverAsync(next, connection, stopping);
        }

        await desk.LastAsync(done, stopping);
    }

    private bool GoesOn(CancellationToken stopping) => !post.Rests && !stopping.IsCancellationRequested;

    private async Task<SettledMail> HandOverAsync(WrittenMail written, Connection connection, CancellationToken stopping)
    {
        using var span = Figures.Begin("mail")?.SetTag("mail.id", written.Mail.Id).SetTag("mail.kind", written.Mail.Kind);
        var settlement = await SendAsync(written, connection, stopping);
        span?.SetTag("mail.outcome", settlement.GetType().Name.ToLowerInvariant());
        LogSettled(written.Mail.Id, written.Mail.Kind, settlement.GetType().Name);
        return new(written.Mail, settlement);
    }

    private async Task<Settlement> SendAsync(WrittenMail written, Connection connection, CancellationToken stopping)
    {
        try
        {
            using var limit = new CancellationTokenSource(post.Limit);
            await using var hurry = stopping.Register(() => limit.CancelAfter(LastMoments < post.Limit ? LastMoments : post.Limit));
            var answer = await connection.SendAsync(written.Letter, post.MessageIdOf(written.Mail), limit.Token);
            if (post.Learn(answer) is { } pause && answer is PostAnswer.ServerAway(var reason))
                LogAway(pause, AnswerText.Clean(reason));
            return Settlement.Of(answer, written.Letter.To.Address, written.Mail.Attempts);
        }
#pragma warning disable CA1031 // The boundary: a mail that cannot be sent must not keep the others.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogUnsent(failure, written.Mail.Id, written.Mail.Kind);
            await connection.DisposeAsync();
            return Settlement.AnotherTry(failure.GetType().Name, written.Mail.Attempts);
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "Mail {Id} of the kind {Kind}: {Settlement}")]
    private partial void LogSettled(long id, string kind, string settlement);

    [LoggerMessage(2, LogLevel.Warning, "The mail server is away, delivery rests for {Pause}: {Reason}")]
    private partial void LogAway(TimeSpan pause, string reason);

    [LoggerMessage(3, LogLevel.Error, "Mail {Id} of the kind {Kind} could not be sent")]
    private partial void LogUnsent(Exception failure, long id, string kind);

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
    private readonly string domain = options.Value.Sender.Domain;

    public int Connections => options.Value.Connections;
    public TimeSpan Limit => TimeSpan.FromSeconds(options.Value.TimeoutSeconds);
    public TimeSpan Rest => pause.Remaining;
    public bool Rests => Rest > TimeSpan.Zero;

    public ISmtpPost Open() => open();

    /// <inheritdoc cref="DeliveryPause.Learn"/>
    public TimeSpan? Learn(PostAnswer answer) => pause.Learn(answer);

    public string MessageIdOf(OutboxMail mail) => MessageId.Of(mail, domain);
}
