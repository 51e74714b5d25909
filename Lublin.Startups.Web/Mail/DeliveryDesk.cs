using System.Data.Common;
using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Mail;

/// <summary>
/// Notes what became of mails, takes the next and has them written, for all connections, by one hand: the other processors are left to those who read pages.
/// While there is mail its connection to the database stays open, because to the embedded one opening costs more than a question.
/// </summary>
public sealed partial class DeliveryDesk(IServiceScopeFactory scopes, ILogger<DeliveryDesk> logger) : IAsyncDisposable
{
    private static readonly TimeSpan DatabaseRest = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim turn = new(1, 1);
    private AsyncServiceScope? open;

    /// <summary>Notes what became of a mail, and gives the next with its letter; each in a commit of its own.</summary>
    /// <param name="done">The mail before; null at the beginning.</param>
    /// <param name="goesOn">Whether there is to be a next one.</param>
    /// <param name="stopping">Gives up noting while the database is away.</param>
    /// <returns>Null when nothing is due.</returns>
    public async Task<WrittenMail?> NextAsync(SettledMail? done, bool goesOn, CancellationToken stopping)
    {
        await turn.WaitAsync(CancellationToken.None);
        try
        {
            while (await NoteAndTakeAsync(done, goesOn, stopping) is { } mail)
            {
                Courtesy.LetOthersGoFirst();
                var (letter, settlement) = await WriteAsync(mail, stopping);
                if (letter is not null)
                    return new(mail, letter);
                done = new(mail, settlement);
                goesOn = !stopping.IsCancellationRequested;
            }

            await LeaveAsync();
            return null;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc cref="Outbox.ReleaseAbandonedAsync"/>
    public async Task ReleaseAbandonedAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Outbox>().ReleaseAbandonedAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await LeaveAsync();
        turn.Dispose();
    }

    /// <summary>Notes until it is noted: a mail that the server took and nobody noted would go twice.</summary>
    private async Task<OutboxMail?> NoteAndTakeAsync(SettledMail? done, bool goesOn, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                var outbox = await AtAsync<Outbox>();
                if (done is null)
                    return await outbox.TakeAsync(stopping);
                if (goesOn)
                    return await outbox.SettleAndTakeAsync(done.Mail, done.Settlement, CancellationToken.None);
                await outbox.SettleAsync(done.Mail, done.Settlement, CancellationToken.None);
                return null;
            }
            catch (Exception failure) when (done is not null && IsDatabase(failure))
            {
                LogUnnoted(failure, done.Mail.Id);
                await LeaveAsync();
                using var rest = new PeriodicTimer(DatabaseRest);
                await rest.WaitForNextTickAsync(stopping);
            }
        }
    }

    /// <summary>The letter, or what becomes of a mail without one.</summary>
    private async Task<(Letter? Letter, Settlement Otherwise)> WriteAsync(OutboxMail mail, CancellationToken stopping)
    {
        try
        {
            return (await (await AtAsync<Scribe>()).WriteAsync(mail, stopping), new Settlement.Voided());
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
            await open.Value.ServiceProvider.GetRequiredService<StartupsDb>().Database.OpenConnectionAsync();
        }

        return open.Value.ServiceProvider.GetRequiredService<T>();
    }

    // After a failure as when nothing is left to do: whoever comes next begins with a fresh connection.
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
