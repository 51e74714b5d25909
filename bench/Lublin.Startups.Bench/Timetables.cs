using System.Globalization;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Bench;

/// <summary>Universities with lectures of many weeks, as a city has them.</summary>
public sealed class Timetables
{
    public const int InWeek = 20;
    public const int Hosts = 10;
    public const int Speakers = 10;
    private const int Universities = 9;
    private const int InOneProgramme = 10;
    private const int InDay = 4;
    private const int Minutes = 90;
    private const int EditionsInOneSave = 500;

    private readonly BenchStore store;
    private readonly List<(long Host, long University)> hosts = [];
    private readonly List<long> speakers = [];
    private readonly List<long> rooms = [];
    private readonly List<long> topics = [];
    private Venue venue = null!;
    private int programmes;

    private Timetables(BenchStore store) => this.store = store;

    private static DateTimeOffset Published => Warsaw.ToInstant(PlanningOffice.Today.AddDays(-1), new(12, 0));

    /// <summary>Names of rooms and everybody, as a file of lectures has them.</summary>
    public static string RoomName(int number) => $"Sala {number + 1}, Próbny Kampus";

    public static string SpeakerName(int number) => $"Mówca {SpeltOut.Of(number + 1)}";

    public static string HostEmail(int number) => $"gospodarz.{number}@example.org";

    public static string UniversityName(int host) => $"U{(host % Universities) + 1}";

    public static string TopicSlug(int number) => $"temat-{number + 1}";

    /// <summary>Everybody and everything that lectures need, and no lecture.</summary>
    public static async Task<Timetables> OpenAsync(BenchStore store, int rooms, int speakers = Speakers)
    {
        var made = new Timetables(store);
        await using var db = store.Open();
        made.venue = new("Próbny Kampus", "ul. Próbna 1, 20-000 Lublin", new("pl", "Wejście bez progu, winda"), new("pl", "Przystanek przed wejściem"));
        List<University> universities = [.. Enumerable.Range(0, Universities).Select(number => new University($"u{number + 1}", new($"Uczelnia Próbna {number + 1}", $"U{number + 1}", "ul. Próbna 1, 20-000 Lublin")))];
        List<Presenter> people = [.. Enumerable.Range(0, speakers).Select(number => new Presenter(new PresenterFacts(SpeakerName(number), new("pl", "Prowadzi firmę od lat.")) { Email = $"mowca.{number}@example.org" }))];
        List<Topic> about = [.. Enumerable.Range(0, 5).Select(number => new Topic(TopicSlug(number), new("pl", $"Temat {number + 1}")))];
        db.Add(made.venue);
        db.AddRange(universities);
        db.AddRange(people);
        db.AddRange(about);
        await db.SaveChangesAsync();
        List<Host> receiving = [.. Enumerable.Range(0, Hosts).Select(number => new Host(universities[number % Universities].Id, new("Biuro Karier", $"Gospodarz {SpeltOut.Of(number + 1)}", HostEmail(number), null)))];
        db.AddRange(receiving);
        await db.SaveChangesAsync();
        made.hosts.AddRange(receiving.Select(host => (host.Id, host.UniversityId)));
        made.speakers.AddRange(people.Select(person => person.Id));
        made.topics.AddRange(about.Select(topic => topic.Id));
        await made.AddRoomsAsync(rooms);
        return made;
    }

    /// <summary>As many rooms in all.</summary>
    public async Task AddRoomsAsync(int inAll)
    {
        await using var db = store.Open();
        var known = await db.Venues.Include(each => each.Rooms).SingleAsync();
        var added = Enumerable.Range(rooms.Count, Math.Max(0, inAll - rooms.Count)).Select(number => known.AddRoom($"Sala {number + 1}", 60)).ToList();
        await db.SaveChangesAsync();
        rooms.AddRange(added.Select(room => room.Id));
    }

    /// <summary>Published lectures, 20 a week; four fifths of the weeks are over, and this week is the first that is not.</summary>
    public Task AddWeeksAsync(int sessions)
    {
        var first = PlanningOffice.Today.AddDays(-7 * (sessions / InWeek * 4 / 5));
        return AddAsync([.. Enumerable.Range(0, sessions).Select(number => Plan(number, first.AddDays((number / InWeek * 7) + (number % InWeek / InDay)), new(8 + (number % InDay * 2), 15)))], Entry.Free);
    }

    /// <summary>One published lecture in each room that there is, at the same hours of one day.</summary>
    public Task AddDayAsync(DateOnly day, int hour = 17) => AddAsync([.. Enumerable.Range(0, rooms.Count).Select(number => Plan(number, day, new(hour, 0), speakers.Count))], Entry.Free);

    /// <summary>Published lectures with people on their lists, one each working day, in the afternoon.</summary>
    /// <returns>Their sessions.</returns>
    public async Task<IReadOnlyList<Guid>> AddWithPeopleAsync(int lectures, int people, DateOnly from)
    {
        var days = Enumerable.Range(0, lectures * 2).Select(from.AddDays).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Take(lectures);
        var editions = await AddAsync([.. days.Select((day, number) => Plan(number, day, new(16, 0)))], Entry.Seats);
        await using var db = store.Open();
        var known = await db.Editions.Include(edition => edition.Sessions).Where(edition => editions.Contains(edition.Id)).OrderBy(edition => edition.Id).ToListAsync();
        foreach (var edition in known)
        {
            for (var number = 0; number < people / lectures; number++)
            {
                var person = new Applicant($"Jan {SpeltOut.Of(number + 1)}", $"jan.{edition.Id}.{number}@example.org", null, Situation.PlansFirm);
                var enrolment = new Enrolment(edition, new(Guid.CreateVersion7(), PersonalLink.NewNonce(), person, 1, "pl", BenchStore.Terms, BenchStore.Terms, QueueIfFull: false), Published);
                new Roster(edition, []).Admit(enrolment, Published);
                db.Add(enrolment);
            }
        }

        await db.SaveChangesAsync();
        return [.. known.Select(edition => edition.Sessions.Single().Uid)];
    }

    /// <summary>Adds an edition, its lecture and its session for each; speakers and hosts were told of those to come.</summary>
    private async Task<IReadOnlyList<long>> AddAsync(IReadOnlyList<(SessionPlan Plan, long Speaker, (long Id, long University) Host)> wanted, Entry entry)
    {
        List<long> ids = [];
        List<Programme> talks = [.. Enumerable.Range(0, Math.Max(1, wanted.Count / InOneProgramme)).Select(_ => Talk(++programmes))];
        for (var from = 0; from < wanted.Count; from += EditionsInOneSave)
        {
            await using var db = store.Open();
            db.AttachRange(talks.Where(talk => talk.Id != 0));
            List<Edition> editions = [];
            foreach (var ((plan, speaker, host), number) in wanted.Skip(from).Take(EditionsInOneSave).Select((each, at) => (each, from + at)))
            {
                var edition = new Edition(talks[number % talks.Count], new(50, "pl", Published, BenchStore.Terms) { Entry = entry });
                edition.Lead(edition.AddSession(plan), [speaker]);
                edition.Publish(string.Create(CultureInfo.InvariantCulture, $"{plan.Date:yyyy-MM-dd}-{number}"), Published);
                db.Add(edition);
                db.Add(new Lecture(edition, new(host.University, host.Id, topics[number % topics.Count], "Wydział Próbny", $"Rok {number}", 40, LectureAccess.Open, Stories.Success)));
                editions.Add(edition);
            }

            await db.SaveChangesAsync();
            ids.AddRange(editions.Select(edition => edition.Id));
            foreach (var (edition, each) in editions.Zip(wanted.Skip(from)).Where(pair => pair.Second.Plan.Date >= PlanningOffice.Today))
            {
                var session = edition.Sessions.Single();
                db.Add(new Told(LecturePerson.KeyOf(LectureRole.Presenter, each.Speaker), session.Uid, Slot.Of(session), 0, Published));
                db.Add(new Told(LecturePerson.KeyOf(LectureRole.Host, each.Host.Id), session.Uid, Slot.Of(session), 0, Published));
            }

            await db.SaveChangesAsync();
        }

        return ids;
    }

    private (SessionPlan Plan, long Speaker, (long Id, long University) Host) Plan(int number, DateOnly day, TimeOnly start, int of = Speakers) =>
        (new(day, start, start.AddMinutes(Minutes), rooms[number % rooms.Count]), speakers[number % of], hosts[number % hosts.Count]);

    private static Programme Talk(int number) => new(
        ProgrammeKind.Lecture, $"wyklad-{number}",
        new(new("pl", $"Wykład {SpeltOut.Of(number)}"), new("pl", "O tym, czego nie ma w podręczniku, opowiada ktoś, kto to przeżył."), Learn: null, new("pl", "Dla studentów"), Bring: null), ProgrammeLevel.Basic);
}
