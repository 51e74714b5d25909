using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolment;

/// <summary>Decides sign-ups in the order they came, inside one transaction, by the roster's rule.</summary>
internal sealed class SignUpBatch(StartupsDb db, TimeProvider clock)
{
    private readonly Dictionary<long, Seating> seatings = [];
    private readonly HashSet<long> open = [];
    private readonly Dictionary<Guid, Enrolment> byForm = [];
    private readonly Dictionary<(long Edition, string? Email, string Name), Enrolment> byPerson = [];
    private readonly List<RosterChange> changes = [];

    public StartupsDb Db => db;

    public async Task DecideAsync(IReadOnlyList<PendingSignUp> signUps)
    {
        var now = clock.GetUtcNow();
        await LoadAsync(signUps, now);
        foreach (var signUp in signUps)
            signUp.Decide(Decide(signUp, now));
        await db.InsertAsync([.. changes.Select(change => change.Enrolment)]);
        var (history, mails) = RosterMails.Of(changes, Actor.Participant, now);
        await db.InsertAsync(history);
        await db.InsertAsync(mails);
    }

    private async Task LoadAsync(IReadOnlyList<PendingSignUp> signUps, DateTimeOffset now)
    {
        var editionIds = signUps.Select(signUp => signUp.EditionId).Distinct().Order().ToArray();
        await db.LockRostersAsync(editionIds);
        foreach (var edition in await db.Editions.AsNoTracking().Include(edition => edition.Sessions)
            .Where(edition => editionIds.Contains(edition.Id)).ToListAsync())
        {
            if (edition.StateAt(now) == EditionState.Open)
                open.Add(edition.Id);
            seatings[edition.Id] = new(edition.Capacity, 0, 0, 0);
        }

        var forms = signUps.Select(signUp => signUp.Application.FormId).ToArray();
        var emails = signUps.Select(signUp => signUp.Application.EmailKey).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var known = await db.Enrolments.AsNoTracking()
            .Where(enrolment => forms.Contains(enrolment.FormId) || (editionIds.Contains(enrolment.EditionId) && emails.Contains(enrolment.EmailKey!)))
            .ToListAsync();
        foreach (var enrolment in known)
            Remember(enrolment, now);
        foreach (var editionId in known.Where(enrolment => editionIds.Contains(enrolment.EditionId) && enrolment.State != enrolment.StateAt(now)).Select(enrolment => enrolment.EditionId).Distinct())
            await EndOffersAsync(editionId, now);
        foreach (var (editionId, taken) in await db.SeatsTakenAsync(editionIds, now))
            seatings[editionId] = seatings[editionId] with { Confirmed = taken.Confirmed, Offered = taken.Offered, Waiting = taken.Waiting };
    }

    // Until the end of her offer is written down a person counts as in, and could not sign up again.
    private async Task EndOffersAsync(long editionId, DateTimeOffset now)
    {
        var edition = await db.Editions.Include(edition => edition.Sessions).SingleAsync(edition => edition.Id == editionId);
        var enrolments = await db.Enrolments.Active().Where(enrolment => enrolment.EditionId == editionId).ToListAsync();
        RosterMails.Record(db, new Roster(edition, enrolments).Refill(now), Actor.Clock, now);
        await db.SaveChangesAsync();
    }

    private EnrolmentOutcome Decide(PendingSignUp signUp, DateTimeOffset now)
    {
        var application = signUp.Application;
        if (byForm.GetValueOrDefault(application.FormId) is { } same)
            return new EnrolmentOutcome.In(same.Nonce, same.LinkVersion);
        if (byPerson.GetValueOrDefault((signUp.EditionId, application.EmailKey, application.NameKey)) is { } already)
            return Repeat(already, application, now);
        if (!open.Contains(signUp.EditionId))
            return new EnrolmentOutcome.NotOpen();
        var seating = seatings[signUp.EditionId];
        var hasRoom = seating.HasRoomForNewcomer(application.Seats);
        if (!hasRoom && !application.QueueIfFull)
            return new EnrolmentOutcome.SeatsGone(seating.Waiting + 1);
        var enrolment = new Enrolment(signUp.EditionId, application, now);
        changes.Add(Roster.Admit(enrolment, hasRoom, now));
        seatings[signUp.EditionId] = hasRoom ? seating.WithConfirmed(application.Seats) : seating.WithOneMoreWaiting();
        Remember(enrolment, now);
        return new EnrolmentOutcome.In(enrolment.Nonce, enrolment.LinkVersion);
    }

    private void Remember(Enrolment enrolment, DateTimeOffset now)
    {
        byForm[enrolment.FormId] = enrolment;
        if (enrolment.EmailKey is not null && enrolment.IsActiveAt(now))
            byPerson[(enrolment.EditionId, enrolment.EmailKey, enrolment.NameKey)] = enrolment;
    }

    private EnrolmentOutcome.Already Repeat(Enrolment already, Application application, DateTimeOffset now)
    {
        db.Add(RosterMails.LinkAgain(already, application.FormId, now));
        return new();
    }
}
