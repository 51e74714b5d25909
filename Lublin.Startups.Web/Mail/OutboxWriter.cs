using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Mail;

/// <summary>The writer of desks that put mail: wakes the delivery after each commit.</summary>
public sealed class OutboxWriter(Writer writer, OutboxSignal signal)
{
    /// <inheritdoc cref="Writer.CommitAsync{T}(StartupsDb, Func{Task{T}}, Func{T, bool}, CancellationToken)"/>
    public async Task<T> CommitAsync<T>(StartupsDb db, Func<Task<T>> command, Func<T, bool> showsOnPages, CancellationToken cancellation = default)
    {
        var answer = await writer.CommitAsync(db, command, showsOnPages, cancellation);
        signal.Wake();
        return answer;
    }

    /// <inheritdoc cref="Writer.CommitAsync{T}(StartupsDb, Func{Task{T}}, Func{T, bool}, CancellationToken)"/>
    public Task CommitAsync(StartupsDb db, Func<Task> command, bool showsOnPages, CancellationToken cancellation = default) =>
        CommitAsync(db, async () => { await command(); return true; }, _ => showsOnPages, cancellation);
}
