using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>Invites speakers to lectures that have nobody to speak, one at a time.</summary>
public sealed class InvitationDesk(StartupsDb db, OutboxWriter writer, EmptyChairs chairs, TimeProvider clock)
{
    /// <summary>Sends it by mail, or puts it on the list of calls for somebody without an address. The same person invited twice is invited once.</summary>
    /// <param name="editionId">A lecture.</param>
    /// <param name="presenterId">A speaker.</param>
    /// <param name="actor">A member of staff.</param>
    public Task<InviteOutcome> SendAsync(long editionId, long presenterId, string actor) =>
        CommitAsync(async now => await RefusalAsync(editionId, presenterId, now) is { } refusal ? refusal : await PutAsync(editionId, presenterId, actor, now));

    /// <summary>Nobody can answer it any more.</summary>
    /// <returns>False when it was over already.</returns>
    public Task<bool> WithdrawAsync(long id, string actor) => CommitAsync(async now =>
    {
        if (await db.Invitations.SingleOrDefaultAsync(invitation => invitation.Id == id) is not { } invitation || !invitation.IsOpenAt(now))
            return false;
        invitation.Withdraw(now);
        await SpeakerMails.EndCallAsync(db, invitation);
        db.Add(new History("edition", invitation.EditionId, "InvitationWithdrawn", actor, now, new Changes().About("presenter", invitation.PresenterId).ToJson()));
        return true;
    });

    private async Task<InviteOutcome?> RefusalAsync(long editionId, long presenterId, DateTimeOffset now)
    {
        var known = await db.Invitations.Where(invitation => invitation.EditionId == editionId && invitation.AcceptedAt == null && invitation.DeclinedAt == null && invitation.WithdrawnAt == null && invitation.EndsAt > now)
            .FirstOrDefaultAsync();
        if (known is not null)
            return known.PresenterId == presenterId ? new InviteOutcome.Sent(known.Id) : new InviteOutcome.OneIsOpen();
        if (!await db.Speakers.AnyAsync(speaker => speaker.PresenterId == presenterId && speaker.Presenter.ArchivedAt == null))
            return new InviteOutcome.NoSpeaker();
        var sessions = await chairs.FindAsync(editionId, now);
        if (sessions.Count == 0)
            return new InviteOutcome.NotNeeded();
        if (InvitationTime.EndOf(now, sessions[0].Slot.Plan, await chairs.DaysOffAsync(now)) is null)
            return new InviteOutcome.TooLate();
        return await chairs.AgainstAsync(sessions, presenterId) is { Count: > 0 } clashes ? new InviteOutcome.Clashes(clashes) : null;
    }

    private async Task<InviteOutcome> PutAsync(long editionId, long presenterId, string actor, DateTimeOffset now)
    {
        var edition = await db.Editions.SingleAsync(edition => edition.Id == editionId);
        var presenter = await db.Presenters.SingleAsync(presenter => presenter.Id == presenterId);
        var first = (await chairs.FindAsync(editionId, now))[0].Slot.Plan;
        var invitation = new Invitation(edition, presenter, now, InvitationTime.EndOf(now, first, await chairs.DaysOffAsync(now))!.Value);
        db.Add(invitation);
        await db.SaveChangesAsync();
        SpeakerMails.Put(db, invitation, presenter, now);
        db.Add(new History("edition", editionId, "Invited", actor, now, new Changes().About("presenter", presenterId).ToJson()));
        return new InviteOutcome.Sent(invitation.Id);
    }

    private Task<T> CommitAsync<T>(Func<DateTimeOffset, Task<T>> command) => writer.CommitAsync(
        db,
        async () =>
        {
            await db.Database.TakeTurnAsync(WorkingCopy.Turn);
            return await command(clock.GetUtcNow());
        },
        showsOnPages: _ => false);
}

public abstract record InviteOutcome
{
    private InviteOutcome()
    {
    }

    public sealed record Sent(long Id) : InviteOutcome;

    /// <summary>Somebody else is invited and may still answer.</summary>
    public sealed record OneIsOpen : InviteOutcome;

    /// <summary>Nobody of that name gives lectures, or not any more.</summary>
    public sealed record NoSpeaker : InviteOutcome;

    /// <summary>Somebody speaks at all of it already, or nothing of it is to come.</summary>
    public sealed record NotNeeded : InviteOutcome;

    /// <summary>It would end before it could be answered.</summary>
    public sealed record TooLate : InviteOutcome;

    /// <param name="Conflicts">That would be refused.</param>
    public sealed record Clashes(IReadOnlyList<Conflict> Conflicts) : InviteOutcome;
}
