using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>
/// One sign-up for one edition, from the last POST on: a place, or a place in the queue. It takes n ≥ 1 seats, all or none.
/// Its state is read off its timestamps and never stored as a word.
/// </summary>
public sealed class Enrolment
{
    /// <summary>What mails, calls and history know it by.</summary>
    public const string SubjectType = "enrolment";

    private Enrolment()
    {
    }

    public Enrolment(Edition edition, SignUp declared, DateTimeOffset now) : this(edition.Id, declared, now) => Edition = edition;

    internal Enrolment(long editionId, SignUp declared, DateTimeOffset now)
    {
        EditionId = editionId;
        (FormId, Nonce, Seats, Applicant, Language) =
            (declared.FormId, declared.Nonce, declared.Seats, declared.Applicant, declared.Language);
        (TermsVersion, NoticeVersion, EnrolledAt) = (declared.TermsVersion, declared.NoticeVersion, now);
        Channel = declared.Channel;
        GroupKey = declared.GroupKey;
        (NameKey, SurnameKey, EmailKey) = (declared.NameKey, PersonName.SurnameFirst(declared.NameKey), declared.EmailKey);
    }

    public long Id { get; private set; }
    public SubjectKey Subject => SubjectOf(Id);
    public long EditionId { get; private set; }
    public Edition Edition { get; private set; } = null!;

    /// <summary>The key by which a repeated last POST is the same sign-up.</summary>
    public Guid FormId { get; private set; }

    /// <summary>What the code of the personal link is derived from, with <see cref="LinkVersion"/>.</summary>
    public long Nonce { get; private set; }

    public int LinkVersion { get; private set; }
    public LinkHolder Link => new(Nonce, LinkVersion);
    public int Seats { get; private set; }
    public Applicant Applicant { get; private set; } = null!;

    /// <summary>How two names are told to be the same: without case, diacritics and double spaces.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>The same with the last word first, to search by.</summary>
    public string SurnameKey { get; private set; } = "";

    /// <summary>What tells groups apart that one person signs up; empty where a person signs up alone, which they do once.</summary>
    public string GroupKey { get; private set; } = "";

    /// <summary>A group of a school; of what becomes of it its own module tells.</summary>
    public bool IsGroup => GroupKey.Length > 0;

    /// <summary>How two addresses are told to be the same: without case.</summary>
    public string? EmailKey { get; private set; }

    /// <summary>When a mail server refused the person's address for good; null when none did, or the address was corrected or confirmed since.</summary>
    public DateTimeOffset? EmailRefusedAt { get; private set; }

    /// <summary>Whether letters go to the person: they have an address, and no server has refused it. Otherwise they are telephoned.</summary>
    public bool IsMailed => EmailKey is not null && EmailRefusedAt is null;

    /// <summary>The language the person signed up in: pl, en, uk.</summary>
    public string Language { get; private set; } = "pl";

    /// <summary>How the person told us.</summary>
    public EnrolmentChannel Channel { get; private set; }

    public string TermsVersion { get; private set; } = "";
    public string NoticeVersion { get; private set; } = "";
    public DateTimeOffset EnrolledAt { get; private set; }

    /// <summary>Set by staff with a reason, it goes before the time of signing up; smaller is earlier, never above the 0 of newcomers.</summary>
    public int Rank { get; private set; }

    public DateTimeOffset? OfferedAt { get; private set; }

    /// <summary>Since when the person has heard of the offer: its letter left, or the call was made. The time to answer runs from here; null while it does not run.</summary>
    public DateTimeOffset? OfferToldAt { get; private set; }

    /// <summary>When the time to answer is over; of an offer that nobody has told yet, when it is too late to tell.</summary>
    public DateTimeOffset? OfferEndsAt { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public DateTimeOffset? DeclinedAt { get; private set; }
    public DateTimeOffset? OfferExpiredAt { get; private set; }
    public DateTimeOffset? CancelledByOfficeAt { get; private set; }

    /// <summary>Why the office cancelled this enrolment alone, in words that the person is told; null when the whole edition was cancelled.</summary>
    public string? CancelReason { get; private set; }

    public EnrolmentState State =>
        this switch
        {
            { CancelledByOfficeAt: not null } => EnrolmentState.CancelledByOffice,
            { WithdrawnAt: not null } => EnrolmentState.Withdrawn,
            { DeclinedAt: not null } => EnrolmentState.Declined,
            { OfferExpiredAt: not null } => EnrolmentState.OfferExpired,
            { ConfirmedAt: not null } => EnrolmentState.Confirmed,
            { OfferedAt: not null } => EnrolmentState.Offered,
            _ => EnrolmentState.Waiting,
        };

    /// <summary>
    /// The state as it counts at an instant: an offer is over at its end, even before that was written down. A person who never heard of it waits again.
    /// </summary>
    public EnrolmentState StateAt(DateTimeOffset now) =>
        State != EnrolmentState.Offered || OfferEndsAt > now ? State
        : OfferToldAt is null ? EnrolmentState.Waiting
        : EnrolmentState.OfferExpired;

    /// <summary>Offered a place, and not told of it yet: no letter has left, nobody has called.</summary>
    public bool IsUntold => State == EnrolmentState.Offered && OfferToldAt is null;

    /// <summary>Has a place, an open offer, or a place in the queue.</summary>
    public bool IsActiveAt(DateTimeOffset now) => StateAt(now) is EnrolmentState.Waiting or EnrolmentState.Offered or EnrolmentState.Confirmed;

    public static SubjectKey SubjectOf(long id) => new(SubjectType, id);

    /// <summary>The number for the telephone; it opens nothing.</summary>
    public string Number => EnrolmentNumber.Of(Id, EnrolledAt);

    /// <summary>What is corrected of what was declared; other sign-ups are compared with the corrected name and address from now on.</summary>
    public void Correct(Applicant corrected)
    {
        Applicant = corrected;
        NameKey = PersonName.Fold(corrected.Name);
        SurnameKey = PersonName.SurnameFirst(NameKey);
        EmailKey = corrected.Email is null ? null : EmailAddress.Fold(corrected.Email);
    }

    /// <summary>Ends every link that was mailed so far: the address was somebody else's.</summary>
    public void EndLinks() => LinkVersion++;

    /// <summary>The person's address was corrected, or they say that it is right: letters go to it again.</summary>
    public void TrustEmail() => EmailRefusedAt = null;

    internal void RefuseEmail(DateTimeOffset now) => EmailRefusedAt ??= now;

    internal void Stand(int rank) => Rank = rank;

    internal void Resize(int seats) => Seats = seats;

    internal void Confirm(DateTimeOffset now) => ConfirmedAt = now;

    internal void Offer(DateTimeOffset now, DateTimeOffset tellBy) => (OfferedAt, OfferToldAt, OfferEndsAt) = (now, null, tellBy);

    internal void TellOffer(DateTimeOffset now, DateTimeOffset end) => (OfferToldAt, OfferEndsAt) = (now, end);

    internal void UntellOffer(DateTimeOffset tellBy) => (OfferToldAt, OfferEndsAt) = (null, tellBy);

    internal void TakeBackOffer() => (OfferedAt, OfferToldAt, OfferEndsAt) = (null, null, null);

    internal void EndOfferBy(DateTimeOffset end) => OfferEndsAt = end;

    internal void Withdraw(DateTimeOffset now) => WithdrawnAt = now;

    internal void Decline(DateTimeOffset now) => DeclinedAt = now;

    internal void ExpireOffer(DateTimeOffset now) => OfferExpiredAt = now;

    internal void CancelByOffice(DateTimeOffset now, string? reason = null) => (CancelledByOfficeAt, CancelReason) = (now, reason);
}

public enum EnrolmentState
{
    Waiting,
    Offered,
    Confirmed,
    Withdrawn,
    Declined,
    OfferExpired,
    CancelledByOffice,
}
