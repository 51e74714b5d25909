using System.Data.Common;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Mail;

/// <summary>
/// Notes what became of mails, takes the next and has them written, for all connections, by one thread: the other processors are left to page requests.
/// While there is mail its connection to the database stays open, because to the embedded one opening costs more than a question.
/// </summary>
public sealed partial class DeliveryDesk(IServiceScopeFactory scopes, OutboxSignal signal, ILogger<DeliveryDesk> logger) : IClockFollower, IAsyncDisposable
{
    private static readonly TimeSpan DatabaseRest = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly HashSet<long> inFlight = [];
    private AsyncServiceScope? open;

    /// <summary>Takes the first mail that is due and has its letter written; null when nothing is due.</summary>
    /// <exception cref="DbException">The database is away.</exception>
    public Task<WrittenMail?> FirstAsync(CancellationToken stopping) =>
        InTurnAsync(async () => await WrittenAsync(await UnlessInFlightAsync(await TakeAsync(stopping), stopping), stopping));

    /// <summary>Notes what became of a mail, and gives the next as <see cref="FirstAsync"/> does; waits while the database is away.</summary>
    public Task<WrittenMail?> NextAsync(SettledMail done, CancellationToken stopping) =>
        InTurnAsync(async () => await WrittenAsync(await NoteAndTakeAsync(done, stopping), stopping));

    /// <summary>Notes what became of the last mail; waits while the database is away.</summary>
    public Task LastAsync(SettledMail done, CancellationToken stopping) =>
        InTurnAsync(async () =>
        {
            await NoteAsync(done, stopping);
            await LeaveAsync();
            return null;
        });

    /// <summary>What a process that died has left behind, and a clock that was wrong.</summary>
    public async Task TidyUpAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<Outbox>();
        await outbox.ReleaseAbandonedAsync(cancellation);
        await outbox.MakeDueAsync(Settlement.LongestGap, cancellation);
    }

    /// <summary>The clock was set back: what waits is tried now.</summary>
    public async Task FollowAsync(CancellationToken cancellation)
    {
        await using (var scope = scopes.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<Outbox>().MakeDueAsync(TimeSpan.Zero, cancellation);
        signal.Wake();
    }

    public async ValueTask DisposeAsync()
    {
        await LeaveAsync();
        turn.Dispose();
    }

    private async Task<WrittenMail?> InTurnAsync(Func<Task<WrittenMail?>> work)
    {
        await turn.WaitAsync(CancellationToken.None);
        try
        {
            return await work();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The mail with its letter, or the first after it that has one.</summary>
    private async Task<WrittenMail?> WrittenAsync(OutboxMail? mail, CancellationToken stopping)
    {
        while (mail is not null)
        {
            var (letter, otherwise) = await WriteAsync(mail, stopping);
            if (letter is not null)
                return new(mail, letter);
            var done = new SettledMail(mail, otherwise);
            mail = stopping.IsCancellationRequested ? await NoteAsync(done, stopping) : await NoteAndTakeAsync(done, stopping);
        }

        await LeaveAsync();
        return null;
    }

    private async Task<OutboxMail?> NoteAndTakeAsync(SettledMail done, CancellationToken stopping) => await UnlessInFlightAsync(
        await UntilNotedAsync(done, outbox => outbox.SettleAndTakeAsync(done.Mail, done.Settlement, CancellationToken.None), stopping), stopping);

    private Task<OutboxMail?> NoteAsync(SettledMail done, CancellationToken stopping) =>
        UntilNotedAsync(
            done,
            async outbox =>
            {
                await outbox.SettleAsync(done.Mail, done.Settlement, CancellationToken.None);
                return null;
            },
            stopping);

    private Task<OutboxMail?> TakeAsync(CancellationToken stopping) => AskAsync(outbox => outbox.TakeAsync(stopping));

    // A claim that ran out here, while the database was away, is the claim of a connection that waits for its turn to note the mail. Taken, it is claimed again.
    private async Task<OutboxMail?> UnlessInFlightAsync(OutboxMail? taken, CancellationToken stopping)
    {
        while (taken is not null && !inFlight.Add(taken.Id))
            taken = await TakeAsync(stopping);
        return taken;
    }

    // A mail that the server took and nobody noted would go twice.
    private async Task<OutboxMail?> UntilNotedAsync(SettledMail done, Func<Outbox, Task<OutboxMail?>> note, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                var next = await AskAsync(note);
                inFlight.Remove(done.Mail.Id);
                MailFigures.Note(done);
                return next;
            }
            catch (Exception failure) when (IsDatabase(failure))
            {
                LogUnnoted(failure, done.Mail.Id);
                using var rest = new PeriodicTimer(DatabaseRest);
                await rest.WaitForNextTickAsync(stopping);
            }
        }
    }

    private async Task<OutboxMail?> AskAsync(Func<Outbox, Task<OutboxMail?>> question)
    {
        try
        {
            return await question(await AtAsync<Outbox>());
        }
        catch (Exception failure) when (IsDatabase(failure))
        {
            await LeaveAsync();
            throw;
        }
    }

    /// <summary>The letter, or what becomes of a mail without one.</summary>
    private async Task<(Letter? Letter, Settlement Otherwise)> WriteAsync(OutboxMail mail, CancellationToken stopping)
    {
        try
        {
            var builder = await AtAsync<LetterBuilder>();
            return builder.WaitsUntil(mail) is { } morning
                ? (null, new Settlement.Deferred(morning))
                : (await builder.WriteAsync(mail, stopping), new Settlement.Voided());
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return (null, new Settlement.Released());
        }
#pragma warning disable CA1031 // The boundary: a letter that cannot be written must not keep the others.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogUnwritten(failure, mail.Id, mail.Kind);
            await LeaveAsync();
            return (null, Settlement.AnotherTry(failure.GetType().Name, mail.Attempts));
        }
    }

    private static bool IsDatabase(Exception failure) =>
        failure is DbException or DbUpdateException or TimeoutException or InvalidOperationException { InnerException: DbException };

    private async Task<T> AtAsync<T>()
        where T : notnull
    {
        if (open is null)
        {
            open = scopes.CreateAsyncScope();
            await StandingConnection.OpenAsync(open.Value.ServiceProvider.GetRequiredService<StartupsDb>());
        }

        return open.Value.ServiceProvider.GetRequiredService<T>();
    }

    // After a failure and when nothing is left to do: the next look begins with a fresh connection.
    private async Task LeaveAsync()
    {
        var left = open;
        open = null;
        if (left is { } scope)
            await scope.DisposeAsync();
    }

    [LoggerMessage(1, LogLevel.Error, "Mail {Id} of the kind {Kind} could not be written")]
    private partial void LogUnwritten(Exception failure, long id, string kind);

    [LoggerMessage(2, LogLevel.Error, "What became of mail {Id} could not be noted yet")]
    private partial void LogUnnoted(Exception failure, long id);
}

/// <summary>A mail ready to go.</summary>
public sealed record WrittenMail(OutboxMail Mail, Letter Letter);

/// <summary>A mail that is done with for now.</summary>
public sealed record SettledMail(OutboxMail Mail, Settlement Settlement);
