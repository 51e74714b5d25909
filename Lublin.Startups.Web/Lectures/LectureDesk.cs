using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>Lectures as the office plans them: made as drafts, their facts changed, drafts thrown away. When and where a published one is, the timetable decides.</summary>
public sealed class LectureDesk(StartupsDb db, Writer writer, RosterBook book, TimeProvider clock)
{
    /// <summary>As many as come to a lecture of which nobody has said.</summary>
    private const int UsualHeads = 60;

    private const string Subject = "edition";
    private const string Nameless = "wyklad";

    /// <summary>A draft of a lecture with its first session.</summary>
    /// <param name="wish">All of it.</param>
    /// <param name="actor">A member of staff.</param>
    /// <param name="sending">Which form asks for it.</param>
    /// <returns>Its edition; or the talk that has this title already.</returns>
    public Task<AddOutcome> MakeAsync(LectureWish wish, string actor, Sending sending = default) => writer.CommitAsync<AddOutcome>(
        db,
        async () =>
        {
            long? alike = null;
            await db.Database.TakeTurnAsync("lectures");
            var made = await db.OnceAsync(sending.FormId, clock.GetUtcNow(), async () =>
            {
                if (wish.Talk.ProgrammeId is null && !sending.IsAnother && (alike = await TalkCalledAsync(wish.Talk.Texts!.Title)) is not null)
                    return null;
                var seats = wish.First.RoomId is { } room ? await db.Rooms.Where(each => each.Id == room).Select(each => (int?)each.Seats).SingleAsync() : null;
                var plan = new EditionPlan(Capacity(wish.Terms, wish.Facts, seats), wish.Terms.Language, clock.GetUtcNow(), wish.TermsVersion) { Entry = wish.Terms.Entry };
                var edition = new Edition(await TalkAsync(wish.Talk, actor), plan);
                edition.Lead(edition.AddSession(wish.First), Leading(wish.Terms));
                db.Add(new Lecture(edition, wish.Facts));
                await db.SaveChangesAsync();
                Tell(edition.Id, "Created", actor, new());
                return edition.Id;
            });
            return alike is { } talk ? new AddOutcome.NameTaken(talk) : new AddOutcome.Added(made!.Value);
        },
        showsOnPages: _ => false);

    /// <summary>Other facts. The speakers of a published lecture are changed in the timetable, so they stay.</summary>
    /// <param name="editionId">A draft, or published.</param>
    /// <param name="version">Of the edition that the form showed.</param>
    /// <param name="facts">Of the lecture, all of them.</param>
    /// <param name="terms">Of its edition.</param>
    /// <param name="actor">A member of staff.</param>
    public Task<LectureOutcome> ChangeAsync(long editionId, int version, LectureFacts facts, LectureTerms terms, string actor) => book.ChangeAsync<LectureOutcome>(editionId, actor, async roster =>
    {
        var (edition, before) = (roster.Edition, roster.Edition.Plan);
        if (edition.Version != version)
            return new LectureOutcome.Overtaken();
        var seats = await SmallestRoomAsync(edition, roster.Now);
        var plan = before with
        {
            Capacity = Capacity(terms, facts, seats),
            Language = terms.Language,
            Entry = terms.Entry,
        };
        if (edition.PublishedAt is not null)
        {
            var seating = roster.Roster.SeatingAt(roster.Now);
            if (plan.Entry != Entry.Seats && roster.Enrolments.Count > 0)
                return new LectureOutcome.HasEnrolments(roster.Enrolments.Count);
            if (plan.Entry == Entry.Seats && plan.Capacity < seating.Confirmed + seating.Offered)
                return new LectureOutcome.TooFewSeats(seating.Confirmed + seating.Offered);
            if (plan.Entry == Entry.Seats && plan.Capacity > before.Capacity && plan.Capacity > seats)
                return new LectureOutcome.RoomTooSmall(seats!.Value);
        }

        await db.SessionPresenters.Where(led => led.Session.EditionId == editionId).LoadAsync();
        var lecture = await db.Lectures.SingleAsync(lecture => lecture.EditionId == editionId);
        var led = edition.PublishedAt is null ? edition.Held.Where(session => !session.PresenterIds.SequenceEqual(Leading(terms))).ToList() : [];
        var changes = await ChangesAsync(lecture.Facts, facts);
        changes.Note("entry", before.Entry.ToString(), plan.Entry.ToString()).Note("capacity", before.Capacity, plan.Capacity)
            .Note("language", before.Language, plan.Language).Note("presenters", Listed(led.Count > 0 ? led[0].PresenterIds : []), Listed(led.Count > 0 ? Leading(terms) : []));
        if (changes.IsEmpty)
            return new LectureOutcome.Saved();
        lecture.Change(facts);
        edition.Change(plan);
        foreach (var session in led)
            edition.Lead(session, Leading(terms));
        if (edition.PublishedAt is not null && plan.Capacity != before.Capacity)
            roster.Note(roster.Roster.Refill(roster.Now));
        Tell(editionId, "Changed", actor, changes);
        return new LectureOutcome.Saved();
    });

    /// <summary>Deletes a draft that nobody ever saw, with the invitations that are closed.</summary>
    public Task<DiscardOutcome> DiscardAsync(long editionId, string actor) => writer.CommitAsync(db, async () =>
    {
        var draft = await db.Editions.Include(edition => edition.Sessions).SingleAsync(edition => edition.Id == editionId);
        if (draft.PublishedAt is not null)
            return DiscardOutcome.Published;
        var invitations = await db.Invitations.Where(invitation => invitation.EditionId == editionId).ToListAsync();
        if (invitations.Exists(invitation => invitation.IsOpenAt(clock.GetUtcNow()) || invitation.AcceptedAt is not null))
            return DiscardOutcome.Invited;
        db.RemoveRange(invitations);
        db.RemoveRange(await db.PendingChanges.Where(change => change.EditionId == editionId).ToListAsync());
        db.RemoveRange(draft.Sessions);
        db.Remove(draft);
        Tell(editionId, "Discarded", actor, new());
        return DiscardOutcome.Done;
    }, showsOnPages: _ => false);

    /// <summary>How many an edition is for: the seats that are given out, or as many as are awaited and fit in.</summary>
    private static int Capacity(LectureTerms terms, LectureFacts facts, int? roomSeats) => terms.Entry == Entry.Seats && terms.Seats is { } seats
        ? seats
        : Math.Min(facts.ExpectedHeads ?? roomSeats ?? UsualHeads, roomSeats ?? int.MaxValue);

    private static IReadOnlyList<long> Leading(LectureTerms terms) => terms.SpeakerId is { } speaker ? [speaker] : [];

    private static string? Listed(IReadOnlyList<long> presenters) => presenters.Count == 0 ? null : string.Join(", ", presenters);

    private static string? NameOf(Stories stories) => Enum.IsDefined(stories) ? stories.ToString() : null;

    private async Task<Programme> TalkAsync(Talk talk, string actor)
    {
        if (talk.ProgrammeId is { } known)
            return await db.Programmes.SingleAsync(programme => programme.Id == known && programme.Kind == ProgrammeKind.Lecture);
        var wanted = Slug.From(talk.Texts!.Title.In("pl").Text);
        var slug = await db.FreeSlugAsync(wanted.Length == 0 ? Nameless : TimetableLinks.IsReserved(wanted) ? $"{Nameless}-{wanted}" : wanted);
        var programme = new Programme(ProgrammeKind.Lecture, slug, talk.Texts, ProgrammeLevel.Basic);
        db.Add(programme);
        await db.SaveChangesAsync();
        db.Add(new History("programme", programme.Id, "Created", actor, clock.GetUtcNow(), new Changes().Note("slug", null, slug).ToJson()));
        return programme;
    }

    private async Task<long?> TalkCalledAsync(LocalText title) =>
        (await db.Programmes.Where(programme => programme.Kind == ProgrammeKind.Lecture && programme.WithdrawnAt == null).Select(programme => new { programme.Id, programme.Title }).ToListAsync())
            .OrderBy(talk => talk.Id).FirstOrDefault(talk => new Named(talk.Id, talk.Title.In("pl").Text).IsCalled(title.In("pl").Text))?.Id;

    private Task<int?> SmallestRoomAsync(Edition edition, DateTimeOffset now) => db.Sessions
        .Where(session => session.EditionId == edition.Id && session.CancelledAt == null && session.EndsAt > now && session.Room != null).MinAsync(session => (int?)session.Room!.Seats);

    private async Task<Changes> ChangesAsync(LectureFacts before, LectureFacts after)
    {
        var universities = await db.Universities.Where(university => university.Id == before.UniversityId || university.Id == after.UniversityId).ToDictionaryAsync(each => each.Id, each => each.ShortName);
        var topics = await db.Topics.Where(topic => topic.Id == before.TopicId || topic.Id == after.TopicId).ToDictionaryAsync(each => each.Id, each => each.Slug);
        return new Changes().Note("universityName", universities[before.UniversityId], universities[after.UniversityId]).Note("faculty", before.Faculty, after.Faculty)
            .Note("host", before.HostId, after.HostId).Note("topic", before.TopicId is { } was ? topics[was] : null, after.TopicId is { } becomes ? topics[becomes] : null)
            .Note("audienceName", before.AudienceName, after.AudienceName).Note("expectedHeads", before.ExpectedHeads, after.ExpectedHeads)
            .Note("openTo", before.Access.ToString(), after.Access.ToString()).Note("stories", NameOf(before.Stories), NameOf(after.Stories))
            .Note("recorded", before.IsRecorded, after.IsRecorded).Note("hostNote", before.HostNote, after.HostNote).Note("hostLink", before.HostLink, after.HostLink);
    }

    private void Tell(long edition, string verb, string actor, Changes changes) => db.Add(new History(Subject, edition, verb, actor, clock.GetUtcNow(), changes.ToJson()));
}
