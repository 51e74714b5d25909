using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>What the office sees when it opens in the morning.</summary>
/// <param name="Sessions">Those of today and tomorrow to which people come one by one, in order of time, the cancelled among them.</param>
/// <param name="Opening">Editions whose sign-ups begin within seven days.</param>
/// <param name="Closing">Editions whose sign-ups end within seven days.</param>
/// <param name="Stuck">Editions with a free seat and a queue, and no time left for an offer: only somebody at a telephone can fill it.</param>
/// <param name="Offers">Offers that end within a day, by edition.</param>
/// <param name="OpenLists">Sessions that are over and whose marks are missing.</param>
/// <param name="Needs">Editions whose venue does not know yet what its people need.</param>
/// <param name="Calls">How many people are to be called.</param>
/// <param name="FailedMails">How many mails were given up in the last 30 days.</param>
/// <param name="SignUps">This month, and the whole month before.</param>
public sealed record OfficeDay(
    IReadOnlyList<SessionOfDay> Sessions,
    IReadOnlyList<EditionCard> Opening,
    IReadOnlyList<EditionCard> Closing,
    IReadOnlyList<EditionCard> Stuck,
    IReadOnlyList<EndingOffers> Offers,
    IReadOnlyList<OpenList> OpenLists,
    IReadOnlyList<NeedsDue> Needs,
    int Calls,
    int FailedMails,
    SignUpCount SignUps)
{
    /// <summary>How many mails a server has refused for now, or broke off: they are tried again, and somebody waits for them.</summary>
    public int TriedMails { get; init; }

    /// <summary>The kinds of which something is on or to come.</summary>
    public IReadOnlySet<ProgrammeKind> Running { get; init; } = new HashSet<ProgrammeKind>();

    /// <summary>Of all editions that take sign-ups or will.</summary>
    public Seating Seats { get; init; }

    /// <summary>How many take place in the seven days that begin today.</summary>
    public int SessionsThisWeek { get; init; }

    public bool HasNothingToDo => Stuck.Count + Offers.Count + OpenLists.Count + Needs.Count + Calls + FailedMails + TriedMails == 0;
}

/// <summary>A session with its edition's seats.</summary>
public sealed record SessionOfDay(SessionSummary Session, EditionCard Card);

/// <param name="EditionId">Which.</param>
/// <param name="Title">Its training's.</param>
/// <param name="Count">How many offers.</param>
/// <param name="FirstEnd">When the first of them ends.</param>
public sealed record EndingOffers(long EditionId, LocalText Title, int Count, DateTimeOffset FirstEnd);

public readonly record struct SignUpCount(int ThisMonth, int MonthBefore);

public static class OfficeDayQueries
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan FailuresAreShown = TimeSpan.FromDays(30);

    /// <summary>All that the office's first page shows besides conflicts, in as many queries however much there is.</summary>
    public static async Task<OfficeDay> OfficeDayAsync(this StartupsDb db, DateTimeOffset now)
    {
        var today = Warsaw.DateOf(now);
        var counts = await db.CountsAsync(now);
        var cards = await db.CardsAsync(await db.SinceAsync(Warsaw.ToInstant(today, TimeOnly.MinValue)), now);
        return new(
            [.. cards.Where(card => Kinds.Of(card.Edition.Kind).IsForPeople).SelectMany(card => card.Edition.Sessions.Select(session => new SessionOfDay(session, card)))
                .Where(row => row.Session.Date == today || row.Session.Date == today.AddDays(1)).OrderBy(row => row.Session.StartsAt)],
            [.. cards.Where(card => card.State == EditionState.OpensLater && card.Edition.Window.OpensAt <= now + Week).OrderBy(card => card.Edition.Window.OpensAt)],
            [.. cards.Where(card => card.State == EditionState.Open && card.Edition.Window.SignUpEnd <= now + Week).OrderBy(card => card.Edition.Window.SignUpEnd)],
            [.. cards.Where(card => IsStuck(card, now))],
            await db.EndingOffersAsync(now, now + Day),
            await db.OpenListsAsync(now),
            await db.NeedsDueAsync(now),
            counts.GetValueOrDefault(Counted.ToCall),
            counts.GetValueOrDefault(Counted.FailedMail),
            new(counts.GetValueOrDefault(Counted.ThisMonth), counts.GetValueOrDefault(Counted.MonthBefore)))
        {
            Running = cards.Where(card => card.Edition.CancelledAt is null).Select(card => card.Edition.Kind).ToHashSet(),
            SessionsThisWeek = cards.Where(card => card.Edition.CancelledAt is null).SelectMany(card => card.Edition.Sessions).Count(session => !session.Cancelled && session.Date >= today && session.Date < today.AddDays(7)),
            Seats = cards.Where(card => card.State is EditionState.Open or EditionState.OpensLater or EditionState.Closed)
                .Aggregate(default(Seating), (sum, card) => sum + card.Seating),
        };
    }

    // Of groups a call says it.
    private static bool IsStuck(EditionCard card, DateTimeOffset now) =>
        Kinds.Of(card.Edition.Kind).IsForPeople && card.State is EditionState.Open or EditionState.Closed && card.Edition.Window.FirstStart > now
        && card.Seating is { Free: > 0, Waiting: > 0 } && Offers.EndOf(now, card.Edition.Window.FirstStart) is null;

    private static async Task<IReadOnlyList<EndingOffers>> EndingOffersAsync(this StartupsDb db, DateTimeOffset now, DateTimeOffset until) =>
        await db.Enrolments.Active().Where(enrolment => enrolment.ConfirmedAt == null && enrolment.OfferToldAt != null && enrolment.OfferEndsAt > now && enrolment.OfferEndsAt <= until)
            .GroupBy(enrolment => new { enrolment.EditionId, enrolment.Edition.Programme.Title })
            .Select(group => new { group.Key.EditionId, group.Key.Title, Count = group.Count(), FirstEnd = group.Min(enrolment => enrolment.OfferEndsAt!.Value) })
            .OrderBy(group => group.FirstEnd)
            .Select(group => new EndingOffers(group.EditionId, group.Title, group.Count, group.FirstEnd)).ToListAsync();

    // Four numbers of three tables in one question.
    private static Task<Dictionary<Counted, int>> CountsAsync(this StartupsDb db, DateTimeOffset now)
    {
        var today = Warsaw.DateOf(now);
        var month = new DateOnly(today.Year, today.Month, 1);
        var (begins, before, failures) = (Warsaw.ToInstant(month, TimeOnly.MinValue), Warsaw.ToInstant(month.AddMonths(-1), TimeOnly.MinValue), now - FailuresAreShown);
        return db.PeopleToCall(now).Select(_ => Counted.ToCall)
            .Concat(db.Outbox.Where(mail => mail.FailedAt > failures).Select(_ => Counted.FailedMail))
            .Concat(db.Enrolments.Where(enrolment => enrolment.EnrolledAt >= begins).Select(_ => Counted.ThisMonth))
            .Concat(db.Enrolments.Where(enrolment => enrolment.EnrolledAt >= before && enrolment.EnrolledAt < begins).Select(_ => Counted.MonthBefore))
            .GroupBy(what => what).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count);
    }

    private enum Counted
    {
        ToCall,
        FailedMail,
        ThisMonth,
        MonthBefore,
    }
}
