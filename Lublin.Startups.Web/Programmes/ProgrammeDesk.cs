using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Programmes;

/// <summary>What the office does with what it offers, before anybody is enrolled: programmes, their texts, drafts of editions.</summary>
public sealed class ProgrammeDesk(StartupsDb db, Writer writer, TimeProvider clock)
{
    private const string Subject = "programme";
    private const string EditionSubject = "edition";

    /// <returns>The programme, or that its address is taken and which one is free.</returns>
    public async Task<ProgrammeOutcome> CreateAsync(string slug, ProgrammeTexts texts, ProgrammeLevel level, string actor, Guid formId = default)
    {
        try
        {
            return await writer.CommitAsync<ProgrammeOutcome>(db, async () =>
            {
                var made = await db.OnceAsync(formId, clock.GetUtcNow(), async () =>
                {
                    if (await db.Programmes.AnyAsync(other => other.Slug == slug))
                        return null;
                    var programme = new Programme(ProgrammeKind.Training, slug, texts, level);
                    db.Add(programme);
                    await db.SaveChangesAsync();
                    Tell(Subject, programme.Id, "Created", actor, new Changes().Note("slug", null, slug));
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
        Tell(Subject, programmeId, "Changed", actor, changes);
        return true;
    });

    /// <summary>A draft without sessions.</summary>
    /// <returns>Its id.</returns>
    public Task<long> PlanAsync(long programmeId, EditionPlan plan, string actor, Guid formId = default) =>
        AddAsync(formId, async () => new Edition(await db.Programmes.SingleAsync(programme => programme.Id == programmeId), plan), actor, new());

    /// <summary>A draft like another edition, so many whole weeks later, under these terms.</summary>
    /// <returns>Its id.</returns>
    public Task<long> CopyAsync(long editionId, int weeks, string termsVersion, string actor, Guid formId = default) => AddAsync(
        formId,
        async () => (await db.Editions.Include(edition => edition.Programme).Include(edition => edition.Sessions).SingleAsync(edition => edition.Id == editionId)).CopyAfter(weeks, termsVersion),
        actor,
        new Changes().Note("copyOf", null, (long?)editionId).Note("weeks", 0, weeks));

    /// <summary>Deletes a draft that nobody ever saw.</summary>
    /// <returns>False when it is published by now.</returns>
    public Task<bool> DiscardAsync(long editionId, string actor) => writer.CommitAsync(db, async () =>
    {
        var draft = await db.Editions.Include(edition => edition.Sessions).SingleAsync(edition => edition.Id == editionId);
        if (draft.PublishedAt is not null)
            return false;
        db.RemoveRange(draft.Sessions);
        db.Remove(draft);
        Tell(EditionSubject, editionId, "Discarded", actor, new());
        return true;
    }, showsOnPages: _ => false);

    /// <summary>Makes a link by which anybody who has it sees a draft, in place of an earlier one; or ends it.</summary>
    /// <returns>False when the edition is published: then it has an address of its own.</returns>
    public Task<bool> PreviewAsync(long editionId, bool open, string actor) => writer.CommitAsync(db, async () =>
    {
        var draft = await db.Editions.SingleAsync(edition => edition.Id == editionId);
        if (draft.PublishedAt is not null)
            return false;
        if (open)
            draft.OpenPreview(PersonalLink.NewNonce());
        else
            draft.EndPreview();
        Tell(EditionSubject, editionId, open ? "PreviewOpened" : "PreviewEnded", actor, new());
        return true;
    }, showsOnPages: _ => false);

    private Task<long> AddAsync(Guid formId, Func<Task<Edition>> make, string actor, Changes changes) => writer.CommitAsync(
        db,
        async () => (await db.OnceAsync(formId, clock.GetUtcNow(), async () =>
        {
            var edition = await make();
            db.Add(edition);
            await db.SaveChangesAsync();
            Tell(EditionSubject, edition.Id, "Created", actor, changes);
            return edition.Id;
        }))!.Value,
        showsOnPages: _ => false);

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

    private void Tell(string subject, long id, string verb, string actor, Changes changes) =>
        db.Add(new History(subject, id, verb, actor, clock.GetUtcNow(), changes.ToJson()));
}

/// <summary>What came of making a programme.</summary>
public abstract record ProgrammeOutcome
{
    private ProgrammeOutcome()
    {
    }

    public sealed record Created(long Id) : ProgrammeOutcome;

    /// <param name="Free">An address like it that nobody has.</param>
    public sealed record SlugTaken(string Free) : ProgrammeOutcome;
}
