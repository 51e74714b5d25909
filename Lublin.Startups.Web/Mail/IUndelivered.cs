using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Mail;

/// <summary>
/// A module that has to reach people in another way when a mail of its kinds was given up. It is told in the commit that says so, so that nothing is lost between.
/// </summary>
public interface IUndelivered
{
    /// <summary>Saves what follows, and leaves nothing tracked: delivery keeps its context for as long as there is mail.</summary>
    /// <param name="db">In the transaction.</param>
    /// <param name="mail">Of any kind: others' kinds are passed over.</param>
    /// <param name="failed">Why, and which address was refused for good, if one was.</param>
    /// <param name="now">When it was given up.</param>
    Task NoteAsync(StartupsDb db, OutboxMail mail, Settlement.Failed failed, DateTimeOffset now, CancellationToken cancellation);
}
