using System.Text.Json;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>Seasons as the office plans them: made as drafts, changed. They are announced, closed and opened as every edition is.</summary>
public sealed class SeasonDesk(StartupsDb db, Writer writer, RosterBook book, TimeProvider clock)
{
    private const string Subject = "edition";
    private const string Turn = "seasons";

    /// <summary>A draft with its gala; the programme is made with the first one.</summary>
    /// <param name="year">By which people name it.</param>
    /// <param name="plan">All of it.</param>
    /// <param name="termsVersion">The terms that hold.</param>
    /// <param name="actor">A member of staff.</param>
    /// <param name="formId">Which form asks for it.</param>
    public async Task<SeasonOutcome> MakeAsync(int year, SeasonPlan plan, string termsVersion, string actor, Guid formId = default)
    {
        try
        {
            return await writer.CommitAsync<SeasonOutcome>(
                db,
                async () =>
                {
                    await db.Database.TakeTurnAsync(Turn);
                    var made = await db.OnceAsync(formId, clock.GetUtcNow(), async () => await db.Seasons.AnyAsync(other => other.Year == year) ? null : await AddAsync(year, plan, termsVersion, actor));
                    return made is null ? new SeasonOutcome.YearTaken() : new SeasonOutcome.Saved();
                },
                showsOnPages: _ => false);
        }
        catch (DbUpdateException failure) when (failure.IsTaken())
        {
            // Somebody on another instance made it at this very moment.
            db.ChangeTracker.Clear();
            return new SeasonOutcome.YearTaken();
        }
    }

    /// <summary>Another plan. More places go to those waiting; fewer than are taken are refused.</summary>
    /// <param name="editionId">Of the season.</param>
    /// <param name="version">Of what the form showed.</param>
    /// <param name="plan">All of it.</param>
    /// <param name="actor">A member of staff; a coordinator once it is announced.</param>
    public Task<SeasonOutcome> ChangeAsync(long editionId, SeasonVersion version, SeasonPlan plan, string actor) => book.ChangeAsync<SeasonOutcome>(editionId, actor, async roster =>
    {
        var season = await db.Seasons.SingleAsync(season => season.EditionId == editionId);
        var edition = roster.Edition;
        if (SeasonVersion.Of(season) != version)
            return new SeasonOutcome.Overtaken();
        var before = SeasonPlan.Of(season);
        if (before == plan)
            return new SeasonOutcome.Saved();
        var seating = roster.Roster.SeatingAt(roster.Now);
        if (plan.MaxChildren < seating.Taken || plan.MaxGroups < seating.Holders)
            return new SeasonOutcome.TooFew(seating.Taken, seating.Holders);
        if (before.Gala != plan.Gala && await roster.ClashesAsync(season.Gala.Id, plan.Gala, []) is { Count: > 0 } clashes)
            return new SeasonOutcome.Clashes(clashes);
        edition.Change(edition.Plan with { Capacity = plan.MaxChildren, MaxGroups = plan.MaxGroups, OpensAt = plan.OpensAt, ClosesAt = plan.ClosesAt });
        season.Gala.Move(plan.Gala, roster.Now);
        season.Change(plan.Facts);
        if (edition.PublishedAt is not null)
            roster.Note(roster.Roster.Refill(roster.Now));
        Tell(editionId, "Changed", actor, ChangesOf(before, plan));
        return new SeasonOutcome.Saved();
    });

    private static Changes ChangesOf(SeasonPlan before, SeasonPlan after) => new Changes()
        .Note("maxGroups", before.MaxGroups, after.MaxGroups).Note("maxChildren", before.MaxChildren, after.MaxChildren)
        .Note("maxGroupsPerSchool", before.Facts.MaxGroupsPerSchool, after.Facts.MaxGroupsPerSchool)
        .Note("opensAt", before.OpensAt, after.OpensAt).Note("closesAt", before.ClosesAt, after.ClosesAt)
        .Note("firstWeek", before.Facts.FirstWeek, after.Facts.FirstWeek).Note("datesBy", before.Facts.DatesBy, after.Facts.DatesBy)
        .Note("kickOff", before.Facts.KickOff, after.Facts.KickOff)
        .Note("date", before.Gala.Date, after.Gala.Date).Note("start", before.Gala.Start, after.Gala.Start).Note("end", before.Gala.End, after.Gala.End)
        .Note("room", before.Gala.RoomId, after.Gala.RoomId);

    private async Task<long?> AddAsync(int year, SeasonPlan plan, string termsVersion, string actor)
    {
        var edition = new Edition(await ProgrammeAsync(actor), new(plan.MaxChildren, "pl", plan.OpensAt, termsVersion, plan.ClosesAt) { MaxGroups = plan.MaxGroups });
        edition.AddSession(plan.Gala);
        db.Add(new Season(edition, year, plan.Facts));
        await db.SaveChangesAsync();
        Tell(edition.Id, "Created", actor, new());
        return edition.Id;
    }

    private async Task<Programme> ProgrammeAsync(string actor)
    {
        if (await db.Programmes.OrderBy(programme => programme.Id).FirstOrDefaultAsync(programme => programme.Kind == ProgrammeKind.Kids && programme.WithdrawnAt == null) is { } known)
            return known;
        var slug = await db.FreeSlugAsync(Kinds.Kids.Path);
        var programme = new Programme(ProgrammeKind.Kids, slug, Texts(), ProgrammeLevel.Basic);
        db.Add(programme);
        await db.SaveChangesAsync();
        db.Add(new History("programme", programme.Id, "Created", actor, clock.GetUtcNow(), new Changes().Note("slug", null, slug).ToJson()));
        return programme;
    }

    /// <summary>What the programme begins with; from then on the office keeps it.</summary>
    internal static ProgrammeTexts Texts()
    {
        using var words = typeof(SeasonDesk).Assembly.GetManifestResourceStream("Kids/programme.json")!;
        var texts = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(words)!;
        return new(new(texts["title"]), new(texts["lead"]), null, new(texts["audience"]), null);
    }

    private void Tell(long edition, string verb, string actor, Changes changes) => db.Add(new History(Subject, edition, verb, actor, clock.GetUtcNow(), changes.ToJson()));
}
