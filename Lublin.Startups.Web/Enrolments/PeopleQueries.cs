using System.Globalization;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>What the office reads of people. Lists are read page by page from a key on, never by counting rows that are skipped.</summary>
public static class PeopleQueries
{
    public const int PageSize = 50;

    extension(StartupsDb db)
    {
        /// <summary>Everybody who ever signed up for an edition.</summary>
        public IQueryable<Enrolment> PeopleOf(long editionId) => db.Enrolments.AsNoTracking().Where(enrolment => enrolment.EditionId == editionId);

        /// <summary>Everybody who signed up in a year, by the calendar of Warsaw.</summary>
        public IQueryable<Enrolment> PeopleOfYear(int year)
        {
            var (from, to) = (Warsaw.ToInstant(new(year, 1, 1), TimeOnly.MinValue), Warsaw.ToInstant(new(year + 1, 1, 1), TimeOnly.MinValue));
            return db.Enrolments.AsNoTracking().Where(enrolment => enrolment.EnrolledAt >= from && enrolment.EnrolledAt < to);
        }

        /// <summary>Those waiting for an edition, the next one first.</summary>
        public async Task<IReadOnlyList<long>> QueueAsync(long editionId) => await db.PeopleOf(editionId).Active()
            .Where(enrolment => enrolment.ConfirmedAt == null && enrolment.OfferedAt == null)
            .OrderBy(enrolment => enrolment.Rank).ThenBy(enrolment => enrolment.Id).Select(enrolment => enrolment.Id).ToListAsync();

        /// <summary>The recipients of an announcement as of now; people without an address are among them, to be called.</summary>
        public IQueryable<Enrolment> RecipientsOf(Announcement announcement, DateTimeOffset now)
        {
            var people = db.PeopleOf(announcement.EditionId!.Value).ActiveAt(now);
            var picked = announcement.Picked;
            return announcement.Audience switch
            {
                AnnouncementAudience.Confirmed => people.Where(enrolment => enrolment.ConfirmedAt != null),
                AnnouncementAudience.Waiting => people.Where(enrolment => enrolment.ConfirmedAt == null),
                AnnouncementAudience.Picked => people.Where(enrolment => picked.Contains(enrolment.Id)),
                _ => people,
            };
        }

        /// <summary>The mails about one enrolment, the newest first.</summary>
        public IQueryable<OutboxMail> MailsAbout(long enrolmentId) => db.Outbox.AsNoTracking()
            .About(Enrolment.SubjectOf(enrolmentId)).OrderByDescending(mail => mail.Id);

        /// <summary>One enrolment with its edition; null when there is none.</summary>
        public Task<Enrolment?> PersonAsync(long enrolmentId) => db.Enrolments.AsNoTracking()
            .Include(enrolment => enrolment.Edition.Programme).Include(enrolment => enrolment.Edition.Sessions)
            .SingleOrDefaultAsync(enrolment => enrolment.Id == enrolmentId);

        /// <summary>An edition with all that its pages in the office say of it; drafts too. Null when there is none.</summary>
        public Task<Edition?> EditionForOfficeAsync(long editionId) => db.Editions.AsNoTracking().Whole().SingleOrDefaultAsync(edition => edition.Id == editionId);
    }

    /// <param name="people">Filtered.</param>
    /// <param name="from">Where the page begins.</param>
    /// <param name="order">In which they stand.</param>
    public static async Task<PeoplePage> PageAsync(this IQueryable<Enrolment> people, PageKey? from, PeopleOrder order)
    {
        var isBack = from is { IsBack: true };
        var ordered = order switch
        {
            PeopleOrder.Queue => InQueueFrom(people, from),
            PeopleOrder.Time => ByTimeFrom(people, from),
            _ => ByNumberFrom(people, from),
        };
        var rows = await ordered.Take(PageSize + 1).AsRows().ToListAsync();
        var hasMore = rows.Count > PageSize;
        if (hasMore)
            rows.RemoveAt(PageSize);
        if (isBack)
            rows.Reverse();
        return new(rows, order, HasBefore: isBack ? hasMore : from is not null, HasAfter: isBack || hasMore);
    }

    /// <summary>With what people signed up for.</summary>
    public static IQueryable<PersonRow> AsRows(this IQueryable<Enrolment> people) => people
        .Select(enrolment => new PersonRow(enrolment, enrolment.Edition.Programme.Title, enrolment.Edition.Sessions.Min(session => session.StartsAt)));

    private static IQueryable<Enrolment> ByNumberFrom(IQueryable<Enrolment> people, PageKey? from) => from switch
    {
        null => people.OrderByDescending(enrolment => enrolment.Id),
        { IsBack: true, Id: var id } => people.Where(enrolment => enrolment.Id > id).OrderBy(enrolment => enrolment.Id),
        { Id: var id } => people.Where(enrolment => enrolment.Id < id).OrderByDescending(enrolment => enrolment.Id),
    };

    // The first condition says nothing that the second does not; by it an index is entered at the right place.
    private static IQueryable<Enrolment> ByTimeFrom(IQueryable<Enrolment> people, PageKey? from)
    {
        if (from is not { Instant: { } at, Id: var id })
            return people.OrderByDescending(enrolment => enrolment.EnrolledAt).ThenByDescending(enrolment => enrolment.Id);
        return from.IsBack
            ? people.Where(enrolment => enrolment.EnrolledAt >= at && (enrolment.EnrolledAt > at || enrolment.Id > id))
                .OrderBy(enrolment => enrolment.EnrolledAt).ThenBy(enrolment => enrolment.Id)
            : people.Where(enrolment => enrolment.EnrolledAt <= at && (enrolment.EnrolledAt < at || enrolment.Id < id))
                .OrderByDescending(enrolment => enrolment.EnrolledAt).ThenByDescending(enrolment => enrolment.Id);
    }

    private static IQueryable<Enrolment> InQueueFrom(IQueryable<Enrolment> people, PageKey? from) => from switch
    {
        null => people.OrderBy(enrolment => enrolment.Rank).ThenBy(enrolment => enrolment.Id),
        { IsBack: true, Place: var rank, Id: var id } => people.Where(enrolment => enrolment.Rank < rank || (enrolment.Rank == rank && enrolment.Id < id))
            .OrderByDescending(enrolment => enrolment.Rank).ThenByDescending(enrolment => enrolment.Id),
        { Place: var rank, Id: var id } => people.Where(enrolment => enrolment.Rank > rank || (enrolment.Rank == rank && enrolment.Id > id))
            .OrderBy(enrolment => enrolment.Rank).ThenBy(enrolment => enrolment.Id),
    };
}

/// <summary>A person on a list.</summary>
/// <param name="Enrolment">Without its edition.</param>
/// <param name="Title">What the person signed up for.</param>
/// <param name="FirstStart">The start of its first session.</param>
public sealed record PersonRow(Enrolment Enrolment, LocalText Title, DateTimeOffset FirstStart);

/// <summary>How people stand on a list.</summary>
public enum PeopleOrder
{
    /// <summary>The newest number first.</summary>
    Number,

    /// <summary>Of those waiting for one edition: the next one first.</summary>
    Queue,

    /// <summary>The latest sign-ups first: of a year, whatever was before it and after.</summary>
    Time,
}

/// <param name="Rows">In the list's order.</param>
/// <param name="Order">Which that is.</param>
/// <param name="HasBefore">Whether there is a page before it.</param>
/// <param name="HasAfter">Whether there is one after it.</param>
public sealed record PeoplePage(IReadOnlyList<PersonRow> Rows, PeopleOrder Order, bool HasBefore, bool HasAfter)
{
    /// <summary>Where the page before it ends.</summary>
    public PageKey Before => PageKey.Of(Rows[0].Enrolment, Order, isBack: true);

    /// <summary>Where the page after it begins.</summary>
    public PageKey After => PageKey.Of(Rows[^1].Enrolment, Order, isBack: false);
}

/// <summary>The row next to which a page begins; in addresses <c>po.0.418</c>, and <c>przed.0.418</c> for the page that ends before it.</summary>
/// <param name="Place">By what the list is ordered before the number: the rank in a queue, the instant of signing up in ticks.</param>
/// <param name="Id">The row's.</param>
/// <param name="IsBack">Whether the page ends there.</param>
public sealed record PageKey(long Place, long Id, bool IsBack)
{
    /// <summary>The place as an instant; null when it can be none.</summary>
    public DateTimeOffset? Instant => Place >= DateTimeOffset.UnixEpoch.Ticks && Place <= DateTimeOffset.MaxValue.Ticks ? new(Place, TimeSpan.Zero) : null;

    public static PageKey Of(Enrolment row, PeopleOrder order, bool isBack) => new(
        order switch
        {
            PeopleOrder.Queue => row.Rank,
            PeopleOrder.Time => row.EnrolledAt.UtcTicks,
            _ => 0,
        },
        row.Id,
        isBack);

    /// <summary>Null for anything that is no key.</summary>
    public static PageKey? Parse(string? text) =>
        text?.Split('.') is [var way, var place, var id]
        && way is "po" or "przed"
        && long.TryParse(place, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var knownPlace)
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var knownId)
            ? new(knownPlace, knownId, way is "przed")
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsBack ? "przed" : "po")}.{Place}.{Id}");
}
