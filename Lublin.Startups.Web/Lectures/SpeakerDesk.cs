using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>Presenters who give lectures, with what they have told of themselves.</summary>
public sealed class SpeakerDesk(StartupsDb db, Writer writer, TimeProvider clock) : RowDesk(db, writer, clock)
{
    /// <summary>Writes down that a presenter gives lectures; twice is once.</summary>
    /// <param name="presenterId">Somebody who leads trainings, or gave lectures before.</param>
    /// <param name="facts">What they told.</param>
    /// <param name="actor">A member of staff.</param>
    /// <param name="sending">Which form asks for it.</param>
    public Task<AddOutcome> AddAsync(long presenterId, SpeakerFacts facts, string actor, Sending sending = default) => AddAsync(
        "speaker",
        sending,
        () => Db.Speakers.Where(speaker => speaker.PresenterId == presenterId).Select(speaker => (long?)speaker.PresenterId).SingleOrDefaultAsync(),
        async () => Profile(await Db.Presenters.SingleAsync(presenter => presenter.Id == presenterId), facts),
        speaker => Task.FromResult(speaker.PresenterId),
        actor);

    /// <summary>The same for somebody the office has not known.</summary>
    /// <inheritdoc cref="AddAsync(long, SpeakerFacts, string, Sending)"/>
    public Task<AddOutcome> AddAsync(string name, LocalText bio, SpeakerFacts facts, string actor, Sending sending = default) => AddAsync(
        "speaker",
        sending,
        () => AlikeAsync(Db.Presenters.Select(presenter => new Named(presenter.Id, presenter.Name)), name),
        async () =>
        {
            var presenter = new Presenter(name, bio);
            Db.Add(presenter);
            await Db.SaveChangesAsync();
            Tell("presenter", presenter.Id, "Created", actor);
            return Profile(presenter, facts);
        },
        speaker => Task.FromResult(speaker.PresenterId),
        actor);

    /// <inheritdoc cref="UniversityDesk.ChangeAsync(long, int, UniversityFacts, string)" path="/returns"/>
    public Task<bool> ChangeAsync(long presenterId, int version, SpeakerFacts facts, string actor) => ChangeAsync("speaker", presenterId, actor, async () =>
    {
        var speaker = await Db.Speakers.SingleAsync(speaker => speaker.PresenterId == presenterId);
        if (speaker.Version != version)
            return null;
        var before = speaker.Facts;
        var changes = new Changes().NotePersonal("firm", before.Firm, facts.Firm).Note("stories", before.Stories.ToString(), facts.Stories.ToString())
            .NotePersonal("hours", string.Join(' ', before.Hours), string.Join(' ', facts.Hours)).Note("perYear", before.PerYear, facts.PerYear)
            .NotePersonal("conditions", before.Conditions, facts.Conditions);
        if (!changes.IsEmpty)
            speaker.Change(facts);
        return changes;
    });

    /// <summary>Nothing new is planned with this person any more; or again.</summary>
    /// <returns>What they still lead, which holds them back from the archive; nothing when it is done.</returns>
    public Task<IReadOnlyList<LedSession>> ArchiveAsync(long presenterId, bool archive, string actor) => DoAsync<IReadOnlyList<LedSession>>(async () =>
    {
        await Db.Database.TakeTurnAsync(BookingQueries.Turn);
        if (archive && await Db.LedAheadAsync(presenterId, Now) is { Count: > 0 } ahead)
            return ahead;
        var presenter = await Db.Presenters.SingleAsync(presenter => presenter.Id == presenterId);
        if (archive)
            presenter.Archive(Now);
        else
            presenter.Restore();
        Tell("presenter", presenterId, archive ? "Archived" : "Restored", actor);
        return [];
    });

    /// <inheritdoc cref="HostDesk.RevokeLinkAsync"/>
    public Task RevokeLinkAsync(long presenterId, string actor) => DoAsync(async () =>
    {
        (await Db.Speakers.SingleAsync(speaker => speaker.PresenterId == presenterId)).RevokeLink();
        Tell("speaker", presenterId, "LinkRevoked", actor);
        return true;
    });

    private SpeakerProfile Profile(Presenter presenter, SpeakerFacts facts)
    {
        var profile = new SpeakerProfile(presenter, facts);
        Db.Add(profile);
        return profile;
    }
}
