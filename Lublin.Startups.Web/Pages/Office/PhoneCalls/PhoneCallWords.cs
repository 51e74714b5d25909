using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.PhoneCalls;

/// <summary>What to say in a call: one sentence, of how it stands now.</summary>
public sealed class PhoneCallWords(IStringLocalizer<PhoneCallsTexts> plain, DateTimeOffset now)
{
    /// <summary>To somebody who did not enrol: what a reminder says.</summary>
    /// <param name="occasion">Of what they are reminded; null when there is nothing of the kind any more.</param>
    public string Sentence(PhoneCall call, Subject who, ReminderOccasion? occasion) => call.About switch
    {
        PhoneCallKind.Timetable => plain["Say.Timetable", VersionOf(call)],
        PhoneCallKind.Invitation => plain["Say.Invitation"],
        PhoneCallKind.PlaceFree => plain["Say.PlaceFree"],
        PhoneCallKind.TeacherLeft or PhoneCallKind.NotHeld or PhoneCallKind.TooManyPeople or PhoneCallKind.TeacherAddress => plain[$"Say.{call.About}"],
        PhoneCallKind.CannotCome when call.Session is { } missed => plain["Say.CannotCome", DateText.Full(missed.Date, missed.Start, missed.End)],
        PhoneCallKind.AddressRefused => plain["Say.AddressRefused", who.Email ?? ""],
        PhoneCallKind.Announcement when call.Announcement is { Date: { } date } words => plain["Say.AnnouncementOfRoom", DateText.Full(date), words.Subject.In(who.Language).Text],
        _ when occasion is null => plain[$"About.{call.About}"],
        _ => Sentence(occasion),
    };

    private string Sentence(ReminderOccasion occasion)
    {
        var (title, when) = (occasion.Title.In("pl").Text, DateText.Full(Warsaw.ToLocal(occasion.StartsAt)));
        return !occasion.IsHeld ? plain["Say.OccasionCancelled", title, when]
            : plain[$"Say.Occasion.{occasion.Key.Split(':')[0]}", title, when] is { ResourceNotFound: false } own ? own
            : plain["Say.Occasion", title, when];
    }

    /// <param name="call">With its session, room and venue.</param>
    /// <param name="person">With their edition, its rooms and venues.</param>
    public string Sentence(PhoneCall call, Enrolment person)
    {
        var edition = person.Edition;
        var texts = plain.Of(edition.Programme.Kind);
        var session = call.Session ?? SessionOf(edition);
        var (title, when) = (edition.Programme.Title.In("pl").Text, DateText.Full(session.Date, session.Start, session.End));
        return call.About switch
        {
            PhoneCallKind.Confirmed => texts["Say.Confirmed", title, when, Place(session)] + Sessions(edition),
            PhoneCallKind.Offered => texts["Say.Offered", title, when, DateText.Until(Warsaw.ToLocal(PersonToCall.AnswerBy(person, now)))],
            PhoneCallKind.PlaceChanged => texts["Say.PlaceChanged", title, when, $"{Place(session)}, {session.Room?.Venue.Address}"],
            PhoneCallKind.Moved or PhoneCallKind.SessionAdded or PhoneCallKind.Reminder => texts[$"Say.{call.About}", title, when, Place(session)],
            PhoneCallKind.Cancelled when edition.CancelledAt is null => texts["Say.EnrolmentCancelled", title, when],
            PhoneCallKind.Cancelled => texts["Say.Cancelled", title, when] + (edition.CancelReason is { } reason ? texts["Say.Reason", reason] : ""),
            PhoneCallKind.Announcement => texts["Say.Announcement", title, call.Announcement!.Subject.In(person.Language).Text],
            PhoneCallKind.AddressRefused => texts["Say.AddressRefused", person.Applicant.Email ?? ""],
            PhoneCallKind.Timetable => plain["Say.TimetableOf", title, VersionOf(call), NextOf(edition)],
            _ => texts[$"Say.{call.About}", title, when],
        };
    }

    private static string VersionOf(PhoneCall call) => TimetableMails.VersionOf(call.Key);

    // All that is still to come, as it stands now.
    private string NextOf(Edition edition) => edition.Held.Where(session => session.StartsAt > now).Select(session => $"{DateText.Full(session.Date, session.Start, session.End)}, {Place(session)}").ToList() is { Count: > 0 } held
        ? string.Join("; ", held)
        : plain["Say.NoneLeft"];

    private string Sessions(Edition edition) => edition.Held.Count() is > 1 and var all ? plain["Say.Sessions", all] : "";

    private string Place(Session session) => session.Room is { } room ? $"{room.Name}, {room.Venue.Name}" : plain["Online"];

    private static Session SessionOf(Edition edition) => (edition.CancelledAt is null ? edition.Held : edition.CalledOff).FirstOrDefault() ?? edition.Sessions.OrderBy(session => session.StartsAt).First();
}
