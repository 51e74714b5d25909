using System.Globalization;
using System.Text.Json;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>"I can't come" to one session, and that one comes after all; the seat stays. A letter takes the date out of the person's calendar, or puts it back.</summary>
public sealed class AbsenceDesk(StartupsDb db, OutboxWriter writer, TimeProvider clock)
{
    /// <summary>Says that a person will miss one session.</summary>
    /// <param name="enrolmentId">Who.</param>
    /// <param name="sessionId">Which session.</param>
    /// <param name="startsAt">When it was to start as far as the person knew.</param>
    /// <returns>False when it was moved meanwhile, so that it was told of another date, or has begun: nothing is kept.</returns>
    public Task<bool> MissAsync(long enrolmentId, long sessionId, DateTimeOffset startsAt) => OnDateAsync(enrolmentId, sessionId, (session, known) =>
    {
        if (session.StartsAt != startsAt || startsAt <= clock.GetUtcNow())
            return null;
        if (known is { IsOpen: true })
            return known;
        if (known is null)
            db.Add(known = new(enrolmentId, sessionId, clock.GetUtcNow()));
        else
            known.TellAgain(clock.GetUtcNow());
        Note(known, "WillMiss");
        return known;
    });

    /// <summary>Says that a person comes after all.</summary>
    /// <returns>False when there is nothing to take back, or the session has begun.</returns>
    public Task<bool> TakeBackAsync(long enrolmentId, long sessionId) => OnDateAsync(enrolmentId, sessionId, (session, known) =>
    {
        if (known is not { IsOpen: true } || session.StartsAt <= clock.GetUtcNow())
            return known is { TakenBackAt: not null } ? known : null;
        known.TakeBack(clock.GetUtcNow());
        Note(known, "WillCome");
        return known;
    });

    private Task<bool> OnDateAsync(long enrolmentId, long sessionId, Func<Session, Absence?, Absence?> deed) => writer.CommitAsync(
        db,
        async () =>
        {
            await db.Database.TakeTurnAsync(DateStatements.TurnOf(sessionId));
            var session = await db.Sessions.AsNoTracking().SingleAsync(session => session.Id == sessionId);
            var known = await db.Absences.SingleOrDefaultAsync(absence => absence.EnrolmentId == enrolmentId && absence.SessionId == sessionId);
            var turns = known?.Turns ?? 0;
            if (deed(session, known) is not { } absence)
                return false;
            if (absence.Turns > turns)
                await TellAsync(absence);
            return true;
        },
        showsOnPages: _ => false);

    private async Task TellAsync(Absence absence)
    {
        var enrolment = await db.Enrolments.AsNoTracking().SingleAsync(enrolment => enrolment.Id == absence.EnrolmentId);
        if (!enrolment.IsMailed)
            return;
        var kind = absence.IsOpen ? RosterMails.WillMiss : RosterMails.WillCome;
        var key = string.Create(CultureInfo.InvariantCulture, $"{kind}:{enrolment.Id}:{absence.SessionId}:{absence.Turns}");
        db.Add(new OutboxMail(kind, enrolment.Subject, key, enrolment.Language, clock.GetUtcNow(), JsonSerializer.Serialize(new ToldOf(absence.SessionId))));
    }

    private void Note(Absence absence, string verb) => db.Add(new History(
        "enrolment", absence.EnrolmentId, verb, Actor.Participant, clock.GetUtcNow(), string.Create(CultureInfo.InvariantCulture, $$"""{"session":{{absence.SessionId}}}""")));
}
