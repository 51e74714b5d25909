using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>How long a place is offered at one roster, and until when places are offered at all: a closed set (docs/adr/0026).</summary>
public abstract record OfferTerms
{
    private OfferTerms()
    {
    }

    /// <summary>When an offer ends that is heard of now; null when it is too late to make one.</summary>
    public abstract DateTimeOffset? EndOf(DateTimeOffset now);

    /// <summary>When it is too late to tell anybody of an offer.</summary>
    public abstract DateTimeOffset TellBy { get; }

    /// <summary>No offer ends later.</summary>
    public abstract DateTimeOffset LastEnd { get; }

    /// <summary>Hours in which people are awake, until an hour before the first session.</summary>
    /// <param name="Edition">With its sessions: its dates may move meanwhile.</param>
    public sealed record ForPeople(Edition Edition) : OfferTerms
    {
        public override DateTimeOffset TellBy => Offers.TellBy(Edition.FirstStart);

        public override DateTimeOffset LastEnd => Offers.LastEnd(Edition.FirstStart);

        public override DateTimeOffset? EndOf(DateTimeOffset now) => Offers.EndOf(now, Edition.FirstStart);
    }

    /// <summary>Two working days of schools, as long as the first meeting is two weeks away or more; after that it is for somebody at a telephone to decide.</summary>
    /// <param name="FirstMeeting">Of the first group.</param>
    /// <param name="Days">On which schools read their mail.</param>
    public sealed record ForGroups(DateTimeOffset FirstMeeting, WorkingDays Days) : OfferTerms
    {
        /// <summary>How many days before the first meeting the last offer is made.</summary>
        public const int DaysBefore = 14;

        private const int DaysToAnswer = 2;
        private const int DaysUntilReminder = 1;

        public override DateTimeOffset TellBy => Warsaw.ToInstant(Warsaw.DateOf(FirstMeeting).AddDays(1 - DaysBefore), TimeOnly.MinValue);

        public override DateTimeOffset LastEnd => FirstMeeting;

        public override DateTimeOffset? EndOf(DateTimeOffset now) => now < TellBy ? Days.EndAfter(now, DaysToAnswer) : null;

        /// <summary>When somebody who has not answered is asked once more.</summary>
        public DateTimeOffset RemindAt(DateTimeOffset told) => Days.EndAfter(told, DaysUntilReminder);
    }
}
