using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Lectures.Mails;

/// <summary>
/// What a version of the timetable changed for one person. It is written when it leaves: what a later letter tells is left to that one, and what earlier ones would have told, had they
/// left, is told here. Nothing left to tell: no letter.
/// </summary>
public sealed class TimetableLetter(StartupsDb db, LetterPaper paper, TimetableCalendar calendar, IStringLocalizer<LectureMailTexts> texts) : ILetter
{
    private readonly LectureWords words = new(texts);

    public string Kind => TimetableMails.Kind;

    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation)
    {
        if (await db.LectureRecipientAsync(mail.Subject, cancellation) is not { To: { } to } recipient)
            return null;
        var told = await StillToTellAsync(mail, recipient, cancellation);
        if (told.Count == 0)
            return null;
        var places = await PlacesAsync(told, cancellation);
        var lines = told.Select(each => LineOf(each, recipient, places)).ToList();
        var parts = await calendar.PartsAsync(recipient, told, cancellation);
        var content = new TimetableContent(recipient.Role, lines, calendar.PageOf(recipient), parts.Count > 0);
        var subject = lines is [var only] ? words["Timetable.Subject." + only.What, only.Title, only.When] : words.Plural("Timetable.Subject", lines.Count);
        return await paper.WriteAsync<TimetableBody, LectureWords, TimetableContent>(to with { Language = Languages.Current.Code }, words, subject, content, parts);
    }

    private async Task<IReadOnlyList<StillToTell>> StillToTellAsync(OutboxMail mail, LectureRecipient recipient, CancellationToken cancellation)
    {
        var (news, now, first) = (TimetableMails.NewsOf(mail), calendar.Now, mail.RepeatOf ?? mail.Id);
        var (type, id) = (mail.SubjectType, mail.SubjectId);
        var others = await db.Outbox.AsNoTracking().Where(other => other.Kind == Kind && other.SubjectType == type && other.SubjectId == id && other.RepeatOf == null && other.Id != first)
            .OrderByDescending(other => other.Id).ToListAsync(cancellation);
        var later = others.Where(other => other.Id > first).SelectMany(other => TimetableMails.NewsOf(other).Tidings).Select(tiding => tiding.SessionUid).ToHashSet();
        var unsent = others.Where(other => other.Id < first).TakeWhile(other => other.SentAt is null).SelectMany(other => TimetableMails.NewsOf(other).Tidings).ToLookup(tiding => tiding.SessionUid);

        var uids = news.Tidings.Select(tiding => tiding.SessionUid).ToArray();
        var sessions = await db.Sessions.AsNoTrackingWithIdentityResolution()
            .Include(session => session.Led).Include(session => session.Edition.Programme).Include(session => session.Edition.Sessions).ThenInclude(session => session.Room!.Venue)
            .Where(session => uids.Contains(session.Uid)).ToDictionaryAsync(session => session.Uid, cancellation);
        return
        [
            .. news.Tidings.Where(tiding => !later.Contains(tiding.SessionUid) && sessions.ContainsKey(tiding.SessionUid))
                .Select(tiding => (Tiding: LastTold.Chained(tiding with { Before = recipient.Masked(tiding.Before) }, unsent[tiding.SessionUid], recipient.SlotOf(sessions[tiding.SessionUid]), now), Session: sessions[tiding.SessionUid], tiding.Turns))
                .Where(each => each.Tiding is not null).Select(each => new StillToTell(each.Tiding! with { Turns = each.Turns }, each.Session)).OrderBy(each => each.Session.StartsAt),
        ];
    }

    private async Task<IReadOnlyDictionary<long, Room>> PlacesAsync(IReadOnlyList<StillToTell> told, CancellationToken cancellation)
    {
        var ids = told.Select(each => each.Tiding.Before?.RoomId).OfType<long>().Distinct().ToArray();
        return await db.Rooms.AsNoTracking().Include(room => room.Venue).Where(room => ids.Contains(room.Id)).ToDictionaryAsync(room => room.Id, cancellation);
    }

    private TimetableLine LineOf(StillToTell told, LectureRecipient recipient, IReadOnlyDictionary<long, Room> places)
    {
        var (tiding, session) = told;
        var programme = session.Edition.Programme;
        var cancelled = tiding.What == TimetableChange.Cancelled;
        return new(
            tiding.What,
            programme.Title.In(Languages.Current.Code),
            calendar.To(TimetableLinks.Lecture(programme.Slug, session.Edition.Slug!)),
            tiding.Before is { } before ? MeetingOf(before, before.RoomId is { } room ? places.GetValueOrDefault(room) : null, withLink: false) : null,
            cancelled ? null : MeetingOf(recipient.SlotOf(session)!, session.Room, withLink: true),
            cancelled && session.CancelledAt is not null ? session.CancelReason ?? session.Edition.CancelReason : null);
    }

    private LectureMeeting MeetingOf(Slot slot, Room? room, bool withLink) => new(
        DateText.Full(slot.Date),
        // In letters a style keeps ranges together: mail programs show U+2060 as a box.
        DateText.Times(slot.Start, slot.End).Replace("\u2060", "", StringComparison.Ordinal),
        DateText.Brief(slot.Date.ToDateTime(slot.Start)),
        room is null ? words["Online"] : $"{room.Name}, {room.Venue.Name}, {room.Venue.Address}",
        withLink ? slot.OnlineLink : null);
}

/// <summary>What one letter has still to tell of one session.</summary>
/// <param name="Tiding">From what the person knows.</param>
/// <param name="Session">With its edition, that edition's programme and sessions, rooms and venues.</param>
public sealed record StillToTell(Tiding Tiding, Session Session);
