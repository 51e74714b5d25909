using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>What staff note of their calls.</summary>
public sealed class PhoneCallDesk(StartupsDb db, Writer writer, OfferTime offers, TimeProvider clock)
{
    /// <summary>The person was told all of it; of an offer the time to answer begins. False when nothing of it was left to tell: a colleague was faster.</summary>
    /// <param name="who">The person called.</param>
    /// <param name="upTo">The newest of the calls that were on the screen: the person has not heard what came about since.</param>
    /// <param name="actor">The member of staff.</param>
    public Task<bool> ReachAsync(SubjectKey who, long upTo, string actor) =>
        OnAllAsync(who, upTo, new(who.Type, who.Id, "CallReached", actor, clock.GetUtcNow()), (call, now) => call.Reach(actor, now));

    /// <summary>Nobody answered: it stays to be told.</summary>
    /// <inheritdoc cref="ReachAsync"/>
    public Task<bool> MissAsync(SubjectKey who, long upTo, string actor) =>
        OnAllAsync(who, upTo, new(who.Type, who.Id, "CallMissed", actor, clock.GetUtcNow()), (call, now) => call.Miss(now));

    /// <summary>Nobody tries any more.</summary>
    /// <param name="note">Why, without personal data.</param>
    /// <inheritdoc cref="ReachAsync"/>
    public Task<bool> GiveUpAsync(SubjectKey who, long upTo, string note, string actor) =>
        OnAllAsync(
            who, upTo, new(who.Type, who.Id, "CallGivenUp", actor, clock.GetUtcNow(), new Changes().Because(note).ToJson()), (call, now) => call.GiveUp(actor, note, now));

    /// <summary>It was noted by mistake: it is to be told again. False when it was not noted.</summary>
    public Task<bool> ReopenAsync(long callId, string actor) =>
        writer.CommitAsync(
            db,
            async () =>
            {
                if (await db.PhoneCalls.SingleOrDefaultAsync(call => call.Id == callId && call.DoneAt != null) is not { } call)
                    return false;
                if (call.About == PhoneCallKind.Offered)
                    await offers.StopAsync(db, call.Subject, call.DoneAt!.Value);
                call.Reopen();
                db.Add(new History(call.SubjectType, call.SubjectId, "CallReopened", actor, clock.GetUtcNow()));
                return true;
            });

    /// <summary>The person says that the refused address is right after all: letters go to it again. False when it was not refused.</summary>
    public Task<bool> TrustEmailAsync(long enrolmentId, string actor) =>
        writer.CommitAsync(
            db,
            async () =>
            {
                if (await db.Enrolments.SingleOrDefaultAsync(enrolment => enrolment.Id == enrolmentId && enrolment.EmailRefusedAt != null) is not { } enrolment)
                    return false;
                enrolment.TrustEmail();
                db.Add(new History("enrolment", enrolmentId, "EmailTrusted", actor, clock.GetUtcNow()));
                return true;
            },
            showsOnPages: _ => false);

    private async Task<bool> OnAllAsync(SubjectKey who, long upTo, History history, Action<PhoneCall, DateTimeOffset> deed)
    {
        var (isDone, _) = await writer.CommitAsync(
            db,
            async () =>
            {
                await db.Database.TakeTurnAsync($"calls:{who}");
                var open = await db.PhoneCalls.Where(call => call.SubjectId == who.Id && call.SubjectType == who.Type && call.Id <= upTo && call.DoneAt == null).ToListAsync();
                foreach (var call in open)
                    deed(call, history.At);
                if (open.Count > 0)
                    db.Add(history);
                var endsWait = open.Exists(call => call is { About: PhoneCallKind.Offered, DoneAt: not null });
                return (IsDone: open.Count > 0, Began: endsWait && await offers.BeginAsync(db, who, history.At, history.At));
            },
            showsOnPages: done => done.Began);
        return isDone;
    }
}
