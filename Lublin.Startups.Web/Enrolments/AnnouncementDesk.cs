using System.Text.Json;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>Letters in staff's own words: written, seen, and then put into the outbox, one mail a person, or a call for those to whom no letter goes, in one commit.</summary>
public sealed class AnnouncementDesk(StartupsDb db, OutboxWriter writer, TimeProvider clock)
{
    /// <summary>Keeps what was written, to be seen before it goes; the same form sent again rewrites it while it is not sent.</summary>
    /// <returns>Its id.</returns>
    public Task<long> KeepAsync(long editionId, Guid formId, AnnouncementText text, string actor) =>
        writer.CommitAsync(
            db,
            async () =>
            {
                await db.Database.TakeTurnAsync($"announcement:{formId}");
                var announcement = await db.Announcements.SingleOrDefaultAsync(known => known.FormId == formId && known.EditionId == editionId);
                if (announcement is null)
                    db.Add(announcement = new(editionId, formId, text, actor, clock.GetUtcNow()));
                else
                    announcement.Rewrite(text);
                await db.SaveChangesAsync();
                return announcement.Id;
            },
            showsOnPages: _ => false);

    /// <summary>Puts one mail for each person whom letters reach and one call for each of the others; a second time nothing more.</summary>
    /// <returns>How many mails were put, the first time or now.</returns>
    public Task<int> SendAsync(long announcementId, string actor) => writer.CommitAsync(
        db,
        async () =>
        {
            await db.Database.TakeTurnAsync($"announcement:{announcementId}");
            var announcement = await db.Announcements.SingleAsync(known => known.Id == announcementId);
            if (announcement.SentAt is not null)
                return announcement.Mails;
            var now = clock.GetUtcNow();
            var people = await db.RecipientsOf(announcement, now).OrderBy(enrolment => enrolment.Id)
                .Select(enrolment => new { enrolment.Id, enrolment.Language, IsMailed = enrolment.EmailKey != null && enrolment.EmailRefusedAt == null }).ToListAsync();
            var (mailed, called) = (people.Where(person => person.IsMailed).ToList(), people.Where(person => !person.IsMailed).ToList());
            db.AddRange(mailed.Select(person => new OutboxMail(RosterMails.Announcement, Enrolment.SubjectOf(person.Id), KeyOf(announcementId, person.Id), person.Language, now, DetailsOf(announcementId))));
            db.AddRange(called.Select(person => PhoneCall.OfAnnouncement(announcementId, Enrolment.SubjectOf(person.Id), KeyOf(announcementId, person.Id), now)));
            announcement.Send(mailed.Count, now);
            db.Add(new History(
                "edition", announcement.EditionId!.Value, "Written", actor, now, JsonSerializer.Serialize(new { announcement = announcementId, mails = mailed.Count, calls = called.Count })));
            return mailed.Count;
        },
        showsOnPages: _ => false);

    /// <summary>Which announcement a mail is a copy of.</summary>
    internal static long AnnouncementOf(OutboxMail mail) => JsonSerializer.Deserialize<AnnouncementRef>(mail.Details!)!.Announcement;

    internal static string DetailsOf(long announcementId) => JsonSerializer.Serialize(new AnnouncementRef(announcementId));

    private static string KeyOf(long announcementId, long enrolmentId) => FormattableString.Invariant($"{RosterMails.Announcement}:{announcementId}:{enrolmentId}");

    private sealed record AnnouncementRef(long Announcement);
}
