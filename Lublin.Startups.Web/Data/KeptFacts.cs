using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Data;

/// <summary>What the office seldom changes and every instance keeps in memory.</summary>
public interface IKept
{
    /// <summary>Reads it again.</summary>
    Task ReadAsync(StartupsDb db, CancellationToken cancellation);
}

/// <summary>
/// Keeps what the office seldom changes true in every instance: it is read before anybody is served, after each change made here, and when another instance
/// tells of one. Public pages are made again each time.
/// </summary>
public sealed class KeptFacts(IEnumerable<IKept> kept, IServiceScopeFactory scopes, Writer writer, DataVersion version) : IDisposable
{
    /// <summary>The channel by which several instances on PostgreSQL tell each other of a change.</summary>
    public const string Changed = "kept_changed";

    // The later reading has to win.
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Runs the command as <see cref="Writer"/> does; when it answers, every page of this instance says what is true now.</summary>
    /// <param name="db">The context that the command works on.</param>
    /// <param name="command">Loads, decides and changes; it need not save.</param>
    public async Task<T> CommitAsync<T>(StartupsDb db, Func<Task<T>> command)
    {
        var answer = await writer.CommitAsync(
            db,
            async () =>
            {
                var result = await command();
                if (db.Database.IsNpgsql())
                    await db.Database.ExecuteSqlAsync($"SELECT pg_notify({Changed}, {version.Instance})");
                return result;
            },
            showsOnPages: _ => false);
        await ReadAsync(CancellationToken.None);
        return answer;
    }

    public async Task ReadAsync(CancellationToken cancellation = default)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<StartupsDb>();
            foreach (var facts in kept)
                await facts.ReadAsync(db, cancellation);
        }
        finally
        {
            turn.Release();
        }

        version.Raise();
    }

    public void Dispose() => turn.Dispose();
}
