using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui.Forms;
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

    public static Task<List<long>> SessionPresentersAsync(this StartupsDb db, long sessionId) =>
        db.SessionPresenters.Where(led => led.SessionId == sessionId).OrderBy(led => led.Place).Select(led => led.PresenterId).ToListAsync();

    /// <summary>Presenters who can lead an edition's sessions: all who are not in the archive, and those who lead them already.</summary>
    public static async Task<IReadOnlyList<PickItem>> PresenterItemsAsync(this StartupsDb db, Edition edition)
    {
        var known = edition.Sessions.SelectMany(session => session.PresenterIds).Distinct().ToList();
        var presenters = await db.Presenters.Where(presenter => presenter.ArchivedAt == null || known.Contains(presenter.Id)).OrderBy(presenter => presenter.Name).ThenBy(presenter => presenter.Id)
            .Select(presenter => new { presenter.Id, presenter.Name }).ToListAsync();
        return presenters.ConvertAll(presenter => new PickItem(presenter.Id.ToString(CultureInfo.InvariantCulture), presenter.Name));
    }
}
