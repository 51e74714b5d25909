using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>The one place where speakers are written to of invitations, or called.</summary>
public static class SpeakerMails
{
    public const string Invitation = "invitation";

    /// <summary>To speakers and hosts, of lectures before and after.</summary>
    public const string Reminder = "lecture-reminder";

    /// <summary>The invitation that a mail or a call is of.</summary>
    public static long InvitationOf(string key) => long.Parse(key.Split(':')[1], CultureInfo.InvariantCulture);

    internal static string KeyOf(long invitation) => FormattableString.Invariant($"{Invitation}:{invitation}:");

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
