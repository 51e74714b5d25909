using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Mail;

/// <summary>Knows which mails are about an edition. A module that writes such letters brings one for its kinds; mail that none knows is held only with everything.</summary>
public interface IMailTopic
{
    /// <param name="db">The database.</param>
    /// <param name="mails">Of all kinds.</param>
    /// <param name="editionIds">The editions asked about.</param>
    /// <returns>Those of the mails that are about one of the editions.</returns>
    IQueryable<OutboxMail> About(StartupsDb db, IQueryable<OutboxMail> mails, IReadOnlyCollection<long> editionIds);
}
