using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Lectures;

/// <summary>Who speaks at a session.</summary>
internal static class SessionPresenters
{
    public static IReadOnlyList<long> Of(Session session) => session.Edition.PresenterId is { } one ? [one] : [];

    public static void Put(Session session, IReadOnlyList<long> presenters)
    {
        if (!Of(session).SequenceEqual(presenters))
            session.Edition.Change(session.Edition.Plan with { PresenterId = presenters.Count > 0 ? presenters[0] : null });
    }
}
