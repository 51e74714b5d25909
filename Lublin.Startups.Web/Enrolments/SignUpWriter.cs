using System.Threading.Channels;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>
/// The one line in which sign-ups stand: those that came while the last commit was under way are decided and committed together (docs/adr/0003).
/// Nobody is answered before their sign-up is committed.
/// </summary>
public sealed partial class SignUpWriter(IServiceScopeFactory scopes, OutboxSignal signal, TimeProvider clock, ILogger<SignUpWriter> logger) : BackgroundService
{
    private const int Longest = 4096;
    private const int Together = 256;

    private readonly Channel<PendingSignUp> line =
        Channel.CreateBounded<PendingSignUp>(new BoundedChannelOptions(Longest) { SingleReader = true });

    private readonly SeatMemory memory = new();

    /// <summary>How many stand in line now.</summary>
    public int Length => line.Reader.Count;

    /// <summary>Stands in line and waits for the commit.</summary>
    /// <exception cref="StoreBusyException">The line is too long.</exception>
    public Task<EnrolmentOutcome> SignUpAsync(long editionId, SignUp declared)
    {
        var pending = new PendingSignUp(editionId, declared);
        return line.Writer.TryWrite(pending) ? pending.Answer : throw new StoreBusyException();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Factory.StartNew(Work, stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Work()
    {
        while (line.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            List<PendingSignUp> together = [];
            while (together.Count < Together && line.Reader.TryRead(out var next))
                together.Add(next);
            Commit(together, asNewcomers: true);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        line.Writer.TryComplete();
        await (ExecuteTask ?? Task.CompletedTask).WaitAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    private void Commit(List<PendingSignUp> together, bool asNewcomers)
    {
        try
        {
            using var scope = scopes.CreateScope();
            var batch = new SignUpBatch(scope.ServiceProvider.GetRequiredService<StartupsDb>(), memory, scope.ServiceProvider.GetRequiredService<IOptions<SignUpOptions>>().Value, clock);
            scope.ServiceProvider.GetRequiredService<Writer>().Commit(batch.Db, () => batch.Decide(together, asNewcomers), showsOnPages: changed => changed);
            batch.Remember();
            foreach (var pending in together)
                pending.Tell();
            signal.Wake();
        }
        catch (DbUpdateException) when (asNewcomers)
        {
            Commit(together, asNewcomers: false);
        }
        catch (DbUpdateException) when (together.Count > 1)
        {
            // Another instance was faster with one of them: alone, each of the others still gets its seat.
            foreach (var pending in together)
                Commit([pending], asNewcomers: false);
        }
#pragma warning disable CA1031 // The boundary: whatever went wrong is the answer to those waiting, and the line goes on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            // Those who came meanwhile have waited for the same lock, and would wait as long again.
            while (WriteGate.IsLocked(failure) && line.Reader.TryRead(out var waiting))
                together.Add(waiting);
            LogFailed(failure, together.Count);
            foreach (var pending in together)
                pending.Fail(failure);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Count} sign-ups could not be committed")]
    private partial void LogFailed(Exception failure, int count);
}

/// <summary>A sign-up in line, and the answer that its request waits for.</summary>
internal sealed class PendingSignUp(long editionId, SignUp declared)
{
    private readonly TaskCompletionSource<EnrolmentOutcome> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private EnrolmentOutcome? decided;

    public long EditionId => editionId;
    public SignUp Declared => declared;
    public Task<EnrolmentOutcome> Answer => answer.Task;

    public void Decide(EnrolmentOutcome outcome) => decided = outcome;

    public void Tell()
    {
        EnrolmentFigures.Note(decided!.GetType().Name);
        answer.TrySetResult(decided!);
    }

    public void Fail(Exception failure)
    {
        EnrolmentFigures.Note("Failed");
        answer.TrySetException(failure);
    }
}
