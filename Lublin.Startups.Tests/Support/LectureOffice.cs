using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Support;

/// <summary>An office that plans and publishes lectures of one university.</summary>
public sealed class LectureOffice(TestOffice office)
{
    public const string Coordinator = "staff:1";
    private long university;

    public long Room { get; private set; }
    public long OtherRoom { get; private set; }
    public long Speaker { get; private set; }
    public long Host { get; private set; }
    public TestOffice Office => office;

    public Task OpenAsync() => office.DoAsync<StartupsDb>(async db =>
    {
        var venue = new Venue("Wydział Ekonomiczny", "pl. Demo 5, 20-031 Lublin", new("pl", "Wejście bez progu"), new("pl", "Przy fontannie"));
        var (one, two) = (venue.AddRoom("Sala demo 1", 60), venue.AddRoom("Sala demo 2", 60));
        var speaker = new Presenter("Zofia Mówi", new("pl", "Prowadzi piekarnię."));
        var place = new University("demo", new("Uczelnia Demonstracyjna", "UD", "pl. Demo 5, 20-031 Lublin"));
        db.AddRange(venue, speaker, place);
        await db.SaveChangesAsync();
        var host = new Host(place.Id, new("Biuro Karier", "Jan Gospodarz", "gospodarz@example.org", null));
        db.Add(host);
        await db.SaveChangesAsync();
        (Room, OtherRoom, Speaker, university, Host) = (one.Id, two.Id, speaker.Id, place.Id, host.Id);
    });

    /// <param name="email">Null: they are called.</param>
    public Task<long> SpeakerAsync(string name, string? email = null) => office.AskAsync<StartupsDb, long>(async db =>
    {
        var speaker = new Presenter(new PresenterFacts(name, new("pl", "Prowadzi firmę.")) { Email = email });
        db.Add(speaker);
        await db.SaveChangesAsync();
        return speaker.Id;
    });

    /// <summary>A draft of a lecture. Answers its edition's id.</summary>
    /// <param name="plans">Its sessions.</param>
    public Task<long> DraftAsync(string title, IReadOnlyList<SessionPlan> plans, Entry entry = Entry.Seats, long? speaker = null, bool hosted = true) => office.AskAsync<StartupsDb, long>(async db =>
    {
        var programme = new Programme(
            ProgrammeKind.Lecture, $"wyklad-{Guid.CreateVersion7():N}", new(new("pl", title), new("pl", "Wstęp"), new("pl", "Nauka"), new("pl", "Dla studentów"), null), ProgrammeLevel.Basic);
        var edition = new Edition(programme, new(50, "pl", office.Clock.GetUtcNow().AddDays(-1), "2026-11-01") { Entry = entry });
        foreach (var plan in plans)
            edition.Lead(edition.AddSession(plan), [speaker ?? Speaker]);
        db.Add(edition);
        db.Add(new Lecture(edition, new(university, hosted ? Host : null, null, null, null, 40, LectureAccess.Open, Stories.Success)));
        await db.SaveChangesAsync();
        return edition.Id;
    });

    /// <summary>A lecture that everybody knows: a version published it, and its speakers and host were told.</summary>
    public async Task<long> PublishedAsync(string title, IReadOnlyList<SessionPlan> plans, Entry entry = Entry.Seats, long? speaker = null)
    {
        var edition = await DraftAsync(title, plans, entry, speaker);
        Assert.IsType<TimetableOutcome.Published>(await PublishAsync());
        return edition;
    }

    /// <summary>Publishes all that waits and is ready, as the page offers it.</summary>
    public async Task<TimetableOutcome> PublishAsync(string? withoutMails = null, string? reason = "Tak trzeba", string? note = null, bool holds = false)
    {
        var seen = await LookAsync();
        return await PublishAsync(seen, withoutMails, reason, note, holds);
    }

    public Task<TimetableOutcome> PublishAsync(Publication seen, string? withoutMails = null, string? reason = "Tak trzeba", string? note = null, bool holds = false) =>
        office.AskAsync<PublishDesk, TimetableOutcome>(desk => desk.PublishAsync(
            new(seen.Seen, [.. seen.Chosen.Select(draft => draft.Key)]) { WithoutMails = withoutMails, Reason = reason, Note = note, Holds = holds }, Coordinator));

    public Task<Publication> LookAsync() => office.AskAsync<PublishDesk, Publication>(desk => desk.LookAsync(null));

    public Task<IReadOnlyList<WorkingSession>> SessionsAsync(long edition) => office.AskAsync<StartupsDb, IReadOnlyList<WorkingSession>>(db => db.WorkingSessionsAsync([edition]));

    public async Task<WorkingSession> SessionAsync(long edition) => Assert.Single(await SessionsAsync(edition));

    public Task<WorkingSession?> FindAsync(Guid uid) => office.AskAsync<StartupsDb, WorkingSession?>(db => db.WorkingSessionAsync(uid));

    /// <summary>Moves a session as somebody who has just looked at it.</summary>
    public async Task<EditOutcome> MoveAsync(Guid uid, Func<SessionPlan, SessionPlan> move, IReadOnlyList<long>? presenters = null)
    {
        var seen = (await FindAsync(uid))!;
        return await MoveAsync(seen, move, presenters);
    }

    /// <summary>Moves a session as somebody who saw it as it was then.</summary>
    public Task<EditOutcome> MoveAsync(WorkingSession seen, Func<SessionPlan, SessionPlan> move, IReadOnlyList<long>? presenters = null) =>
        office.AskAsync<TimetableDesk, EditOutcome>(desk => desk.MoveAsync(seen.Uid, new(move(seen.Slot.Plan), presenters ?? seen.Slot.PresenterIds), seen.Seen, Coordinator));

    public Task<EditOutcome> CancelAsync(Guid uid, string reason = "Awaria") => office.AskAsync<TimetableDesk, EditOutcome>(desk => desk.CancelAsync(uid, reason, null, Coordinator));

    public Task<EditOutcome> UndoAsync(Guid uid) => office.AskAsync<TimetableDesk, EditOutcome>(desk => desk.UndoAsync(uid, null, Coordinator));

    public Task<EditOutcome> AddAsync(long edition, params SessionPlan[] plans) =>
        office.AskAsync<TimetableDesk, EditOutcome>(desk => desk.AddAsync(edition, [.. plans.Select(plan => new WantedSession(plan, [Speaker]))], Guid.CreateVersion7(), Coordinator));

    public Task<Session> StoredAsync(Guid uid) => office.AskAsync<StartupsDb, Session>(db => db.Sessions.AsNoTracking().SingleAsync(session => session.Uid == uid));

    /// <summary>What the mails of the timetable told, in the order they were put, without those of before.</summary>
    public async Task<IReadOnlyList<TimetableNews>> NewsAsync(int after = 0) =>
        [.. (await office.MailsAsync(TimetableMails.Kind)).Select(TimetableMails.NewsOf).Where(news => news.Version > after)];
}
