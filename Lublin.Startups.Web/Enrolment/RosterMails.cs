using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Enrolment;

/// <summary>The one place where what happened to an enrolment becomes a mail and a line of history.</summary>
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

    /// <summary>The kind of mail that tells of an event.</summary>
    public static string KindFor(RosterEvent happened) => happened switch
    {
        RosterEvent.Confirmed => Confirmed,
        RosterEvent.Queued => Waiting,
        RosterEvent.Offered => Offered,
        RosterEvent.OfferExpired or RosterEvent.Declined => OfferEnded,
        RosterEvent.Withdrawn => Withdrawn,
        RosterEvent.CancelledByOffice => Cancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, null),
    };

    /// <summary>Puts mail and history for the changes; who has no e-mail is told by telephone, from the history.</summary>
    public static void Record(StartupsDb db, IEnumerable<RosterChange> changes, string actor, DateTimeOffset now)
    {
        var (history, mails) = Of(changes, actor, now);
        db.AddRange(history);
        db.AddRange(mails);
    }

    /// <summary>History and mail of the changes, not yet put anywhere.</summary>
    internal static (IReadOnlyList<History> History, IReadOnlyList<OutboxMail> Mails) Of(IEnumerable<RosterChange> changes, string actor, DateTimeOffset now)
    {
        List<History> history = [];
        List<OutboxMail> mails = [];
        foreach (var (enrolment, happened) in changes)
        {
            history.Add(new("enrolment", enrolment.Id, happened.ToString(), actor, now));
            if (enrolment.EmailKey is null)
                continue;
            var kind = KindFor(happened);
            mails.Add(new(kind, enrolment.Id, $"{kind}:{enrolment.Id}", enrolment.Language, now));
        }

        return (history, mails);
    }

    /// <summary>The links of everybody with the address of this enrolment.</summary>
    public static OutboxMail LinksOf(long enrolmentId, string language, DateTimeOffset now) =>
        new(Links, enrolmentId, $"{Links}:{Guid.CreateVersion7():N}", language, now);
}
