using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Kids;

/// <summary>A letter about groups is about the season that they were registered for.</summary>
public sealed class GroupTopic : IMailTopic
{
    public IQueryable<OutboxMail> About(StartupsDb db, IQueryable<OutboxMail> mails, IReadOnlyCollection<long> editionIds)
    {
        var (editions, kinds) = (db.Editions, GroupMails.Kinds);
        return mails.Where(mail => kinds.Contains(mail.Kind) && editions.Any(edition => editionIds.Contains(edition.Id) && mail.Key.StartsWith(mail.Kind + ":" + edition.Id + ":")));
    }
}
