using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>Which people a list shows; null asks for nothing.</summary>
/// <param name="State">As it counts now.</param>
/// <param name="Need">One of their needs.</param>
/// <param name="Situation">What they do.</param>
/// <param name="Mail">People whom no letter reaches.</param>
/// <param name="Search">A name, an e-mail address, a number or a telephone, as typed.</param>
public sealed record PeopleFilter(EnrolmentState? State = null, Needs? Need = null, Situation? Situation = null, MailTrouble? Mail = null, string? Search = null)
{
    public bool IsEmpty => this is { State: null, Need: null, Situation: null, Mail: null } && string.IsNullOrWhiteSpace(Search);
}

/// <summary>Why no letter reaches a person.</summary>
public enum MailTrouble
{
    NoAddress,
    Refused,
}

public static partial class PeopleFiltering
{
    extension(IQueryable<Enrolment> people)
    {
        /// <summary>The people the filter asks for.</summary>
        /// <param name="filter">What is asked; a name is found by any part of it.</param>
        /// <param name="now">For states that end by the clock.</param>
        public IQueryable<Enrolment> Where(PeopleFilter filter, DateTimeOffset now)
        {
            if (filter.State is { } state)
                people = people.In(state, now);
            if (filter.Need is { } need)
                people = people.Where(enrolment => (enrolment.Applicant.Needs & need) == need);
            if (filter.Situation is { } situation)
                people = people.Where(enrolment => enrolment.Applicant.Situation == situation);
            people = filter.Mail switch
            {
                MailTrouble.NoAddress => people.Where(enrolment => enrolment.EmailKey == null),
                MailTrouble.Refused => people.Where(enrolment => enrolment.EmailRefusedAt != null),
                _ => people,
            };
            return people.Found(filter.Search?.Trim() ?? "");
        }

        /// <summary>Those who are in a state at an instant: <see cref="Enrolment.StateAt"/> in the database.</summary>
        public IQueryable<Enrolment> In(EnrolmentState state, DateTimeOffset now) => state switch
        {
            EnrolmentState.Confirmed => people.Active().Where(enrolment => enrolment.ConfirmedAt != null),
            EnrolmentState.Waiting => people.Active().Where(enrolment => enrolment.ConfirmedAt == null
                && (enrolment.OfferedAt == null || (enrolment.OfferToldAt == null && enrolment.OfferEndsAt <= now))),
            EnrolmentState.Offered => people.Active().Where(enrolment => enrolment.ConfirmedAt == null && enrolment.OfferEndsAt > now),
            EnrolmentState.CancelledByOffice => people.Where(enrolment => enrolment.CancelledByOfficeAt != null),
            EnrolmentState.Withdrawn => people.Where(enrolment => enrolment.CancelledByOfficeAt == null && enrolment.WithdrawnAt != null),
            EnrolmentState.Declined => people.Where(enrolment =>
                enrolment.CancelledByOfficeAt == null && enrolment.WithdrawnAt == null && enrolment.DeclinedAt != null),
            EnrolmentState.OfferExpired => people.Where(enrolment =>
                enrolment.CancelledByOfficeAt == null && enrolment.WithdrawnAt == null && enrolment.DeclinedAt == null
                && (enrolment.OfferExpiredAt != null || (enrolment.ConfirmedAt == null && enrolment.OfferToldAt != null && enrolment.OfferEndsAt <= now))),
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };

        /// <summary>Those who have a place, an open offer or a place in the queue at an instant.</summary>
        public IQueryable<Enrolment> ActiveAt(DateTimeOffset now) =>
            people.Active().Where(enrolment => enrolment.ConfirmedAt != null || enrolment.OfferToldAt == null || enrolment.OfferEndsAt > now);

        private IQueryable<Enrolment> Found(string typed)
        {
            if (typed.Length == 0)
                return people;
            if (typed.Contains('@', StringComparison.Ordinal))
                return people.WithEmail(typed);
            var number = Number().Match(typed);
            var id = number.Success && long.TryParse(number.Groups["id"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : (long?)null;
            if (PhoneNumber.Check(typed) is PhoneCheck.Valid phone)
                return people.Where(enrolment => enrolment.Applicant.Phone == phone.Number || enrolment.Id == id);
            if (id is not null)
                return people.Where(enrolment => enrolment.Id == id);
            var key = PersonName.Fold(typed);
            return people.Where(enrolment => enrolment.NameKey.Contains(key) || enrolment.SurnameKey.Contains(key));
        }

        private IQueryable<Enrolment> WithEmail(string typed)
        {
            var key = EmailAddress.Fold(typed);
            if (EmailAddress.Check(key) is EmailCheck.Valid)
                return people.Where(enrolment => enrolment.EmailKey == key);
            if (key[0] == '@')
                return people.Where(enrolment => enrolment.EmailKey!.EndsWith(key));
            // The beginning of a domain in its own letters is not the beginning of the encoded one.
            var plain = typed.ToLowerInvariant();
            return Ascii.IsValid(typed)
                ? people.Where(enrolment => enrolment.EmailKey!.StartsWith(key))
                : people.Where(enrolment => enrolment.EmailKey!.StartsWith(key) || enrolment.Applicant.Email!.StartsWith(typed) || enrolment.Applicant.Email!.StartsWith(plain));
        }
    }

    [GeneratedRegex(@"^(PL[- ]?\d{4}[- ]?)?0*(?<id>\d{1,12})$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
