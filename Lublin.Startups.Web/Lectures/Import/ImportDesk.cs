using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures.Import;

/// <summary>A file of lectures into the working copy: shown first, then taken whole or not at all.</summary>
public sealed class ImportDesk(StartupsDb db, Writer writer, PlanningBook planning, TimeProvider clock)
{
    /// <summary>What the rows would do; nothing is saved.</summary>
    public async Task<ImportPlan> PreviewAsync(IReadOnlyList<ImportRow> rows)
    {
        var (plan, known) = await PlanAsync(rows);
        return await ImportConflicts.WithAsync(plan, known, planning);
    }

    /// <summary>Drafts and pending changes of all rows, in one commit.</summary>
    /// <param name="rows">As they were previewed.</param>
    /// <param name="seen">What the preview showed: <see cref="ImportPlan.Seen"/>.</param>
    /// <param name="termsVersion">The terms under which people sign up for what is new.</param>
    /// <param name="actor">A member of staff.</param>
    public async Task<ImportOutcome> SaveAsync(IReadOnlyList<ImportRow> rows, string? seen, string termsVersion, string actor)
    {
        try
        {
            return await writer.CommitAsync<ImportOutcome>(
                db,
                async () =>
                {
                    await db.Database.TakeTurnAsync(WorkingCopy.Turn);
                    var (plan, known) = await PlanAsync(rows);
                    if (plan.IsWhole && !plan.ChangesAnything)
                        return new ImportOutcome.Saved(0, 0);
                    if (!plan.IsWhole || !string.Equals(plan.Seen, seen, StringComparison.Ordinal))
                        return new ImportOutcome.Shown(await ImportConflicts.WithAsync(plan, known, planning));
                    await new ImportWriting(db, termsVersion, actor, clock.GetUtcNow()).WriteAsync(plan);
                    return new ImportOutcome.Saved(plan.Count(ImportState.New), plan.Count(ImportState.Changed));
                },
                showsOnPages: _ => false);
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || failure.IsTaken())
        {
            // Somebody changed one of the drafts, or took an address, at this very moment.
            db.ChangeTracker.Clear();
            return new ImportOutcome.Shown(await PreviewAsync(rows));
        }
    }

    private async Task<(ImportPlan Plan, ImportKnown Known)> PlanAsync(IReadOnlyList<ImportRow> rows)
    {
        var known = await ImportKnown.ReadAsync(db, rows);
        return (new ImportPlanning(known, clock.GetUtcNow()).Plan(rows), known);
    }
}

public abstract record ImportOutcome
{
    private ImportOutcome()
    {
    }

    /// <param name="Added">Lectures that are new.</param>
    /// <param name="Changed">Sessions that are changed.</param>
    public sealed record Saved(int Added, int Changed) : ImportOutcome;

    /// <param name="Plan">It is not, or no longer, what was seen; it has to be looked at again.</param>
    public sealed record Shown(ImportPlan Plan) : ImportOutcome;
}
