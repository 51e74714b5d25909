using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Lectures;

internal static class SessionPresenters
{
    public static IReadOnlyList<long> Of(Session session) => session.PresenterIds;

    public static void Put(Session session, IReadOnlyList<long> presenters) => session.Edition.Lead(session, presenters);
}
