using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>Decides sign-ups in the order they came, inside one transaction, by the roster's rule.</summary>
/// <param name="db">A fresh one.</param>
/// <param name="memory">What the batches before have learnt.</param>
/// <param name="limits">How much one address may do without the office.</param>
/// <param name="clock">The application's.</param>
internal sealed class SignUpBatch(StartupsDb db, SeatMemory memory, SignUpOptions limits, TimeProvider clock)
{
    private readonly Dictionary<long, TakenRoster> rosters = [];
    private readonly Dictionary<Guid, Enrolment> byForm = [];
    private readonly Dictionary<(long Edition, string? Email, string Name), Enrolment> byPerson = [];
    private readonly List<RosterChange> changes = [];
    private readonly List<Enrolment> repeats = [];
    private bool showsOnPages;

    public StartupsDb Db => db;

    /// <param name="signUps">In the order they came.</param>
    /// <param name="asNewcomers">
    /// Nobody is looked up beforehand: a person who is in already breaks a unique key, and then the batch is to be decided again without this.
    /// </param>
    /// <returns>Whether public pages may show what came of it.</returns>
    /// <exception cref="DbUpdateException">Somebody is in already.</exception>
    public bool Decide(IReadOnlyList<PendingSignUp> signUps, bool asNewcomers)
    {
        var now = clock.GetUtcNow();
        foreach (var editionId in signUps.Select(signUp => signUp.EditionId).Distinct().Order())
            rosters[editionId] = TakeRoster(editionId, now);
        var allowance = SignUpAllowance.Read(db, limits, signUps, now);
        if (!asNewcomers || !TakeAll(signUps) || !allowance.AdmitsAll(signUps))
            LookUp(signUps, now);
        foreach (var signUp in signUps)
            signUp.Decide(OutcomeOf(signUp, allowance, now));
        Store(now);
        return showsOnPages || changes.Count > 0;
    }

    /// <summary>Hands on the edition and how many of its seats are taken, once that is committed.</summary>
    public void Remember()
    {
        foreach (var roster in rosters.Values)
        {
            if (roster.Turn is { } turn)
                memory.Keep(turn, roster.Edition, roster.Taken);
        }
    }

    private void Store(DateTimeOffset now)
    {
        Enrolment[] enrolments = [.. changes.Select(change => change.Enrolment)];
        db.GiveIds(enrolments);
        var (history, mails, calls) = RosterMails.Of(changes, Actor.Participant, now);
        db.Insert(enrolments, history, [.. mails, .. LinksAgain(now)], calls);
    }

    // Once in a while for an address, as when the links are asked for: others may know a name and an address.
    private IEnumerable<OutboxMail> LinksAgain(DateTimeOffset now) => repeats.DistinctBy(already => already.EmailKey, StringComparer.Ordinal)
        .Where(already => !db.LinksSentWithin(already.EmailKey!, now, LinkDesk.Pause).Any())
        .Select(already => RosterMails.LinksOf(already.Id, already.Language, now));

    // An edition that takes nobody in keeps its turn: a refusal writes nothing.
    private TakenRoster TakeRoster(long editionId, DateTimeOffset now)
    {
        if (!memory.MayBeOpen(editionId, now) && EditionOf(editionId) is var shut && !shut.TakesSignUpsAt(now))
            return new(turn: null, shut, isOpen: false);
        var turn = db.TakeRoster(editionId).AsEnumerable().Single();
        if (memory.Before(turn, editionId, now) is var (known, taken))
            return new(turn, known, isOpen: true) { Taken = taken };
        // Somebody else had a turn, perhaps since the edition was read.
        var edition = EditionOf(editionId);
        return new(turn, edition, edition.TakesSignUpsAt(now)) { Taken = SeatsOf(editionId, now) };
    }

    private Edition EditionOf(long editionId) => db.Editions.AsNoTracking()
        .Include(edition => edition.Programme).Include(edition => edition.Sessions).Single(edition => edition.Id == editionId);

    private bool TakeAll(IReadOnlyList<PendingSignUp> signUps) => signUps.GroupBy(signUp => signUp.EditionId).All(group =>
        rosters[group.Key] is { IsOpen: true } roster
        && (group.All(signUp => signUp.Declared.QueueIfFull) || Roster.Admission.Seats(roster.Seating, group.Sum(signUp => signUp.Declared.Seats))));

    private void LookUp(IReadOnlyList<PendingSignUp> signUps, DateTimeOffset now)
    {
        var editionIds = rosters.Keys.ToArray();
        var forms = signUps.Select(signUp => signUp.Declared.FormId).ToArray();
        var emails = signUps.Select(signUp => signUp.Declared.EmailKey).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var known = db.Enrolments.AsNoTracking()
            .Where(enrolment => forms.Contains(enrolment.FormId) || (editionIds.Contains(enrolment.EditionId) && emails.Contains(enrolment.EmailKey!)))
            .ToList();
        foreach (var enrolment in known)
            Note(enrolment, now);
        foreach (var editionId in known.Where(enrolment => enrolment.State != enrolment.StateAt(now)).Select(enrolment => enrolment.EditionId).Distinct().ToList())
        {
            if (rosters.GetValueOrDefault(editionId)?.Turn is null)
                continue;
            EndOffers(editionId, now);
            showsOnPages = true;
            rosters[editionId].Taken = SeatsOf(editionId, now);
        }
    }

    // Until the end of an offer is written down the person counts as in, and could not sign up again.
    private void EndOffers(long editionId, DateTimeOffset now)
    {
        var edition = db.Editions.Include(edition => edition.Sessions).Single(edition => edition.Id == editionId);
        var enrolments = db.Enrolments.Active().Where(enrolment => enrolment.EditionId == editionId).ToList();
        RosterMails.Record(db, new Roster(edition, enrolments).Refill(now), Actor.Clock, now);
        db.SaveChanges();
    }

    private SeatsTaken SeatsOf(long editionId, DateTimeOffset now) => db.SeatsOf([editionId], now).AsEnumerable().SingleOrDefault();

    private EnrolmentOutcome OutcomeOf(PendingSignUp signUp, SignUpAllowance allowance, DateTimeOffset now)
    {
        var declared = signUp.Declared;
        if (byForm.GetValueOrDefault(declared.FormId) is { } same)
            return new EnrolmentOutcome.In(same.Link);
        if (byPerson.GetValueOrDefault((signUp.EditionId, declared.EmailKey, declared.NameKey)) is { } already)
        {
            repeats.Add(already);
            return new EnrolmentOutcome.Already();
        }

        var roster = rosters[signUp.EditionId];
        if (!roster.IsOpen)
            return new EnrolmentOutcome.NotOpen();
        if (!string.Equals(declared.TermsVersion, roster.Edition.TermsVersion, StringComparison.Ordinal))
            return new EnrolmentOutcome.OtherTerms();
        if (!allowance.Admits(signUp))
            return new EnrolmentOutcome.AskOffice();
        var hasRoom = Roster.Admission.Seats(roster.Seating, declared.Seats);
        if (!hasRoom && !declared.QueueIfFull)
            return new EnrolmentOutcome.SeatsGone(roster.Taken.Waiting + 1);
        var enrolment = new Enrolment(signUp.EditionId, declared with { Applicant = declared.Applicant.At(roster.Edition) }, now);
        changes.Add(Roster.Admit(enrolment, hasRoom, now));
        allowance.Count(signUp);
        roster.Taken = hasRoom ? roster.Taken.WithConfirmed(declared.Seats) : roster.Taken.WithOneMoreWaiting();
        Note(enrolment, now);
        return new EnrolmentOutcome.In(enrolment.Link);
    }

    private void Note(Enrolment enrolment, DateTimeOffset now)
    {
        byForm[enrolment.FormId] = enrolment;
        if (enrolment.EmailKey is not null && enrolment.IsActiveAt(now))
            byPerson[(enrolment.EditionId, enrolment.EmailKey, enrolment.NameKey)] = enrolment;
    }

    /// <summary>An edition's roster for the length of the transaction.</summary>
    /// <param name="turn">Null when nobody can be taken in.</param>
    /// <param name="edition">As it stands.</param>
    /// <param name="isOpen">Takes sign-ups.</param>
    private sealed class TakenRoster(long? turn, Edition edition, bool isOpen)
    {
        public long? Turn => turn;
        public Edition Edition => edition;
        public bool IsOpen => isOpen;
        public SeatsTaken Taken { get; set; }
        public Seating Seating => Taken.Of(edition.Places);
    }
}
