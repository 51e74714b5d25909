using System.Text.Json;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>Letters in staff's own words to whoever speaks or hosts in one room on one day: written, seen, and then put into the outbox in one commit, as those to people of an edition are.</summary>
public sealed class RoomAnnouncementDesk(StartupsDb db, Writer writer, OutboxSignal signal, TimeProvider clock)
{
    /// <inheritdoc cref="AnnouncementDesk.KeepAsync"/>
    public Task<long> KeepAsync(RoomDay where, Guid formId, AnnouncementText text, string actor) =>
        writer.CommitAsync(
            db,
            async () =>
            {
                await db.Database.TakeTurnAsync($"announcement:{formId}");
                var announcement = await db.Announcements.SingleOrDefaultAsync(known => known.FormId == formId && known.RoomId != null);
                if (announcement is null)
                    db.Add(announcement = new(where, formId, text, actor, clock.GetUtcNow()));
                else
                    announcement.Rewrite(where, text);
                await db.SaveChangesAsync();
                return announcement.Id;
            },
            showsOnPages: _ => false);

    /// <summary>Puts one mail for each person whom letters reach and one call for each of the others; a second time nothing more, and nothing at all while there is nobody.</summary>
    /// <returns>How many mails were put, the first time or now.</returns>
    public async Task<int> SendAsync(long announcementId, string actor)
    {
        var mails = await writer.CommitAsync(
            db,
            async () =>
            {
                await db.Database.TakeTurnAsync($"announcement:{announcementId}");
                var announcement = await db.Announcements.SingleAsync(known => known.Id == announcementId);
                if (announcement.SentAt is not null)
                    return announcement.Mails;
                var (where, now) = (announcement.Where!, clock.GetUtcNow());
                var people = await db.PeopleInRoomAsync(where);
                if (people.Count == 0)
                    return 0;
                var (mailed, called) = (people.Where(person => person.IsMailed).ToList(), people.Where(person => !person.IsMailed).ToList());
                db.AddRange(mailed.Select(person => new OutboxMail(SpeakerMails.Room, person.Subject, SpeakerMails.RoomKeyOf(announcementId, person.Subject), person.Language, now)));
                db.AddRange(called.Select(person => SpeakerMails.RoomCall(announcementId, person, now)));
                announcement.Send(mailed.Count, now);
                db.Add(new History(
                    "room", where.RoomId, "Written", actor, now,
                    JsonSerializer.Serialize(new { announcement = announcementId, date = DateText.Iso(where.Date), mails = mailed.Count, calls = called.Count })));
                return mailed.Count;
            },
            showsOnPages: _ => false);
        signal.Wake();
        return mails;
    }
}
