using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Tests.Support;

/// <summary>A training, or another programme, with one published edition and the room it is held in; tests say only what matters to them.</summary>
public sealed record Offer(string Slug = "ksef-bez-stresu", int Seats = 10, int Taken = 0)
{
    public ProgrammeKind Kind { get; init; } = ProgrammeKind.Training;
    public DateOnly Date { get; init; } = new(2026, 12, 1);

    /// <summary>More sessions, a week apart each.</summary>
    public int Sessions { get; init; } = 1;

    public string Title { get; init; } = "KSeF bez stresu";
    public string? English { get; init; }
    public string Language { get; init; } = "pl";
    public bool Online { get; init; }
    public string Link { get; init; } = "https://spotkania.example.org/x";
    public bool Published { get; init; } = true;
    public DateTimeOffset OpensAt { get; init; } = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Puts it into the database. Answers the edition.</summary>
    public async Task<Edition> AddAsync(StartupsDb db, DateTimeOffset now)
    {
        var room = new Venue("Ratusz", "pl. Łokietka 1, 20-109 Lublin", new("pl", "Winda przy wejściu."), new("pl", "Przy bramie.")).AddRoom("Sala nr 2", 60);
        db.Add(room);
        await db.SaveChangesAsync();
        var title = English is null ? new LocalText("pl", Title) : new LocalText([new("pl", Title), new("en", English)]);
        var programme = new Programme(Kind, Slug, new(title, new("pl", "Wystawisz próbną fakturę."), new("pl", "jak wystawić\njak odebrać"), new("pl", "Dla firm."), new("pl", "laptop")), ProgrammeLevel.Basic);
        var edition = new Edition(programme, new(Seats, Language, OpensAt, "2026-11-01"));
        for (var i = 0; i < Sessions; i++)
            edition.AddSession(new(Date.AddDays(7 * i), new(17, 0), new(19, 30), Online ? null : room.Id, Online ? Link : null));
        if (Published)
            edition.Publish(Lublin.Startups.Web.Ui.DateText.Iso(Date), now);
        db.Add(edition);
        await db.SaveChangesAsync();
        var roster = new Roster(edition, []);
        for (var i = 0; i < Taken; i++)
        {
            var newcomer = new Enrolment(edition, new(Guid.NewGuid(), PersonalLink.NewNonce(), new($"Osoba {i}", $"osoba{i}@example.org", null, Situation.PlansFirm), 1, "pl", "2026-11-01", "2026-11-01", QueueIfFull: true), now);
            roster.Admit(newcomer, now);
            db.Add(newcomer);
        }

        await db.SaveChangesAsync();
        return edition;
    }
}
