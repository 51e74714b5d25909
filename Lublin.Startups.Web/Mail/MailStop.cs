using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Mail;

/// <summary>What keeps mail from going out.</summary>
/// <param name="Holds">What the office holds back: everything first.</param>
/// <param name="Server">Since when the mail server takes nothing, and whether it answers at all; null while it does.</param>
/// <param name="Waiting">How many mails are due or were tried.</param>
/// <param name="Tried">How many of them a server has refused for now, or broke off.</param>
/// <param name="Oldest">Since when the first of them waits.</param>
public sealed record MailStop(IReadOnlyList<MailHold> Holds, (DateTimeOffset Since, bool IsAway)? Server, int Waiting, int Tried, DateTimeOffset? Oldest)
{
    /// <summary>So long a mail may wait before anybody has to know.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromMinutes(10);

    public bool HoldsEverything => Holds.Any(hold => hold.IsOfEverything);

    /// <summary>The server's trouble, once it has lasted so long, if mail waits for it.</summary>
    public (DateTimeOffset Since, bool IsAway)? ServerFor(TimeSpan atLeast, DateTimeOffset now) =>
        Waiting > 0 && Server is { } server && (Oldest < server.Since ? Oldest.Value : server.Since) is var since && since <= now - atLeast ? (since, server.IsAway) : null;

    /// <summary>Since when mail waits too long, whatever the reason.</summary>
    public DateTimeOffset? LateSince(DateTimeOffset now) => Oldest <= now - Usual ? Oldest : null;
}

/// <summary>Knows of mail stops. Every page of the office asks it; it asks the database every few seconds, and after every change made here.</summary>
public sealed class MailStops(DeliveryPause pause, OutboxSignal signal, TimeProvider clock) : IKept
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);
    private Known? known;

    public async ValueTask<MailStop> NowAsync(StartupsDb db)
    {
        if (Volatile.Read(ref known) is not { } good || good.Wakes != signal.Wakes || clock.GetElapsedTime(good.ReadAt) >= Kept)
            Volatile.Write(ref known, good = await ReadAsync(db));
        return new(good.Holds, pause.Trouble, good.Waiting, good.Tried, good.Oldest);
    }

    /// <summary>What was read is no longer true.</summary>
    public void Forget() => Volatile.Write(ref known, null);

    public Task ReadAsync(StartupsDb db, CancellationToken cancellation)
    {
        Forget();
        return Task.CompletedTask;
    }

    private async Task<Known> ReadAsync(StartupsDb db)
    {
        var (now, at, wakes) = (clock.GetUtcNow(), clock.GetTimestamp(), signal.Wakes);
        var waiting = db.Outbox.Where(mail => mail.SentAt == null && mail.FailedAt == null && mail.VoidedAt == null && mail.HeldAt == null);
        var line = await waiting.GroupBy(_ => 1).Select(all => new
        {
            Count = all.Count(mail => mail.DueAt <= now || mail.Attempts > 0),
            Tried = all.Count(mail => mail.Attempts > 0),
            // What was put off is due later, and has waited all the same.
            Oldest = all.Min(mail => mail.Attempts > 0 ? mail.CreatedAt : mail.DueAt <= now ? mail.DueAt : (DateTimeOffset?)null),
        }).SingleOrDefaultAsync();
        var holds = await db.MailHolds.AsNoTracking().OrderBy(hold => hold.EditionId).ToListAsync();
        return new(at, wakes, holds, line?.Count ?? 0, line?.Tried ?? 0, line?.Oldest);
    }

    private sealed record Known(long ReadAt, long Wakes, IReadOnlyList<MailHold> Holds, int Waiting, int Tried, DateTimeOffset? Oldest);
}
