using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Web.Pages.Office.Lists;

/// <summary>The way to what is kept of an edition's sessions: who came, the sheet at the door, and what the people need.</summary>
/// <param name="EditionId">A published edition.</param>
/// <param name="Sessions">Those that take place, or did.</param>
public sealed record SessionLists(long EditionId, IReadOnlyList<SessionLists.Of> Sessions)
{
    /// <summary>Null for a draft: it has no people yet.</summary>
    public static SessionLists? From(EditionSummary edition) => edition.PublishedAt is null
        ? null
        : new(edition.Id, [.. edition.Sessions.Where(session => !session.Cancelled).Select(session => new Of(session.Id, DateText.Brief(session.Date, session.Start, session.End)))]);

    /// <summary>Of one published session in the schedule.</summary>
    public static SessionLists From(long editionId, long sessionId, SessionPlan plan) => new(editionId, [new Of(sessionId, DateText.Brief(plan.Date, plan.Start, plan.End))]);

    /// <param name="SessionId">Which.</param>
    /// <param name="When">Day and hours in words.</param>
    public sealed record Of(long SessionId, string When);
}
