using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Support;

/// <summary>A lecture with one published session at a university; tests say only what matters to them.</summary>
public sealed record LectureOffer(string Slug = "dlaczego-zamknelam-kawiarnie", string University = "umcs")
{
    public DateOnly Date { get; init; } = new(2026, 12, 1);
    public TimeOnly Start { get; init; } = new(10, 15);
    public TimeOnly End { get; init; } = new(11, 45);
    public string Title { get; init; } = "Dlaczego zamknęłam kawiarnię";
    public string? Topic { get; init; }
    public string Language { get; init; } = "pl";
    public Entry Entry { get; init; } = Entry.Free;
    public LectureAccess Access { get; init; }
    public int Seats { get; init; } = 40;
    public bool Published { get; init; } = true;

    /// <summary>Puts it into the database, beside what is there of its university. Answers the edition.</summary>
    public async Task<Edition> AddAsync(StartupsDb db, DateTimeOffset now)
    {
        var university = await db.Universities.SingleOrDefaultAsync(each => each.Slug == University);
        if (university is null)
        {
            university = new(University, new($"Uniwersytet {University}", University.ToUpperInvariant(), "pl. Przykładowy 1, 20-001 Lublin"));
            db.Add(university);
        }

        var room = new Venue($"Aula {University}", "pl. Przykładowy 1, 20-001 Lublin", new("pl", "Winda przy wejściu."), new("pl", "Od placu.")).AddRoom($"Sala {Slug}", 90);
        db.Add(room);
        var topic = Topic is null ? null : await db.Topics.SingleOrDefaultAsync(each => each.Slug == Topic) ?? db.Add(new Topic(Topic, new("pl", Topic))).Entity;
        await db.SaveChangesAsync();
        var programme = await db.Programmes.SingleOrDefaultAsync(each => each.Slug == Slug)
            ?? new Programme(ProgrammeKind.Lecture, Slug, new(new("pl", Title), new("pl", "O tym, co poszło źle."), new("pl", "jak liczyć"), new("pl", "Dla wszystkich."), null), ProgrammeLevel.Basic);
        var edition = new Edition(programme, new(Seats, Language, now.AddDays(-30), "2026-11-01") { Entry = Entry });
        edition.AddSession(new(Date, Start, End, room.Id));
        if (Published)
            edition.Publish(DateText.Iso(Date), now);
        db.Add(edition);
        db.Add(new Lecture(edition, new(university.Id, null, topic?.Id, Access == LectureAccess.FacultyOnly ? "Wydział Ekonomiczny" : null, null, null, Access, Stories.Failure)));
        await db.SaveChangesAsync();
        return edition;
    }
}
