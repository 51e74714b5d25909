using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Mail;

/// <summary>What the office does with mail that is in the outbox or was: sends again, holds back, releases.</summary>
public sealed class MailDesk(StartupsDb db, OutboxWriter writer, TimeProvider clock)
{
    /// <summary>The subject of what happens to all mail at once.</summary>
    public const long AllMail = 0;

    private const string Subject = "mail";

    /// <summary>
    /// Sends again: what was given up goes by its own row, since no server ever took it; what was sent goes as another mail, because the same row never goes twice.
    /// </summary>
    public Task<SendAgainOutcome> SendAgainAsync(long mailId, string actor) =>
        CommitAsync(async now =>
        {
            await db.Database.TakeTurnAsync($"again:{mailId}");
            var mail = await db.Outbox.SingleOrDefaultAsync(mail => mail.Id == mailId);
            return mail?.State switch
            {
                MailState.Failed => TryAgain(mail, actor, now),
                MailState.Sent => await RepeatAsync(mail, actor, now),
                MailState.Voided => new SendAgainOutcome.Void(),
                _ => new SendAgainOutcome.NothingToSend(),
            };
        });

    /// <summary>Tries everything again that was given up since an instant.</summary>
    /// <param name="since">That instant is among them.</param>
    /// <param name="until">Later ones are not: they were not there when it was asked.</param>
    /// <returns>How many.</returns>
    public Task<int> SendFailedAgainAsync(DateTimeOffset since, DateTimeOffset until, string actor) =>
        CommitAsync(async now =>
        {
            var failed = await db.Outbox.Where(mail => mail.FailedAt >= since && mail.FailedAt <= until).OrderBy(mail => mail.Id).ToListAsync();
            foreach (var mail in failed)
                TryAgain(mail, actor, now);
            return failed.Count;
        });

    /// <summary>Holds one mail back. False when it is not waiting.</summary>
    public Task<bool> HoldAsync(long mailId, string reason, string actor) =>
        CommitAsync(async now =>
        {
            if (await db.Outbox.SingleOrDefaultAsync(mail => mail.Id == mailId) is not { State: MailState.Waiting } mail)
                return false;
            mail.Hold(now);
            db.Add(new History(Subject, mailId, "Held", actor, now, new Changes().Because(reason).ToJson()));
            return true;
        });

    /// <summary>Lets one mail go that was held by itself. False when it is not.</summary>
    public Task<bool> ReleaseAsync(long mailId, string actor) =>
        CommitAsync(async now =>
        {
            if (await db.Outbox.SingleOrDefaultAsync(mail => mail.Id == mailId) is not { State: MailState.Held, HoldId: null } mail)
                return false;
            mail.Release();
            db.Add(new History(Subject, mailId, "Released", actor, now));
            return true;
        });

    /// <summary>Holds back whatever is about an edition, or everything, now and until it is released. False when it is held already.</summary>
    /// <param name="editionId">An edition, or <see cref="MailHold.Everything"/>.</param>
    public Task<bool> HoldAllAsync(long editionId, string reason, string actor) =>
        CommitAsync(async now =>
        {
            await db.Database.TakeTurnAsync($"hold:{editionId}");
            if (await db.MailHolds.AnyAsync(hold => hold.EditionId == editionId))
                return false;
            db.Add(new MailHold(editionId, reason, actor, now));
            db.Add(HistoryOf(editionId, "MailHeld", actor, now, reason));
            return true;
        });

    /// <summary>
    /// Ends a hold. What is still in time goes out at once; what is not has lost its reason and is voided when its letter is to be written. False when nothing was held.
    /// </summary>
    /// <inheritdoc cref="HoldAllAsync" path="/param"/>
    public Task<bool> ReleaseAllAsync(long editionId, string actor) =>
        CommitAsync(async now =>
        {
            if (await db.MailHolds.SingleOrDefaultAsync(hold => hold.EditionId == editionId) is not { } hold)
                return false;
            await db.Outbox.Where(mail => mail.HoldId == hold.Id).ExecuteUpdateAsync(
                set => set.SetProperty(mail => mail.HeldAt, (DateTimeOffset?)null).SetProperty(mail => mail.HoldId, (long?)null));
            db.Remove(hold);
            db.Add(HistoryOf(editionId, "MailReleased", actor, now, reason: null));
            return true;
        });

    private Task<T> CommitAsync<T>(Func<DateTimeOffset, Task<T>> command) => writer.CommitAsync(db, () => command(clock.GetUtcNow()), showsOnPages: _ => false);

    private SendAgainOutcome.TriedAgain TryAgain(OutboxMail failed, string actor, DateTimeOffset now)
    {
        failed.TryAgain(now);
        db.Add(new History(Subject, failed.Id, "TriedAgain", actor, now));
        return new();
    }

    private async Task<SendAgainOutcome> RepeatAsync(OutboxMail sent, string actor, DateTimeOffset now)
    {
        var first = sent.RepeatOf ?? sent.Id;
        if (await db.Outbox.AnyAsync(mail => mail.RepeatOf == first && mail.SentAt == null && mail.FailedAt == null && mail.VoidedAt == null))
            return new SendAgainOutcome.UnderWay();
        var repeat = sent.Repeat(now);
        db.Add(repeat);
        await db.SaveChangesAsync();
        db.Add(new History(Subject, repeat.Id, "Repeated", actor, now, $$"""{"mail":{{first}}}"""));
        return new SendAgainOutcome.Repeated(repeat.Id);
    }

    private static History HistoryOf(long editionId, string verb, string actor, DateTimeOffset now, string? reason) => new(
        editionId == MailHold.Everything ? Subject : "edition",
        editionId == MailHold.Everything ? AllMail : editionId,
        verb,
        actor,
        now,
        new Changes().Because(reason).ToJson());
}

/// <summary>What came of sending a mail again.</summary>
public abstract record SendAgainOutcome
{
    private SendAgainOutcome()
    {
    }

    /// <summary>It had been given up and is tried again.</summary>
    public sealed record TriedAgain : SendAgainOutcome;

    /// <summary>It had been sent; another mail tells the same.</summary>
    /// <param name="MailId">That other mail.</param>
    public sealed record Repeated(long MailId) : SendAgainOutcome;

    /// <summary>Such another mail is waiting already.</summary>
    public sealed record UnderWay : SendAgainOutcome;

    /// <summary>It has lost its reason: nothing goes out any more.</summary>
    public sealed record Void : SendAgainOutcome;

    /// <summary>It is neither sent nor given up, or there is none.</summary>
    public sealed record NothingToSend : SendAgainOutcome;
}
