using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>Sends people the links to their enrolments, once in ten minutes per address.</summary>
public sealed class LinkDesk(StartupsDb db, OutboxWriter writer, TimeProvider clock)
{
    /// <summary>Within it nobody is sent their links again, however they are asked for.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary>Puts the mail if anybody is enrolled with this address; tells the caller nothing either way.</summary>
    /// <param name="email">A valid address.</param>
    /// <param name="language">pl, en, uk: of the page that asked.</param>
    public async Task SendLinksAsync(string email, string language)
    {
        var key = EmailAddress.Fold(email);
        var now = clock.GetUtcNow();
        await writer.CommitAsync(db, showsOnPages: false, command: async () =>
        {
            await db.Database.TakeTurnAsync($"links:{key}");
            var enrolments = await db.Enrolments.Active().Where(enrolment => enrolment.EmailKey == key).OrderBy(enrolment => enrolment.Id)
                .Select(enrolment => enrolment.Id).ToListAsync();
            if (enrolments.Count > 0 && !await db.LinksSentWithin(key, now, Pause).AnyAsync())
                db.Add(RosterMails.LinksOf(enrolments[0], language, now));
        });
    }
}
