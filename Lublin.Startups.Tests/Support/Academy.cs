using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Tests.Support;

/// <summary>A university with a campus, a room on it, a host, a topic and a speaker, by their rows.</summary>
public sealed record Academy(long University, long Campus, long Venue, long Room, long Host, long Topic, long Speaker)
{
    public static async Task<Academy> FoundAsync(TestSite site, string shortName = "UT", int seats = 120)
    {
        Academy? founded = null;
        await site.WriteAsync(async db =>
        {
            var university = new University(Slug.From(shortName), new($"Uczelnia {shortName}", shortName, "ul. Testowa 3, 20-000 Lublin"));
            var campus = university.AddCampus(new("Kampus główny", "ul. Testowa 3, 20-000 Lublin", new("pl", "Winda.")));
            var venue = new Venue($"Aula {shortName}", "ul. Testowa 3, 20-000 Lublin", new("pl", "Winda."), new("pl", "Brama."));
            var room = venue.AddRoom("Sala demo 1", seats);
            var topic = new Topic(Slug.From($"finanse {shortName}"), new("pl", $"Finanse {shortName}"));
            var speaker = new SpeakerProfile(new Presenter($"Anna {shortName}", new LocalText("pl", "Prowadzi firmę.")), new($"Firma {shortName}", Stories.Both, [], 4, null));
            db.AddRange(university, venue, topic, speaker);
            await db.SaveChangesAsync();
            var host = new Host(university.Id, new("Biuro Karier", $"Jan {shortName}", "karier@example.org", null));
            db.AddRange(host, new VenueCampus(venue.Id, campus.Id));
            await db.SaveChangesAsync();
            founded = new(university.Id, campus.Id, venue.Id, room.Id, host.Id, topic.Id, speaker.PresenterId);
        });
        return founded!;
    }

    /// <summary>Puts a lecture there into the database. Answers its edition's id.</summary>
    public async Task<long> LectureAsync(TestSite site, string title = "Jak upadła moja firma", Entry entry = Entry.Free, bool published = false, DateOnly? date = null, int seats = 40)
    {
        var id = 0L;
        await site.WriteAsync(async db =>
        {
            var text = new LocalText("pl", title);
            var edition = new Edition(
                new Programme(ProgrammeKind.Lecture, $"{Slug.From(title)}-{Guid.NewGuid():N}", new(text, text, text, text, null), ProgrammeLevel.Basic),
                new(seats, "pl", site.Clock.GetUtcNow(), "2026-11-01") { Entry = entry });
            edition.Lead(edition.AddSession(new(date ?? new(2026, 12, 10), new(10, 0), new(11, 30), Room)), [Speaker]);
            if (published)
                edition.Publish("2026-12-10", site.Clock.GetUtcNow());
            db.Add(new Lecture(edition, new(University, Host, Topic, null, null, 50, LectureAccess.Open, Stories.Failure)));
            await db.SaveChangesAsync();
            id = edition.Id;
        });
        return id;
    }
}
