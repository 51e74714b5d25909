using System.Security.Claims;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Pages.Office.Schedule;

/// <summary>Where a session in the schedule leads: to its form for who may change it, to its edition for everybody else.</summary>
public static class Leads
{
    public static string To(Booking booking, ClaimsPrincipal user) => booking.SessionId > 0 && (!booking.IsPublished || user.May(StaffRole.Coordinator))
        ? "~" + Links.Office.Session(booking.SessionId)
        : "~" + Links.Office.Edition(booking.EditionId);
}
