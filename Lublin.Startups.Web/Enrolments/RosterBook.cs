using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>Opens the roster of one edition for one change: lock, load, change, mail and history, one commit.</summary>
public sealed class RosterBook(StartupsDb db, OutboxWriter writer, TimeProvider clock, PlanningBook planning, IEnumerable<IRosterTeller> tellers)
{
    /// <param name="editionId">An existing edition.</param>
    /// <param name="actor">Who acts, for the history.</param>
    /// <param name="change">Decides on the opened roster.</param>
    /// <returns>What the change answered.</returns>
    public Task<T> ChangeAsync<T>(long editionId, string actor, Func<OpenRoster, T> change) =>
        ChangeAsync(editionId, actor, roster => Task.FromResult(change(roster)));

    /// <summary>The same for a change that has to ask the database something more.</summary>
    /// <inheritdoc cref="ChangeAsync{T}(long, string, Func{OpenRoster, T})"/>
    public Task<T> ChangeAsync<T>(long editionId, string actor, Func<OpenRoster, Task<T>> change) => writer.CommitAsync(
        db,
        async () =>
        {
            await db.TakeRoster(editionId).ToListAsync();
            var edition = await db.Editions.Include(edition => edition.Programme).Include(edition => edition.Sessions).SingleAsync(edition => edition.Id == editionId);
            var enrolments = await db.Enrolments.Active().Where(enrolment => enrolment.EditionId == editionId).OrderBy(enrolment => enrolment.Id).ToListAsync();
            var teller = tellers.Of(edition);
            var open = new OpenRoster(edition, enrolments, db, clock.GetUtcNow(), await tellers.TermsAsync(db, edition)) { Planning = planning, Actor = actor };
            var result = await change(open);
            await db.SaveChangesAsync();
            RosterMails.Record(db, open.Changes, actor, open.Now);
            if (teller is not null)
                await teller.TellAsync(open);
            return result;
        },
        showsOnPages: _ => true);
}

/// <summary>
/// What is another matter at the rosters of a kind whose enrolments are groups: how long places are offered to them, and who is told of what happened. There the roster itself writes history alone.
/// One for all: it keeps nothing.
/// </summary>
public interface IRosterTeller
{
    ProgrammeKind Kind { get; }

    /// <summary>The kind of mail by which a group hears of an offer; its subject is the group's.</summary>
    string OfferMail { get; }

    /// <summary>What mails and calls know its groups by.</summary>
    string SubjectType { get; }

    /// <summary>How long places of an edition are offered.</summary>
    Task<OfferTerms> TermsAsync(StartupsDb db, Edition edition);

    /// <summary>The enrolment of a group; null of one that has none.</summary>
    Task<long?> EnrolmentOfAsync(StartupsDb db, long subjectId, CancellationToken cancellation = default);

    /// <summary>Puts mails and calls for what changed.</summary>
    /// <param name="roster">Inside its transaction, everything decided and saved.</param>
    Task TellAsync(OpenRoster roster);
}

internal static class RosterTellers
{
    public static IRosterTeller? Of(this IEnumerable<IRosterTeller> tellers, Edition edition) => tellers.FirstOrDefault(teller => teller.Kind == edition.Programme.Kind);

    /// <param name="tellers">All there are.</param>
    /// <param name="db">The database.</param>
    /// <param name="edition">With programme and sessions.</param>
    public static async Task<OfferTerms> TermsAsync(this IEnumerable<IRosterTeller> tellers, StartupsDb db, Edition edition) =>
        tellers.Of(edition) is { } teller ? await teller.TermsAsync(db, edition) : new OfferTerms.ForPeople(edition);

    /// <summary>The enrolment that mails and calls mean by a subject; null when they mean somebody else.</summary>
    public static async Task<long?> EnrolmentOfAsync(this IEnumerable<IRosterTeller> tellers, StartupsDb db, SubjectKey subject, CancellationToken cancellation = default) =>
        string.Equals(subject.Type, Enrolment.SubjectType, StringComparison.Ordinal) ? subject.Id
        : tellers.FirstOrDefault(teller => string.Equals(teller.SubjectType, subject.Type, StringComparison.Ordinal)) is { } teller ? await teller.EnrolmentOfAsync(db, subject.Id, cancellation)
        : null;
}

/// <summary>A roster with its edition and its enrolments at one instant, inside a transaction.</summary>
public sealed class OpenRoster(Edition edition, IReadOnlyList<Enrolment> enrolments, StartupsDb db, DateTimeOffset now, OfferTerms? terms = null)
{
    private readonly List<RosterChange> changes = [];

    public Edition Edition => edition;
    public Roster Roster { get; } = new(edition, enrolments, terms);

    /// <summary>How long its places are offered.</summary>
    public OfferTerms Terms { get; } = terms ?? new OfferTerms.ForPeople(edition);

    public StartupsDb Db => db;
    public DateTimeOffset Now => now;

    /// <summary>Who acts, as the history names them.</summary>
    public string Actor { get; init; } = Data.Actor.Clock;

    /// <summary>What its sessions are judged by; left out where none is judged.</summary>
    public PlanningBook Planning { get; init; } = new(db, []);

    /// <summary>What happened so far, to be told when the change is done.</summary>
    public IReadOnlyList<RosterChange> Changes => changes;

    /// <summary>Those who have a place, an offer, or a place in the queue.</summary>
    public IReadOnlyList<Enrolment> Enrolments => enrolments;

    public Enrolment? Find(long enrolmentId) => enrolments.FirstOrDefault(enrolment => enrolment.Id == enrolmentId);

    /// <summary>Loads the presenters of the edition's sessions, for callers that read or change them.</summary>
    public Task LoadPresentersAsync() => db.SessionPresenters.Where(led => led.Session.EditionId == edition.Id).LoadAsync();

    /// <summary>Keeps what happened. Answers whether anything did.</summary>
    public bool Note(IReadOnlyList<RosterChange> happened)
    {
        changes.AddRange(happened);
        return happened.Count > 0;
    }
}
