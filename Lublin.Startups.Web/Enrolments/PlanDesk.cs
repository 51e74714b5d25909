using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>What the office decides about an edition as a whole: its plan, and that people are shown it.</summary>
public sealed class PlanDesk(RosterBook book)
{
    private const string Subject = "edition";
    private const string PublishedVerb = "Published";

    /// <summary>Another plan: window, seats, language, presenter, terms, funding. More seats go to those who wait.</summary>
    /// <param name="editionId">A draft, or published.</param>
    /// <param name="version">Of the edition that whoever changes it has seen.</param>
    /// <param name="plan">All of it.</param>
    /// <param name="actor">A member of staff.</param>
    public Task<PlanOutcome> ChangeAsync(long editionId, int version, EditionPlan plan, string actor) =>
        book.ChangeAsync<PlanOutcome>(editionId, actor, async roster =>
        {
            var (edition, before) = (roster.Edition, roster.Edition.Plan);
            if (edition.Version != version)
                return new PlanOutcome.Overtaken();
            var changes = ChangesOf(before, plan);
            if (changes.IsEmpty)
                return new PlanOutcome.Saved();
            if (edition.PublishedAt is not null)
            {
                var seating = roster.Roster.SeatingAt(roster.Now);
                if (plan.Capacity < seating.Confirmed + seating.Offered)
                    return new PlanOutcome.TooFewSeats(seating.Confirmed + seating.Offered);
                if (await NewClashesAsync(roster, plan) is { Count: > 0 } clashes)
                    return new PlanOutcome.Clashes(clashes);
            }

            edition.Change(plan);
            if (edition.PublishedAt is not null && plan.Capacity != before.Capacity)
                roster.Note(roster.Roster.Refill(roster.Now));
            roster.Db.Add(new History(Subject, editionId, "Changed", actor, roster.Now, changes.ToJson()));
            return new PlanOutcome.Saved();
        });

    /// <summary>Shows a draft to everybody, under an address that it keeps for ever. Done once, however often and by however many it is asked for.</summary>
    /// <param name="editionId">A draft.</param>
    /// <param name="reason">Why in spite of what asks for a reason; null when nothing does.</param>
    /// <param name="actor">A coordinator.</param>
    public Task<PublishOutcome> PublishAsync(long editionId, string? reason, string actor) =>
        book.ChangeAsync<PublishOutcome>(editionId, actor, async roster =>
        {
            var (db, edition) = (roster.Db, roster.Edition);
            if (edition.PublishedAt is { } at)
                return new PublishOutcome.Already(at, await PublisherAsync(db, editionId));
            await db.Database.TakeTurnAsync(BookingQueries.Turn);
            await db.Editions.Whole().SingleAsync(whole => whole.Id == editionId);
            var readiness = await db.ReadinessAsync(edition, roster.Now);
            if (!readiness.CanPublish)
                return new PublishOutcome.NotReady(readiness);
            if (readiness.AsksReason && string.IsNullOrWhiteSpace(reason))
                return new PublishOutcome.AsksReason(readiness);
            var taken = await db.Editions.Where(other => other.ProgrammeId == edition.ProgrammeId && other.Slug != null).Select(other => other.Slug!).ToListAsync();
            edition.Publish(ProgrammeQueries.FreeSlug(DateText.Iso(edition.Held.First().Date), taken), roster.Now);
            edition.EndPreview();
            db.Add(new History(Subject, editionId, PublishedVerb, actor, roster.Now, new Changes().Because(reason).ToJson()));
            return new PublishOutcome.Published(edition.Slug!);
        });

    private static Task<string?> PublisherAsync(StartupsDb db, long editionId) => db.History
        .Where(row => row.Subject == Subject && row.SubjectId == editionId && row.Verb == PublishedVerb)
        .OrderBy(row => row.Id).Select(row => (string?)row.Actor).FirstOrDefaultAsync();

    // A clash that was there before is no reason to refuse another change.
    private static async Task<IReadOnlyList<Conflict>> NewClashesAsync(OpenRoster roster, EditionPlan plan)
    {
        var (db, edition) = (roster.Db, roster.Edition);
        if (plan.Capacity <= edition.Capacity && plan.PresenterId == edition.PresenterId)
            return [];
        await db.Database.TakeTurnAsync(BookingQueries.Turn);
        var others = await db.BookingsAsync([.. edition.Held.Where(session => session.StartsAt > roster.Now).Select(session => session.Date).Distinct()]);
        var own = others.Where(booking => booking.EditionId == edition.Id).ToList();
        var known = Conflicts.Of(own, others).Select(conflict => conflict.Key).ToHashSet();
        return [.. Conflicts.Of(own.Select(booking => booking with { Capacity = plan.Capacity, PresenterId = plan.PresenterId }), others)
            .Where(conflict => conflict.IsHard && !known.Contains(conflict.Key))];
    }

    private static Changes ChangesOf(EditionPlan before, EditionPlan after) => new Changes()
        .Note("capacity", before.Capacity, after.Capacity).Note("language", before.Language, after.Language)
        .Note("opensAt", before.OpensAt, after.OpensAt).Note("closesAt", before.ClosesAt, after.ClosesAt)
        .Note("presenter", before.PresenterId, after.PresenterId).Note("terms", before.TermsVersion, after.TermsVersion)
        .Note("fundingKind", before.Funding.Kind.ToString(), after.Funding.Kind.ToString()).Note("fundingName", before.Funding.Name, after.Funding.Name);
}

/// <summary>What came of changing an edition's plan.</summary>
public abstract record PlanOutcome
{
    private PlanOutcome()
    {
    }

    public sealed record Saved : PlanOutcome;

    /// <summary>Somebody else changed it meanwhile.</summary>
    public sealed record Overtaken : PlanOutcome;

    /// <param name="Taken">Seats that people have or are offered.</param>
    public sealed record TooFewSeats(int Taken) : PlanOutcome;

    /// <param name="Conflicts">Hard ones that the change would bring.</param>
    public sealed record Clashes(IReadOnlyList<Conflict> Conflicts) : PlanOutcome;
}

/// <summary>What came of publishing.</summary>
public abstract record PublishOutcome
{
    private PublishOutcome()
    {
    }

    /// <param name="Slug">The last part of its address, for ever.</param>
    public sealed record Published(string Slug) : PublishOutcome;

    /// <param name="At">When.</param>
    /// <param name="By">As the history names the person; null when it does not know.</param>
    public sealed record Already(DateTimeOffset At, string? By) : PublishOutcome;

    public sealed record NotReady(Readiness Readiness) : PublishOutcome;

    public sealed record AsksReason(Readiness Readiness) : PublishOutcome;
}
