using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Programmes;

/// <summary>What the office does with a programme: its texts, its address, that it leaves the catalogue.</summary>
public sealed class ProgrammeDesk(StartupsDb db, Writer writer, TimeProvider clock)
{
    private const string Subject = "programme";

    /// <returns>The programme, or that its address is taken and which one is free.</returns>
    public async Task<ProgrammeOutcome> CreateAsync(ProgrammeKind kind, string slug, ProgrammeTexts texts, ProgrammeLevel level, string actor, Guid formId = default)
    {
        try
        {
            return await writer.CommitAsync<ProgrammeOutcome>(db, async () =>
            {
                var made = await db.OnceAsync(formId, clock.GetUtcNow(), async () =>
                {
                    if (await db.Programmes.AnyAsync(other => other.Slug == slug))
                        return null;
                    var programme = new Programme(kind, slug, texts, level);
                    db.Add(programme);
                    await db.SaveChangesAsync();
                    Tell(programme.Id, "Created", actor, new Changes().Note("slug", null, slug));
                    return programme.Id;
                });
                return made is { } id ? new ProgrammeOutcome.Created(id) : new ProgrammeOutcome.SlugTaken(await db.FreeSlugAsync(slug));
            });
        }
        catch (DbUpdateException failure) when (failure.IsTaken())
        {
            // Somebody on another instance took it at this very moment.
            db.ChangeTracker.Clear();
            return new ProgrammeOutcome.SlugTaken(await db.FreeSlugAsync(slug));
        }
    }

    /// <summary>Other texts, another level.</summary>
    /// <returns>False when somebody else changed it since <paramref name="version"/>: nothing is saved.</returns>
    public Task<bool> ChangeAsync(long programmeId, int version, ProgrammeTexts texts, ProgrammeLevel level, string actor) => OnlyOnceAsync(async () =>
    {
        var programme = await db.Programmes.SingleAsync(programme => programme.Id == programmeId);
        if (programme.Version != version)
            return false;
        var before = programme.Texts;
        var changes = new Changes().Note("level", programme.Level, level)
            .NoteText("title", before.Title, texts.Title).NoteText("lead", before.Lead, texts.Lead).NoteText("learn", before.Learn, texts.Learn)
            .NoteText("audience", before.Audience, texts.Audience).NoteText("bring", before.Bring, texts.Bring);
        if (changes.IsEmpty)
            return true;
        programme.Change(texts, level);
        Tell(programmeId, "Changed", actor, changes);
        return true;
    });

    /// <summary>Takes a programme out of the catalogue: nobody can sign up for any of its editions; those who are in stay in.</summary>
    public Task WithdrawAsync(long programmeId, string actor) =>
        writer.CommitAsync(db, async () =>
        {
            var programme = await db.Programmes.SingleAsync(programme => programme.Id == programmeId);
            if (programme.WithdrawnAt is not null)
                return;
            foreach (var editionId in await db.Editions.Where(edition => edition.ProgrammeId == programmeId).Select(edition => edition.Id).Order().ToListAsync())
                await db.TakeRoster(editionId).ToListAsync();
            programme.Withdraw(clock.GetUtcNow());
            Tell(programmeId, "Withdrawn", actor);
        });

    private async Task<bool> OnlyOnceAsync(Func<Task<bool>> change)
    {
        try
        {
            return await writer.CommitAsync(db, change);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private void Tell(long id, string verb, string actor, Changes? changes = null) =>
        db.Add(new History(Subject, id, verb, actor, clock.GetUtcNow(), changes?.ToJson()));
}
