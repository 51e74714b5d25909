using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>The one place where what happened to an enrolment becomes a mail or a call, and a line of history.</summary>
public static class RosterMails
{
    public const string Confirmed = "confirmed";
    public const string Waiting = "waiting";
    public const string Offered = "offered";
    public const string OfferEnded = "offer-ended";
    public const string Withdrawn = "withdrawn";
    public const string Cancelled = "cancelled";
    public const string Links = "links";
    public const string Moved = "moved";
    public const string Reminder = "reminder";
    public const string SessionAdded = "session-added";
    public const string SessionCancelled = "session-cancelled";
    public const string PlaceChanged = "place-changed";
    public const string WillMiss = "will-miss";
    public const string WillCome = "will-come";
    public const string Announcement = "announcement";
    public const string NewAddress = "new-address";
    public const string FormerAddress = "former-address";

    /// <summary>All kinds of mail to a participant.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        Confirmed, Waiting, Offered, OfferEnded, Withdrawn, Cancelled, Links, Moved, SessionAdded, SessionCancelled, PlaceChanged, WillMiss, WillCome, Reminder, Announcement, NewAddress, FormerAddress,
    ];

    /// <summary>The kind of mail that tells of an event; null when it changes nothing that the person knew of.</summary>
    public static string? KindFor(RosterEvent happened) => happened switch
    {
        RosterEvent.Confirmed => Confirmed,
        RosterEvent.Queued => Waiting,
        RosterEvent.Offered => Offered,
        RosterEvent.OfferExpired or RosterEvent.Declined => OfferEnded,
        RosterEvent.Withdrawn => Withdrawn,
        RosterEvent.CancelledByOffice => Cancelled,
        RosterEvent.OfferTakenBack => null,
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, null),
    };

    /// <summary>The kind of mail that tells how an enrolment stands; null when it has ended.</summary>
    public static string? KindFor(EnrolmentState state) => state switch
    {
        EnrolmentState.Confirmed => Confirmed,
        EnrolmentState.Waiting => Waiting,
        EnrolmentState.Offered => Offered,
        _ => null,
    };

    /// <summary>Puts history, and a mail or a call, for the changes; their enrolments know their edition and its sessions.</summary>
    public static void Record(StartupsDb db, IReadOnlyCollection<RosterChange> changes, string actor, DateTimeOffset now)
    {
        var (history, mails, calls) = Of(changes, actor, now);
        db.AddRange(history);
        db.AddRange(mails);
        db.AddRange(calls);
    }

    /// <summary>
    /// Tells one person what became of a session: by mail, by telephone where no mail goes, and by both when they would have to know within 24 hours.
    /// </summary>
    /// <param name="roster">Opened for the change.</param>
    /// <param name="told">The person.</param>
    /// <param name="letter">The kind of mail, and the call that stands for it.</param>
    /// <param name="session">As it stands now.</param>
    /// <param name="until">By when the person has to know: the earlier of the old and the new start; null when a letter is soon enough in any case.</param>
    /// <param name="details">What the letter needs and the database will no longer know.</param>
    public static void Tell(
        OpenRoster roster, Enrolment told, (string Kind, PhoneCallKind Call) letter, Session session, DateTimeOffset? until, string? details = null)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{letter.Kind}:{told.Id}:{session.Id}:{session.Sequence}");
        if (told.IsMailed)
            roster.Db.Add(new OutboxMail(letter.Kind, told.Subject, key, told.Language, roster.Now, details));
        if (!told.IsMailed || (until is { } latest && RosterCalls.IsShortNotice(latest, roster.Now)))
            roster.Db.Add(new PhoneCall(letter.Call, told.Subject, key, roster.Now, session.Id, until));
    }

    /// <summary>History, mails and calls of the changes, not yet put anywhere.</summary>
    internal static (IReadOnlyList<History> History, IReadOnlyList<OutboxMail> Mails, IReadOnlyList<PhoneCall> Calls) Of(
        IReadOnlyCollection<RosterChange> changes, string actor, DateTimeOffset now)
    {
        List<History> history = [];
        List<OutboxMail> mails = [];
        foreach (var change in changes)
        {
            var (enrolment, happened) = change;
            history.Add(new("enrolment", enrolment.Id, happened.ToString(), actor, now, change.Reason is null ? null : new Changes().Because(change.Reason).ToJson()));
            if (enrolment is { IsMailed: true, IsGroup: false } && KindFor(happened) is { } kind)
                mails.Add(new(kind, enrolment.Subject, KeyFor(change), enrolment.Language, now));
        }

        return (history, mails, [.. RosterCalls.Of(changes.Where(change => !change.Enrolment.IsGroup), now)]);
    }

    /// <summary>What a mail and the call in its place know an event by. A place may be offered twice: when the first offer was taken back before anybody told of it.</summary>
    internal static string KeyFor(RosterChange change)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{KindFor(change.Event)}:{change.Enrolment.Id}");
        return change is { Event: RosterEvent.Offered, Enrolment.OfferedAt: { } at } ? string.Create(CultureInfo.InvariantCulture, $"{key}:{at.UtcDateTime:yyyyMMddHHmmss}") : key;
    }

    /// <summary>A letter that the person was sent before, once more.</summary>
    public static OutboxMail Again(string kind, Enrolment enrolment, DateTimeOffset now) =>
        new(kind, enrolment.Subject, $"{kind}:{enrolment.Id}:{Guid.CreateVersion7():N}", enrolment.Language, now);

    /// <summary>The links of everybody with the address of this enrolment.</summary>
    public static OutboxMail LinksOf(long enrolmentId, string language, DateTimeOffset now) =>
        new(Links, Enrolment.SubjectOf(enrolmentId), $"{Links}:{Guid.CreateVersion7():N}", language, now);
}
