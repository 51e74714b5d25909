using System.Text;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.My;

/// <summary>The sessions of one's own enrolment that one comes to as a calendar file, with the on-line link for people with a place.</summary>
public sealed class CalendarModel(StartupsDb db, PersonalLink links, TimeProvider clock, EditionCalendar calendar) : PersonalModel(db, links, clock)
{
    private readonly StartupsDb db = db;

    public async Task<FileContentResult> OnGetAsync()
    {
        var file = calendar.Publish(Enrolment, await db.AbsencesOfAsync(Enrolment.Id), withLink: State == EnrolmentState.Confirmed);
        return File(Encoding.UTF8.GetBytes(file), "text/calendar; charset=utf-8", $"{Edition.Programme.Slug}-{Edition.Slug}.ics");
    }
}
