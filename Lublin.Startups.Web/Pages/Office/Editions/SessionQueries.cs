using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Editions;

internal static class SessionQueries
{
    /// <summary>Which edition a session is of; null when there is no such session.</summary>
    public static Task<long?> EditionOfSessionAsync(this StartupsDb db, long sessionId) =>
        db.Sessions.Where(session => session.Id == sessionId).Select(session => (long?)session.EditionId).SingleOrDefaultAsync();

    /// <summary>Where a session stands now.</summary>
    public static Task<SessionPlan> SessionPlanAsync(this StartupsDb db, long sessionId) => db.Sessions.Where(session => session.Id == sessionId)
        .Select(session => new SessionPlan(session.Date, session.Start, session.End, session.RoomId, session.OnlineLink)).SingleAsync();
}
