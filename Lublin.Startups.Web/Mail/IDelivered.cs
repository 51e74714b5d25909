using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Mail;

/// <summary>A module for which something begins when a mail of its kinds has left. It is told in the commit that says so, so that nothing is lost between.</summary>
public interface IDelivered
{
    /// <summary>Saves what follows, and leaves nothing tracked: delivery keeps its context for as long as there is mail.</summary>
    /// <param name="db">In the transaction.</param>
    /// <param name="mail">Of any kind: others' kinds are passed over.</param>
    /// <param name="now">When the server had taken it.</param>
    /// <returns>Whether public pages may show what came of it.</returns>
    Task<bool> NoteAsync(StartupsDb db, OutboxMail mail, DateTimeOffset now, CancellationToken cancellation);
}
