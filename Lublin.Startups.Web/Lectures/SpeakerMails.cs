using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>The one place where mails and calls to speakers and hosts are made, but for those of the timetable.</summary>
public static class SpeakerMails
{
    public const string Invitation = "invitation";

    /// <summary>To speakers and hosts, of lectures before and after.</summary>
    public const string Reminder = "lecture-reminder";

    /// <summary>In staff's own words, to whoever speaks or hosts in one room on one day.</summary>
    public const string Room = "room-announcement";

    /// <summary>The invitation that a mail or a call is of.</summary>
    public static long InvitationOf(string key) => long.Parse(key.Split(':')[1], CultureInfo.InvariantCulture);

    internal static string KeyOf(long invitation) => FormattableString.Invariant($"{Invitation}:{invitation}:");

    /// <summary>The announcement that a mail or a call is a copy of.</summary>
    internal static long AnnouncementOf(string key) => long.Parse(key.Split(':')[1], CultureInfo.InvariantCulture);

    internal static string RoomKeyOf(long announcement, SubjectKey subject) => FormattableString.Invariant($"{Room}:{announcement}:{subject}");

    internal static PhoneCall RoomCall(long announcement, RoomPerson person, DateTimeOffset now) =>
        PhoneCall.OfAnnouncement(announcement, person.Subject, RoomKeyOf(announcement, person.Subject), now, person.CallBy(now));

    internal static void Put(StartupsDb db, Invitation invitation, Presenter presenter, DateTimeOffset now)
    {
        SubjectKey subject = new(PresenterPeople.Of, presenter.Id);
        db.Add(presenter.Email is null
            ? new PhoneCall(PhoneCallKind.Invitation, subject, KeyOf(invitation.Id), now, until: invitation.EndsAt)
            : new OutboxMail(Invitation, subject, KeyOf(invitation.Id), presenter.Language, now));
    }

    /// <summary>Nobody has to be called of what is answered or withdrawn.</summary>
    internal static Task EndCallAsync(StartupsDb db, Invitation invitation)
    {
        var key = KeyOf(invitation.Id);
        return db.PhoneCalls.Where(call => call.Key == key && call.DoneAt == null).ExecuteDeleteAsync();
    }
}
