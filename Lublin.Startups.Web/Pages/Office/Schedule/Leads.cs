using System.Security.Claims;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Pages.Office.Schedule;

/// <summary>Where a session in the schedule leads: to its form for people who may change it, to its edition for everybody else.</summary>
public static class Leads
{
    // Whatever staff change of a lecture waits for a coordinator.
    public static string To(Booking booking, ClaimsPrincipal user) =>
        booking.Kind == ProgrammeKind.Lecture && booking.Uid != Guid.Empty ? "~" + LectureLinks.Session(booking.Uid)
        : booking.SessionId > 0 && (!booking.IsPublished || user.May(StaffRole.Coordinator)) ? "~" + Links.Office.Session(booking.SessionId)
        : "~" + Links.Office.Edition(booking.EditionId);

    public static string To(WorkingSession session, ClaimsPrincipal user) =>
        session.IsLecture ? "~" + LectureLinks.Session(session.Uid)
        : session.SessionId > 0 && !session.IsCancelled && (!session.IsPublished || user.May(StaffRole.Coordinator)) ? "~" + Links.Office.Session(session.SessionId)
        : "~" + Links.Office.Edition(session.EditionId);
}
