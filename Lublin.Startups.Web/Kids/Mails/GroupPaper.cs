using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments.Mails;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Kids.Mails;

/// <summary>What letters about groups are written on: who is written to, how the groups stand, and the words.</summary>
public sealed class GroupPaper(StartupsDb db, LetterPaper paper, LetterLinks links, IStringLocalizer<GroupMailTexts> texts)
{
    public LetterWords Words { get; } = new(texts);

    /// <summary>Where the groups are found.</summary>
    public Uri Desk => links.To(SchoolLinks.Desk);

    /// <summary>Who a mail goes to; null when nobody of the kind is left.</summary>
    /// <param name="mail">To a contact of a school.</param>
    /// <param name="isCopy">To the official address, whatever name stands there.</param>
    public async Task<(School School, Addressee To)?> ToAsync(OutboxMail mail, bool isCopy, CancellationToken cancellation)
    {
        var contact = await db.SchoolContacts.AsNoTracking().Include(contact => contact.School).SingleOrDefaultAsync(contact => contact.Id == mail.SubjectId, cancellation);
        return contact is null ? null : (contact.School, new(isCopy || contact.IsOfficial ? contact.School.OfficialEmail : contact.Email, contact.Name ?? contact.School.Name, "pl"));
    }

    /// <summary>The groups of a mail that were confirmed, as they stand, in their order.</summary>
    public async Task<IReadOnlyList<GroupStanding>> StandingsAsync(OutboxMail mail, DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = GroupMails.GroupsOf(mail);
        return await db.StandingsAsync(await db.SchoolGroups.AsNoTracking().Include(group => group.Enrolment).Where(group => ids.Contains(group.Id)).ToListAsync(cancellation), now);
    }

    public Task<Season> SeasonAsync(long editionId, CancellationToken cancellation) =>
        db.Seasons.AsNoTracking().Include(season => season.Edition.Sessions).SingleAsync(season => season.EditionId == editionId, cancellation);

    public Task<Letter> WriteAsync<TBody, TContent>(Addressee to, string subject, TContent content)
        where TBody : LetterBody<LetterWords, TContent>
        where TContent : class =>
        paper.WriteAsync<TBody, LetterWords, TContent>(to, Words, subject, content, []);

    /// <summary>wtorek 12 stycznia 2027, 9:00:41</summary>
    public static string ToTheSecond(DateTimeOffset instant)
    {
        var local = Warsaw.ToLocal(instant);
        return $"{DateText.Full(DateOnly.FromDateTime(local))}, {local:H:mm:ss}";
    }
}
