using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Tests;

/// <summary>Editions and people to decide about, without a database.</summary>
internal static class RosterExamples
{
    public static readonly DateTimeOffset Monday10 = Warsaw.ToInstant(new(2027, 1, 11), new(10, 0));

    /// <summary>An open edition whose one session begins at 17:00 on the given day.</summary>
    public static Edition Edition(int capacity, DateOnly day)
    {
        var programme = new Programme(ProgrammeKind.Training, "ksef-bez-stresu",
            new(Pl("KSeF bez stresu"), Pl("Lead"), Pl("Punkt"), Pl("Dla firm"), null), ProgrammeLevel.Basic);
        var edition = new Edition(programme, new(capacity, "pl", Monday10.AddYears(-1), "2026-11-01"));
        edition.AddSession(new(day, new(17, 0), new(19, 30), RoomId: 1));
        edition.Publish($"{day:yyyy-MM-dd}", Monday10.AddYears(-1));
        return edition;
    }

    public static Edition InThreeWeeks(int capacity) => Edition(capacity, new(2027, 2, 1));

    public static Enrolment Person(Edition edition, DateTimeOffset now, int seats = 1, string name = "Łucja Żółć") => new(
        edition,
        new(Guid.NewGuid(), 1, new(name, $"{Guid.NewGuid():N}@example.org", null, Situation.PlansFirm), seats, "pl", "2026-11-01", "2026-11-01", QueueIfFull: true),
        now);

    /// <summary>The same with a number, as a stored enrolment has one: the queue goes by it.</summary>
    public static Enrolment Numbered(Edition edition, DateTimeOffset now, long number, int seats = 1)
    {
        var person = Person(edition, now, seats);
        typeof(Enrolment).GetProperty(nameof(Enrolment.Id))!.SetValue(person, number);
        return person;
    }

    /// <summary>The letter about the offer has left.</summary>
    public static void Hear(this Enrolment offered, DateTimeOffset now) => offered.TellOffer(now, Offers.EndOf(now, offered.Edition.FirstStart)!.Value);

    /// <summary>Another number of seats, as the office's plan brings it; whether they may be fewer than are taken is asked before.</summary>
    public static IReadOnlyList<RosterChange> SetSeats(this Roster roster, Edition edition, int seats, DateTimeOffset now)
    {
        edition.Change(edition.Plan with { Capacity = seats });
        return roster.Refill(now);
    }

    private static LocalText Pl(string text) => new("pl", text);
}
