using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>
/// How many more sign-ups each address of a batch may make without the office: nobody has shown that the address is theirs, and each sign-up takes a seat and
/// sends a mail. Read once a batch, under the editions' turns, and counted on as the batch is decided.
/// </summary>
internal sealed class SignUpAllowance
{
    private readonly SignUpOptions limits;
    private readonly Dictionary<(string EmailKey, long EditionId), int> active = [];
    private readonly Dictionary<string, int> today = new(StringComparer.Ordinal);

    private SignUpAllowance(SignUpOptions limits) => this.limits = limits;

    public static SignUpAllowance Read(StartupsDb db, SignUpOptions limits, IReadOnlyList<PendingSignUp> signUps, DateTimeOffset now)
    {
        var allowance = new SignUpAllowance(limits);
        var emails = signUps.Select(signUp => signUp.Declared.EmailKey).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var midnight = Warsaw.ToInstant(Warsaw.DateOf(now), TimeOnly.MinValue);
        var counted = db.Enrolments.Where(enrolment => emails.Contains(enrolment.EmailKey!)).GroupBy(enrolment => new { enrolment.EmailKey, enrolment.EditionId }).Select(group => new
        {
            group.Key.EmailKey,
            group.Key.EditionId,
            Active = group.Sum(enrolment =>
                enrolment.WithdrawnAt == null && enrolment.DeclinedAt == null && enrolment.OfferExpiredAt == null && enrolment.CancelledByOfficeAt == null
                && (enrolment.ConfirmedAt != null || enrolment.OfferEndsAt == null || enrolment.OfferEndsAt > now) ? 1 : 0),
            Today = group.Sum(enrolment => enrolment.Channel == EnrolmentChannel.Web && enrolment.EnrolledAt >= midnight ? 1 : 0),
        });
        foreach (var known in counted)
            allowance.Add(known.EmailKey!, known.EditionId, known.Active, known.Today);
        return allowance;
    }

    /// <summary>Whether all can be admitted, one after the other.</summary>
    public bool AdmitsAll(IReadOnlyList<PendingSignUp> signUps) =>
        signUps.Where(signUp => signUp.Declared.EmailKey is not null).GroupBy(signUp => signUp.Declared.EmailKey!, StringComparer.Ordinal).All(address =>
            today.GetValueOrDefault(address.Key) + address.Count() <= limits.PerDay
            && address.GroupBy(signUp => signUp.EditionId).All(edition => active.GetValueOrDefault((address.Key, edition.Key)) + edition.Count() <= limits.PerEdition));

    public bool Admits(PendingSignUp signUp) => signUp.Declared.EmailKey is not { } email
        || (active.GetValueOrDefault((email, signUp.EditionId)) < limits.PerEdition && today.GetValueOrDefault(email) < limits.PerDay);

    /// <summary>One more is in.</summary>
    public void Count(PendingSignUp admitted)
    {
        if (admitted.Declared.EmailKey is { } email)
            Add(email, admitted.EditionId, 1, 1);
    }

    private void Add(string email, long editionId, int more, int moreToday)
    {
        active[(email, editionId)] = active.GetValueOrDefault((email, editionId)) + more;
        today[email] = today.GetValueOrDefault(email) + moreToday;
    }
}
