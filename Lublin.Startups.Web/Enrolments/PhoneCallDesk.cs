using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>What staff note of their calls, and the reminders for people to whom no letter goes.</summary>
public sealed class PhoneCallDesk(StartupsDb db, Writer writer, TimeProvider clock)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(2);

    /// <summary>The person was told all of it; of an offer the time to answer begins. False when nothing of it was left to tell: a colleague was faster.</summary>
    /// <param name="enrolmentId">Who was called.</param>
    /// <param name="upTo">The newest of the calls that were on the screen: the person has not heard what came about since.</param>
    /// <param name="actor">Who called.</param>
    public Task<bool> ReachAsync(long enrolmentId, long upTo, string actor) =>
        OnAllAsync(enrolmentId, upTo, new("enrolment", enrolmentId, "CallReached", actor, clock.GetUtcNow()), (call, now) => call.Reach(actor, now));

    /// <summary>Nobody answered: it stays to be told.</summary>
    /// <inheritdoc cref="ReachAsync"/>
    public Task<bool> MissAsync(long enrolmentId, long upTo, string actor) =>
        OnAllAsync(enrolmentId, upTo, new("enrolment", enrolmentId, "CallMissed", actor, clock.GetUtcNow()), (call, now) => call.Miss(now));

    /// <summary>Nobody tries any more.</summary>
    /// <param name="note">Why, without personal data.</param>
    /// <inheritdoc cref="ReachAsync"/>
    public Task<bool> GiveUpAsync(long enrolmentId, long upTo, string note, string actor) =>
        OnAllAsync(
            enrolmentId, upTo, new("enrolment", enrolmentId, "CallGivenUp", actor, clock.GetUtcNow(), new Changes().Because(note).ToJson()), (call, now) => call.GiveUp(actor, note, now));

    /// <summary>It was noted by mistake: it is to be told again. False when it was not noted.</summary>
    public Task<bool> ReopenAsync(long callId, string actor) =>
        writer.CommitAsync(
            db,
            async () =>
            {
                if (await db.PhoneCalls.SingleOrDefaultAsync(call => call.Id == callId && call.DoneAt != null) is not { } call)
                    return false;
                if (call.About == PhoneCallKind.Offered)
                    await OfferTime.StopAsync(db, call.EnrolmentId, call.DoneAt!.Value);
                call.Reopen();
                db.Add(new History("enrolment", call.EnrolmentId, "CallReopened", actor, clock.GetUtcNow()));
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

    /// <summary>Puts a call for everybody whom the plan would remind today by mail, if any mail went to them. It may run any number of times.</summary>
    /// <returns>How many were put.</returns>
    public async Task<int> PutRemindersAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var sessions = (await db.SessionFactsAsync(now, now + Ahead, cancellation))
            .Where(session => session.IsHeld && ReminderRules.PlannedFor(ReminderRule.DayBefore, session.Date) <= now)
            .ToDictionary(session => session.Id);
        if (sessions.Count == 0 || (await db.ReminderCallsAsync(sessions, now, cancellation)).Count == 0)
            return 0;
        return await writer.CommitAsync(
            db,
            async () =>
            {
                await db.Database.TakeTurnAsync("reminder-calls");
                var due = await db.ReminderCallsAsync(sessions, now, cancellation);
                db.AddRange(due);
                return due.Count;
            },
            showsOnPages: _ => false,
            cancellation);
    }

    /// <summary>The call that stands for a reminder.</summary>
    internal static PhoneCall Reminder(long enrolmentId, long sessionId, DateTimeOffset plannedFor, DateTimeOffset now) => new(
        PhoneCallKind.Reminder,
        enrolmentId,
        string.Create(CultureInfo.InvariantCulture, $"{RosterMails.Reminder}:{sessionId}:{enrolmentId}:{plannedFor.UtcDateTime:yyyyMMddHHmm}"),
        now,
        sessionId);

    private async Task<bool> OnAllAsync(long enrolmentId, long upTo, History history, Action<PhoneCall, DateTimeOffset> deed)
    {
        var (isDone, _) = await writer.CommitAsync(
            db,
            async () =>
            {
                await db.Database.TakeTurnAsync($"calls:{enrolmentId}");
                var open = await db.PhoneCalls.Where(call => call.EnrolmentId == enrolmentId && call.Id <= upTo && call.DoneAt == null).ToListAsync();
                foreach (var call in open)
                    deed(call, history.At);
                if (open.Count > 0)
                    db.Add(history);
                var endsWait = open.Exists(call => call is { About: PhoneCallKind.Offered, DoneAt: not null });
                return (IsDone: open.Count > 0, Began: endsWait && await OfferTime.BeginAsync(db, enrolmentId, history.At, history.At));
            },
            showsOnPages: done => done.Began);
        return isDone;
    }
}
