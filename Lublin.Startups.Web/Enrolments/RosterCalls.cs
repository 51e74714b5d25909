namespace Lublin.Startups.Web.Enrolments;

/// <summary>The one place that says what is told by telephone instead of a letter, or besides it.</summary>
public static class RosterCalls
{
    /// <summary>People who would come within this time are called even if a letter goes to them: not everybody reads their mail every day.</summary>
    public static readonly TimeSpan ShortNotice = TimeSpan.FromHours(24);

    /// <summary>The call that stands for the letter about an event; null where the person has just told us so themselves.</summary>
    public static PhoneCallKind? KindFor(RosterEvent happened) => happened switch
    {
        RosterEvent.Confirmed => PhoneCallKind.Confirmed,
        RosterEvent.Queued => PhoneCallKind.Waiting,
        RosterEvent.Offered => PhoneCallKind.Offered,
        RosterEvent.OfferExpired => PhoneCallKind.OfferEnded,
        RosterEvent.CancelledByOffice => PhoneCallKind.Cancelled,
        RosterEvent.Declined or RosterEvent.Withdrawn or RosterEvent.OfferTakenBack => null,
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, null),
    };

    /// <summary>The call that stands for a letter of a kind that did not arrive; null for letters that tell nothing new.</summary>
    public static PhoneCallKind? KindFor(string mailKind) => mailKind switch
    {
        RosterMails.Confirmed => PhoneCallKind.Confirmed,
        RosterMails.Waiting => PhoneCallKind.Waiting,
        RosterMails.Offered => PhoneCallKind.Offered,
        RosterMails.OfferEnded => PhoneCallKind.OfferEnded,
        RosterMails.Cancelled => PhoneCallKind.Cancelled,
        RosterMails.Moved => PhoneCallKind.Moved,
        RosterMails.SessionAdded => PhoneCallKind.SessionAdded,
        RosterMails.SessionCancelled => PhoneCallKind.SessionCancelled,
        RosterMails.PlaceChanged => PhoneCallKind.PlaceChanged,
        _ => null,
    };

    /// <summary>Whether somebody who would come at <paramref name="start"/> has to be called even if a letter goes to them.</summary>
    public static bool IsShortNotice(DateTimeOffset start, DateTimeOffset now) => start > now && start - now < ShortNotice;

    /// <summary>The calls for changes: for those to whom no letter goes; of what the office cancelled at short notice for everybody who was to come.</summary>
    /// <param name="changes">Of enrolments that have ids.</param>
    /// <param name="now">An instant.</param>
    internal static IEnumerable<PhoneCall> Of(IEnumerable<RosterChange> changes, DateTimeOffset now) =>
        from change in changes
        let enrolment = change.Enrolment
        where !change.IsTold
        where !enrolment.IsMailed || (change.Event == RosterEvent.CancelledByOffice && enrolment.ConfirmedAt is not null && IsShortNotice(NextStart(enrolment, now), now))
        let about = KindFor(change.Event)
        where about is not null
        select new PhoneCall(about.Value, enrolment.Subject, RosterMails.KeyFor(change), now);

    // Of an edition that was cancelled all sessions are: what counts is when the person would have come.
    private static DateTimeOffset NextStart(Enrolment enrolment, DateTimeOffset now) =>
        enrolment.Edition.Sessions.Where(session => session.StartsAt > now).Select(session => session.StartsAt).DefaultIfEmpty(DateTimeOffset.MinValue).Min();
}
