using System.Text;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolment;
using Lublin.Startups.Web.Mail;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.My;

/// <summary>The sessions of one's own enrolment as a calendar file, with the on-line link for who has a place.</summary>
public sealed class CalendarModel(StartupsDb db, PersonalLink links, TimeProvider clock, EditionCalendar calendar) : PersonalModel(db, links, clock)
{
    public FileContentResult OnGet() =>
        File(Encoding.UTF8.GetBytes(calendar.Publish(Edition, withLink: State == EnrolmentState.Confirmed)), "text/calendar; charset=utf-8", $"{Edition.Programme.Slug}-{Edition.Slug}.ics");
}
