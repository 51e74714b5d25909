using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>What the office does with an edition as a whole: planned or copied, shown to everybody, closed and opened, cancelled; a draft can be thrown away.</summary>
public sealed class EditionDesk(StartupsDb db, RosterBook book, Writer writer, TimeProvider clock)
{
    /// <summary>A draft without sessions.</summary>
    /// <returns>Its id.</returns>
    public Task<long> PlanAsync(long programmeId, EditionPlan plan, string actor, Guid formId = default) =>
        AddAsync(formId, async () => new Edition(await db.Programmes.SingleAsync(programme => programme.Id == programmeId), plan), actor);

    /// <summary>A draft like another edition, so many whole weeks later, under these terms.</summary>
    /// <returns>Its id.</returns>
    public Task<long> CopyAsync(long editionId, int weeks, string termsVersion, string actor, Guid formId = default) => AddAsync(
        formId,
        async () => (await db.Editions.Include(edition => edition.Programme).Include(edition => edition.Sessions).ThenInclude(session => session.Led).SingleAsync(edition => edition.Id == editionId)).CopyAfter(weeks, termsVersion),
        actor,
        new Changes().Note("copyOf", null, (long?)editionId).Note("weeks", 0, weeks));

    /// <summary>Another plan: window, seats, language, presenters, terms, funding. More seats go to those waiting.</summary>
    /// <param name="editionId">A draft, or published.</param>
    /// <param name="version">Of the edition that the form showed.</param>
    /// <param name="plan">All of it.</param>
    /// <param name="actor">A member of staff.</param>
    /// <param name="presenters">The presenters of all its sessions that take place; null leaves them as they are.</param>
    public Task<PlanOutcome> ChangeAsync(long editionId, int version, EditionPlan plan, string actor, IReadOnlyList<long>? presenters = null) =>
        book.ChangeAsync<PlanOutcome>(editionId, actor, async roster =>
        {
            var (edition, before) = (roster.Edition, roster.Edition.Plan);
            if (edition.Version != version)
                return new PlanOutcome.Overtaken();
            await roster.LoadPresentersAsync();
            var changes = EditionHistory.Changes(before, plan).Note("presenters", SessionNews.Led(edition.Held), presenters is null || !edition.Held.Any() ? SessionNews.Led(edition.Held) : SessionNews.Led(presenters));
            if (changes.IsEmpty)
                return new PlanOutcome.Saved();
            if (edition.PublishedAt is not null)
            {
                var seating = roster.Roster.SeatingAt(roster.Now);
                if (plan.Capacity < seating.Taken)
                    return new PlanOutcome.TooFewSeats(seating.Taken);
                if (await roster.NewClashesAsync(plan, presenters) is { Count: > 0 } clashes)
                    return new PlanOutcome.Clashes(clashes);
            }

            edition.Change(plan);
            foreach (var session in presenters is null ? [] : edition.Held.ToList())
                edition.Lead(session, presenters!);
            if (edition.PublishedAt is not null && plan.Capacity != before.Capacity)
                roster.Note(roster.Roster.Refill(roster.Now));
            Tell(editionId, "Changed", actor, changes);
            return new PlanOutcome.Saved();
        });

    /// <summary>Makes a preview link of a draft, in place of an earlier one; or ends it.</summary>
    /// <returns>False when the edition is published: then it has an address of its own.</returns>
    public Task<bool> PreviewAsync(long editionId, bool open, string actor) => writer.CommitAsync(db, async () =>
    {
        var draft = await db.Editions.SingleAsync(edition => edition.Id == editionId);
        if (draft.PublishedAt is not null)
            return false;
        if (open)
            draft.OpenPreview(PersonalLink.NewNonce());
        else
            draft.EndPreview();
        Tell(editionId, open ? "PreviewOpened" : "PreviewEnded", actor);
        return true;
    }, showsOnPages: _ => false);

    /// <summary>Shows a draft to everybody, under an address that it keeps for ever. Done once, however often and by however many it is asked for.</summary>
    /// <param name="editionId">A draft.</param>
    /// <param name="reason">Why in spite of what asks for a reason; null when nothing does.</param>
    /// <param name="actor">A coordinator.</param>
    public Task<PublishOutcome> PublishAsync(long editionId, string? reason, string actor) =>
        book.ChangeAsync<PublishOutcome>(editionId, actor, async roster =>
        {
            var edition = roster.Edition;
            if (edition.PublishedAt is { } at)
                return new PublishOutcome.Already(at, await db.PublisherAsync(editionId));
            await db.Database.TakeTurnAsync(BookingQueries.Turn);
            await db.Editions.Whole().SingleAsync(whole => whole.Id == editionId);
            var readiness = await roster.Planning.ReadinessAsync(edition, roster.Now);
            if (!readiness.CanPublish)
                return new PublishOutcome.NotReady(readiness);
            if (readiness.AsksReason && string.IsNullOrWhiteSpace(reason))
                return new PublishOutcome.AsksReason(readiness);
            var taken = await db.Editions.Where(other => other.ProgrammeId == edition.ProgrammeId && other.Slug != null).Select(other => other.Slug!).ToListAsync();
            edition.Publish(ProgrammeQueries.FreeSlug(DateText.Iso(edition.Held.First().Date), taken), roster.Now);
            edition.EndPreview();
            Tell(editionId, EditionHistory.Published, actor, new Changes().Because(reason));
            return new PublishOutcome.Published(edition.Slug!);
        });

    /// <summary>Ends sign-ups and joining the queue; those waiting keep their place and may still be offered one.</summary>
    /// <returns>False when they had been ended before.</returns>
    public Task<bool> CloseAsync(long editionId, string actor) =>
        book.ChangeAsync(editionId, actor, roster =>
        {
            if (roster.Edition.ClosedAt is not null)
                return false;
            roster.Edition.Close(roster.Now);
            Tell(editionId, "Closed", actor);
            return true;
        });

    /// <summary>Takes sign-ups again.</summary>
    /// <param name="editionId">A published edition.</param>
    /// <param name="until">Another end of sign-ups, where the one that is set has passed; null leaves it.</param>
    /// <param name="actor">A member of staff.</param>
    /// <returns>False when nobody could sign up even then: the end has passed, the training has begun or was cancelled.</returns>
    public Task<bool> ReopenAsync(long editionId, DateTimeOffset? until, string actor) =>
        book.ChangeAsync(editionId, actor, roster =>
        {
            var edition = roster.Edition;
            var window = edition.Window with { ClosedAt = null, ClosesAt = until ?? edition.ClosesAt };
            if (window.StateAt(roster.Now) is not (EditionState.Open or EditionState.OpensLater))
                return false;
            var changes = new Changes().Note("closesAt", edition.ClosesAt, until ?? edition.ClosesAt);
            if (edition.ClosedAt is null && changes.IsEmpty)
                return true;
            edition.Reopen(until);
            Tell(editionId, "Reopened", actor, changes);
            return true;
        });

    /// <summary>Cancels for everybody who held a place, an offer or a place in the queue.</summary>
    /// <returns>False when it had been cancelled before, or is over.</returns>
    public Task<bool> CancelAsync(long editionId, string reason, string actor) =>
        book.ChangeAsync(editionId, actor, roster =>
        {
            if (roster.Edition.CancelledAt is not null || roster.Edition.LastEnd <= roster.Now)
                return false;
            roster.Note(roster.Roster.CancelEdition(reason, roster.Now));
            Tell(editionId, "Cancelled", actor, new Changes().Because(reason));
            return true;
        });

    /// <summary>Deletes a draft that nobody ever saw.</summary>
    /// <returns>False when it is published by now.</returns>
    public Task<bool> DiscardAsync(long editionId, string actor) => writer.CommitAsync(db, async () =>
    {
        var draft = await db.Editions.Include(edition => edition.Sessions).SingleAsync(edition => edition.Id == editionId);
        if (draft.PublishedAt is not null)
            return false;
        db.RemoveRange(draft.Sessions);
        db.Remove(draft);
        Tell(editionId, "Discarded", actor);
        return true;
    }, showsOnPages: _ => false);

    private Task<long> AddAsync(Guid formId, Func<Task<Edition>> make, string actor, Changes? changes = null) => writer.CommitAsync(
        db,
        async () => (await db.OnceAsync(formId, clock.GetUtcNow(), async () =>
        {
            var edition = await make();
            db.Add(edition);
            await db.SaveChangesAsync();
            Tell(edition.Id, "Created", actor, changes);
            return edition.Id;
        }))!.Value,
        showsOnPages: _ => false);

    private void Tell(long editionId, string verb, string actor, Changes? changes = null) =>
        db.Add(new History(EditionHistory.Subject, editionId, verb, actor, clock.GetUtcNow(), changes?.ToJson()));
}
