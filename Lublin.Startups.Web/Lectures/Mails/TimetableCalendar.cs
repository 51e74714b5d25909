using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Enrolments.Mails;
using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Lectures.Mails;

/// <summary>What a letter about a version brings for its reader's calendar, one part a session, and where its links lead.</summary>
public sealed class TimetableCalendar(StartupsDb db, CalendarParts parts, LetterLinks links, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <param name="path">Within the site, without the prefix of a language.</param>
    public Uri To(string path) => links.To(path);

    /// <summary>Their own page, or the timetable; and what it is called on the button.</summary>
    internal (Uri Page, string Name) PageOf(LectureRecipient recipient) => recipient switch
    {
        { Enrolment: { } person } => (links.My(person), "Enrolment"),
        { OwnPage: var (purpose, holder) } => (links.Own(purpose, holder), "Lectures"),
        _ => (links.To(TimetableLinks.List), "Timetable"),
    };

    internal async Task<IReadOnlyList<CalendarPart>> PartsAsync(LectureRecipient recipient, IReadOnlyList<StillToTell> told, CancellationToken cancellation)
    {
        if (recipient.Enrolment is not { } person)
            return [.. told.Select(each => PartOf(recipient, each))];
        // A person who is only offered a place has nothing in their calendar yet.
        if (person.State == EnrolmentState.Offered)
            return [];
        var absences = await db.AbsencesOfAsync(person.Id, cancellation);
        return [.. told.SelectMany(each => each.Tiding.What == TimetableChange.Cancelled ? parts.Cancel(person, [each.Session], absences) : parts.Request(person, [each.Session], absences))];
    }

    private CalendarPart PartOf(LectureRecipient recipient, StillToTell told)
    {
        var (tiding, session) = told;
        var gone = tiding.What == TimetableChange.Cancelled;
        var part = new CalendarTurn(tiding.Turns, Now, gone);
        return gone ? parts.Cancel(recipient.To!, recipient.Subject, session, part) : parts.Request(recipient.To!, recipient.Subject, session, part);
    }
}
