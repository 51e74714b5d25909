using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Support;

/// <summary>A draft of a lecture at one university whose host is always the same; it has a room and a speaker of its own unless said otherwise.</summary>
public static class DraftedLecture
{
    public static async Task<(Edition Edition, Host Host)> AddAsync(StartupsDb db, string title, SessionPlan? plan, long? room, DateTimeOffset now)
    {
        var university = await db.Universities.SingleOrDefaultAsync() ?? new University("demo", new("Uczelnia Demonstracyjna", "UD", "pl. Demo 5, 20-031 Lublin"));
        var own = new Venue("Wydział Ekonomiczny", "pl. Demo 5, 20-031 Lublin", new("pl", "Wejście bez progu"), new("pl", "Przy fontannie")).AddRoom("Sala demo", 60);
        var speaker = new Presenter("Zofia Mówi", new("pl", "Prowadzi piekarnię."));
        if (university.Id == 0)
            db.Add(university);
        db.AddRange(own, speaker);
        await db.SaveChangesAsync();
        var host = await db.Hosts.SingleOrDefaultAsync() ?? new Host(university.Id, new("Biuro Karier", "Jan Gospodarz", "gospodarz@example.org", null));
        if (host.Id == 0)
            db.Add(host);
        await db.SaveChangesAsync();
        var programme = new Programme(
            ProgrammeKind.Lecture, $"wyklad-{Guid.CreateVersion7():N}", new(new("pl", title), new("pl", "Wstęp"), new("pl", "Nauka"), new("pl", "Dla studentów"), null), ProgrammeLevel.Basic);
        var edition = new Edition(programme, new(50, "pl", now.AddDays(-1), "2026-11-01") { Entry = Entry.Free });
        if (plan is not null)
            edition.Lead(edition.AddSession(plan with { RoomId = room ?? own.Id }), [speaker.Id]);
        db.Add(edition);
        db.Add(new Lecture(edition, new(university.Id, host.Id, null, null, null, 40, LectureAccess.Open, Stories.Success)));
        await db.SaveChangesAsync();
        return (edition, host);
    }

    /// <summary>Ledger rows by which hosts know all that is published.</summary>
    public static async Task<IReadOnlyList<Told>> LedgerOfAsync(this StartupsDb db, DateTimeOffset now)
    {
        var known = await db.Told.Select(row => row.SessionUid).ToListAsync();
        var host = (await db.Hosts.SingleAsync()).Id;
        var sessions = await db.Sessions.AsNoTracking().Where(session => session.Edition.PublishedAt != null).ToListAsync();
        return [.. sessions.Where(session => !known.Contains(session.Uid)).Select(session => new Told($"host:{host}", session.Uid, Slot.Of(session), session.Sequence, now))];
    }
}
