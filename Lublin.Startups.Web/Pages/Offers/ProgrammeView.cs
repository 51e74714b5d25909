using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Pages.Offers;

/// <summary>What the page of a programme shows, to the public or as a preview.</summary>
public sealed record ProgrammeView(
    ProgrammeSummary Programme, IReadOnlyList<EditionCard> Cards, IReadOnlyList<PresenterCard> Presenters, IReadOnlyList<VenueCard> Venues, DateTimeOffset Now)
{
    /// <summary>Which of the dates nobody else sees yet; null when there is none such.</summary>
    public long? DraftId { get; init; }

    /// <summary>Whether this is the page of one date, not of all.</summary>
    public bool IsOneDate { get; init; }

    /// <summary>Whether the page of one date leads to others.</summary>
    public bool HasOtherDates { get; init; }

    /// <summary>The next date that takes place.</summary>
    public EditionCard? Next => Cards.FirstOrDefault(card => card.State is not EditionState.Cancelled && card.Edition.Window.FirstStart > Now);

    /// <summary>Sessions and their time altogether, when all dates agree on them.</summary>
    public (int Sessions, TimeSpan Time)? Extent =>
        Cards.Select(card => (card.Edition.Held, Length(card.Edition))).Distinct().ToList() is [var same] ? same : null;

    public static long[] EditionsOf(IEnumerable<EditionCard> cards) => [.. cards.Select(card => card.Edition.Id)];

    public static long[] VenuesOf(IEnumerable<EditionCard> cards) =>
        [.. cards.SelectMany(card => card.Edition.Sessions).Select(session => session.Place?.VenueId).OfType<long>().Distinct()];

    private static TimeSpan Length(EditionSummary edition) =>
        edition.Sessions.Where(session => !session.Cancelled || edition.CancelledAt is not null)
            .Aggregate(TimeSpan.Zero, (sum, session) => sum + (session.End - session.Start));
}
