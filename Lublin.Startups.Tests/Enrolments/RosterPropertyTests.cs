using FsCheck;
using FsCheck.Fluent;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Tests;

/// <summary>Whatever people, staff and the clock do in whatever order, these hold.</summary>
public sealed class RosterPropertyTests
{
    private const int Runs = 400;
    private const int Rounds = 10;

    [Theory]
    [InlineData("2027-03-26")] // over the night summer time begins
    [InlineData("2027-10-29")] // over the night it ends
    [InlineData("2027-01-11")]
    public void Seats_are_never_more_than_there_are_nobody_overtakes_and_an_ended_offer_stays_ended(string from)
    {
        var start = Warsaw.ToInstant(DateOnly.ParseExact(from, "yyyy-MM-dd"), new(7, 0));
        HashSet<EnrolmentState> met = [];
        var states = Enum.GetValues<EnrolmentState>();
        // Where nobody waited, was offered a seat or let an offer end, nothing was shown: chance gets more rounds until somebody did.
        for (var round = 0; round < Rounds && met.Count < states.Length; round++)
        {
            Prop.ForAll(Events().ToArbitrary(), events =>
            {
                var world = new World(start);
                foreach (var happening in events)
                    world.Let(happening);
                met.UnionWith(world.States);
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs).WithQuietOnSuccess(true));
        }

        Assert.Equal(states, met.Order());
    }

    private static Gen<Happening[]> Events() =>
        Gen.ArrayOf(
            from kind in Gen.Elements(Enum.GetValues<Kind>())
            from who in Gen.Choose(0, 30)
            from size in Gen.Choose(1, 4)
            from minutes in Gen.Choose(0, 700)
            select new Happening(kind, who, size, minutes)).Select(events => (Happening[])[new(Kind.SignUp, 0, 1, 0), .. events]);

    private enum Kind
    {
        SignUp,
        Withdraw,
        Accept,
        Decline,
        Sweep,
        Capacity,
        CancelByOffice,
        Move,
        GivePlace,
        BeforeQueue,
        Hear,
    }

    private sealed record Happening(Kind Kind, int Who, int Size, int MinutesLater);

    private sealed class World
    {
        private static readonly EnrolmentState[] Final = [EnrolmentState.Declined, EnrolmentState.OfferExpired, EnrolmentState.Withdrawn, EnrolmentState.CancelledByOffice];
        private readonly Edition edition;
        private readonly Roster roster;
        private readonly List<Enrolment> people = [];
        private readonly Dictionary<Enrolment, EnrolmentState> ended = [];
        private IReadOnlyList<Enrolment> waitingBefore = [];
        private DateTimeOffset now;

        public World(DateTimeOffset start)
        {
            now = start;
            edition = RosterExamples.Edition(5, Warsaw.DateOf(start).AddDays(5));
            roster = new Roster(edition, []);
        }

        public IEnumerable<EnrolmentState> States => people.Select(person => person.StateAt(now));

        public void Let(Happening happening)
        {
            now = now.AddMinutes(happening.MinutesLater);
            waitingBefore = roster.Queue;
            var changes = Happen(happening, people.Count == 0 ? null : people[happening.Who % people.Count]);
            // Those who were offered a place and never heard of it stand again where they stood, before those who came later.
            var back = TakenBack(changes).ToHashSet();
            if (back.Count > 0)
                waitingBefore = [.. roster.Queue.Where(waiting => back.Contains(waiting) || waitingBefore.Contains(waiting))];
            NobodyOvertakes(changes);
            EndedStaysEnded();
            NoSeatTooMany();
            NoSeatIdle(happening.Kind);
        }

        private IReadOnlyList<RosterChange> Happen(Happening happening, Enrolment? who) => happening.Kind switch
        {
            Kind.SignUp => SignUp(happening.Size),
            Kind.Withdraw when who is not null => roster.Withdraw(who, now),
            Kind.Accept when who is not null => roster.Accept(who, now),
            Kind.Decline when who is not null => roster.Decline(who, now),
            Kind.CancelByOffice when who is not null => roster.CancelByOffice([who], "Powod", now),
            Kind.Move when who is not null => Move(who, happening.Size),
            Kind.GivePlace when who is not null => roster.GivePlace(who, "Powod", now) ?? [],
            Kind.BeforeQueue => BeforeQueue(happening.Size),
            Kind.Hear => Hear(),
            Kind.Capacity => SetSeats(happening.Size * 2),
            _ => roster.Refill(now),
        };

        private IReadOnlyList<RosterChange> SignUp(int seats)
        {
            if (edition.StateAt(now) != EditionState.Open)
                return [];
            var person = Newcomer(seats);
            people.Add(person);
            var changes = roster.Admit(person, now);
            Assert.True(person.State == EnrolmentState.Confirmed || roster.Queue[^1] == person, "A newcomer did not come at the end.");
            return changes;
        }

        private IReadOnlyList<RosterChange> Hear()
        {
            foreach (var untold in people.Where(person => person.IsUntold && person.OfferEndsAt > now))
                untold.Hear(now);
            return [];
        }

        private IReadOnlyList<RosterChange> BeforeQueue(int seats)
        {
            var person = Newcomer(seats);
            if (edition.StateAt(now) != EditionState.Open || roster.AdmitBeforeQueue(person, now) is not { } changes)
                return [];
            people.Add(person);
            return [.. changes.Select(change => change with { Reason = "Powod" })];
        }

        private IReadOnlyList<RosterChange> Move(Enrolment who, int place)
        {
            List<Enrolment> expected = [.. roster.Queue];
            if (roster.MoveInQueue(who, place, now) is not { } move)
                return [];
            expected.Remove(who);
            expected.Insert(Math.Min(place, expected.Count + 1) - 1, who);
            Assert.Equal(expected, [.. Passed(move.Changes), .. roster.Queue.Except(TakenBack(move.Changes))]);
            waitingBefore = expected;
            return move.Changes;
        }

        // The office's plan refuses fewer seats than are taken or offered.
        private IReadOnlyList<RosterChange> SetSeats(int seats) =>
            seats < SeatsOf(EnrolmentState.Confirmed) + SeatsOf(EnrolmentState.Offered) ? [] : roster.SetSeats(edition, seats, now);

        private static IEnumerable<Enrolment> Passed(IReadOnlyList<RosterChange> changes) =>
            changes.Where(change => change.Event == RosterEvent.Offered).Select(change => change.Enrolment);

        private static IEnumerable<Enrolment> TakenBack(IReadOnlyList<RosterChange> changes) =>
            changes.Where(change => change.Event == RosterEvent.OfferTakenBack).Select(change => change.Enrolment);

        private Enrolment Newcomer(int seats) => RosterExamples.Numbered(edition, now, people.Count + 1, seats);

        private void NobodyOvertakes(IReadOnlyList<RosterChange> changes)
        {
            var offered = Passed(changes).ToList();
            Assert.Equal(waitingBefore.Where(offered.Contains), offered);
            // Nobody got past a waiting person without a reason from staff.
            Assert.Equal(roster.Queue, waitingBefore.Where(roster.Queue.Contains).Concat(roster.Queue.Except(waitingBefore)));
            var last = offered.Count == 0 ? -1 : waitingBefore.ToList().IndexOf(offered[^1]);
            Assert.DoesNotContain(roster.Queue, waiting => waitingBefore.ToList().IndexOf(waiting) is var place and >= 0 && place < last);
            var newcomer = changes.FirstOrDefault(change => change.Event == RosterEvent.Confirmed && change.Enrolment.OfferedAt is null && change.Reason is null)?.Enrolment;
            Assert.True(newcomer is null || waitingBefore.Count == 0, "A newcomer got a seat while others waited.");
        }

        private void EndedStaysEnded()
        {
            foreach (var (person, state) in ended)
                Assert.Equal(state, person.State);
            foreach (var person in people.Where(person => Final.Contains(person.State)))
                ended[person] = person.State;
        }

        private void NoSeatTooMany()
        {
            var seating = new Seating(edition.Places, SeatsOf(EnrolmentState.Confirmed), SeatsOf(EnrolmentState.Offered), people.Count(person => person.StateAt(now) == EnrolmentState.Waiting))
            {
                Holders = people.Count(person => person.StateAt(now) is EnrolmentState.Confirmed or EnrolmentState.Offered),
            };
            Assert.Equal(seating, roster.SeatingAt(now));
            Assert.True(seating.Confirmed + seating.Offered <= seating.Capacity, $"{seating} at {now}");
        }

        private int SeatsOf(EnrolmentState state) => people.Where(person => person.StateAt(now) == state).Sum(person => person.Seats);

        private void NoSeatIdle(Kind kind)
        {
            if (kind != Kind.Sweep || Offers.EndOf(now, edition.FirstStart) is null || roster.Queue.Count == 0)
                return;
            Assert.True(roster.Queue[0].Seats > roster.SeatingAt(now).Free, "A seat lies idle that the next in line could have.");
        }
    }
}
