using System.Text.Json;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>The place of sessions to come has another name, address or way in; a later change takes the reason from the letter about an earlier one.</summary>
public sealed class PlaceChangedLetter(StartupsDb db, EnrolmentPaper paper, CalendarParts calendar, TimeProvider clock) : ILetter
{
    public string Kind => RosterMails.PlaceChanged;

    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation)
    {
        var change = ChangeOf(mail);
        var others = await OthersAsync(mail, change, cancellation);
        if (others.Exists(other => other.Id > FirstOf(mail)) || await db.EnrolmentForLetterAsync(mail.SubjectId, cancellation) is not { State: EnrolmentState.Confirmed } enrolment)
            return null;
        var (now, absences) = (clock.GetUtcNow(), await db.AbsencesOfAsync(enrolment.Id, cancellation));
        var sessions = enrolment.Edition.Held.Where(session => session.StartsAt > now && IsThere(session, change) && !absences.Misses(session.Id)).ToList();
        if (enrolment.Edition.CancelledAt is not null || sessions.Count == 0)
            return null;

        var content = new PlaceChangedContent(
            paper.Edition(enrolment, sessions, forConfirmed: true),
            // What the person was last told: none of the letters that were put since went out.
            others.TakeWhile(other => other.SentAt is null).Select(other => ChangeOf(other).Before).Prepend(change.Before).LastOrDefault(before => before is not null),
            paper.Practical(enrolment, sessions) with { Bring = [], Needs = [] },
            paper.Links.My(enrolment),
            paper.Cancelling(enrolment, now));
        var subject = paper.Words["PlaceChanged.Subject", content.Edition.Title, EnrolmentPaper.When(sessions[0])];
        return await paper.WriteAsync<PlaceChangedBody, PlaceChangedContent>(enrolment, subject, content, calendar.Request(enrolment, sessions, absences));
    }

    private static PlaceChange ChangeOf(OutboxMail mail) =>
        JsonSerializer.Deserialize<PlaceWas>(mail.Details ?? "")?.Change ?? throw new JsonException("A letter about a changed place says which.");

    private static long FirstOf(OutboxMail mail) => mail.RepeatOf ?? mail.Id;

    private static bool IsThere(Session session, PlaceChange change) =>
        session.Room?.VenueId == change.VenueId && (change.RoomId is null || session.RoomId == change.RoomId);

    // Those of the same place, the latest first.
    private async Task<List<OutboxMail>> OthersAsync(OutboxMail mail, PlaceChange change, CancellationToken cancellation)
    {
        var first = FirstOf(mail);
        var all = await db.Outbox.AsNoTracking().Where(other => other.Kind == RosterMails.PlaceChanged && other.SubjectId == mail.SubjectId && other.Id != first && other.RepeatOf == null)
            .OrderByDescending(other => other.Id).ToListAsync(cancellation);
        return [.. all.Where(other => ChangeOf(other) is var known && known.VenueId == change.VenueId && known.RoomId == change.RoomId)];
    }
}

/// <param name="Edition">With the sessions to come there.</param>
/// <param name="Before">What the place was called and where it was; null when that stays.</param>
/// <param name="Place">Where it is now, how to get in and what is there.</param>
/// <param name="My">The person's page.</param>
/// <param name="Cancelling">If it does not suit them.</param>
public sealed record PlaceChangedContent(EditionFacts Edition, string? Before, PracticalFacts Place, Uri My, CancelFacts Cancelling);
