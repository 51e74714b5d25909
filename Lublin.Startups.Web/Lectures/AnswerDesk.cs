using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>Takes the answers of invited speakers. What cannot be answered any more stays as it is.</summary>
public sealed class AnswerDesk(StartupsDb db, Writer writer, EmptyChairs chairs, TimeProvider clock)
{
    /// <summary>Yes: the person speaks, with the next version of a published lecture, or at once in a draft. Conflicts are looked for again, and with one nothing is accepted.</summary>
    /// <param name="id">Of the invitation.</param>
    /// <param name="actor">The member of staff who was told on the telephone; null when the person answers.</param>
    public Task<AnswerOutcome> AcceptAsync(long id, string? actor = null) => AnswerAsync(id, actor, async (invitation, by, now) =>
    {
        var sessions = await chairs.FindAsync(invitation.EditionId, now);
        if (sessions.Count == 0)
            return new AnswerOutcome.NotNeeded();
        if (await chairs.AgainstAsync(sessions, invitation.PresenterId) is { Count: > 0 } clashes)
            return new AnswerOutcome.Clashes(clashes);
        await chairs.FillAsync(sessions, invitation.PresenterId, by, now);
        invitation.Accept(now);
        Tell(invitation, "InvitationAccepted", by, now);
        return new AnswerOutcome.Done();
    });

    /// <param name="reason">Why not; null when they do not say.</param>
    /// <inheritdoc cref="AcceptAsync" path="/param"/>
    public Task<AnswerOutcome> DeclineAsync(long id, string? reason, string? actor = null) => AnswerAsync(id, actor, (invitation, by, now) =>
    {
        invitation.Decline(reason, now);
        Tell(invitation, "InvitationDeclined", by, now);
        return Task.FromResult<AnswerOutcome>(new AnswerOutcome.Done());
    });

    /// <param name="times">One to <see cref="Invitation.MostOtherDates"/>, in order of time.</param>
    public Task<AnswerOutcome> ProposeAsync(long id, IReadOnlyList<OtherTime> times) => AnswerAsync(id, actor: null, (invitation, by, now) =>
    {
        if (invitation.OtherDates.SequenceEqual(times))
            return Task.FromResult<AnswerOutcome>(new AnswerOutcome.Done());
        invitation.Propose(times, now);
        Tell(invitation, "InvitationTimes", by, now);
        return Task.FromResult<AnswerOutcome>(new AnswerOutcome.Done());
    });

    private Task<AnswerOutcome> AnswerAsync(long id, string? actor, Func<Invitation, string, DateTimeOffset, Task<AnswerOutcome>> answer) => writer.CommitAsync(
        db,
        async () =>
        {
            await db.Database.TakeTurnAsync(WorkingCopy.Turn);
            var now = clock.GetUtcNow();
            var invitation = await db.Invitations.SingleAsync(invitation => invitation.Id == id);
            if (!invitation.IsOpenAt(now))
                return new AnswerOutcome.Closed();
            var outcome = await answer(invitation, actor ?? LecturePerson.KeyOf(LectureRole.Presenter, invitation.PresenterId), now);
            if (outcome is AnswerOutcome.Done)
                await SpeakerMails.EndCallAsync(db, invitation);
            return outcome;
        },
        showsOnPages: _ => false);

    private void Tell(Invitation invitation, string verb, string by, DateTimeOffset now) =>
        db.Add(new History("edition", invitation.EditionId, verb, by, now, new Changes().About("presenter", invitation.PresenterId).ToJson()));
}

/// <summary>What came of an answer.</summary>
public abstract record AnswerOutcome
{
    private AnswerOutcome()
    {
    }

    public sealed record Done : AnswerOutcome;

    /// <summary>It was answered, withdrawn or over before: nothing changed.</summary>
    public sealed record Closed : AnswerOutcome;

    /// <summary>Nobody is needed to speak any more, or it does not take place.</summary>
    public sealed record NotNeeded : AnswerOutcome;

    /// <param name="Conflicts">For which nothing was accepted.</param>
    public sealed record Clashes(IReadOnlyList<Conflict> Conflicts) : AnswerOutcome;
}
