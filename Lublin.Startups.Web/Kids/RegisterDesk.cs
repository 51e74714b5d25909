using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>Keeps the schools of the city: from the national register, and by hand.</summary>
public sealed class RegisterDesk(StartupsDb db, Writer writer, TimeProvider clock)
{
    private const string Turn = "schools";

    /// <summary>
    /// Takes a whole file of the register in: new schools are added, known ones follow it, those that it has no more are archived, those that are back come out again. What staff
    /// wrote down by hand stays as it is until the register has it: from then on it follows the register.
    /// </summary>
    /// <param name="rows">Without faults.</param>
    /// <param name="actor">A member of staff.</param>
    public Task<RegisterChange> ImportAsync(IReadOnlyList<RegisterRow> rows, string actor) => writer.CommitAsync(
        db,
        async () =>
        {
            await db.Database.TakeTurnAsync(Turn);
            var now = clock.GetUtcNow();
            var known = await db.Schools.ToDictionaryAsync(school => school.Rspo);
            var (added, changed, archived) = (0, 0, 0);
            foreach (var row in rows)
            {
                if (!known.Remove(row.Rspo, out var school))
                {
                    db.Add(new School(row.Rspo, row.Facts));
                    added++;
                    continue;
                }

                // The register knows no points on the map.
                var facts = row.Facts with { Point = school.Point };
                if (school.Facts != facts || school.ArchivedAt is not null || school.IsByHand)
                {
                    school.FollowRegister();
                    school.Change(facts);
                    school.Restore();
                    changed++;
                }
            }

            foreach (var gone in known.Values.Where(school => school is { IsByHand: false, ArchivedAt: null }))
            {
                gone.Archive(now);
                archived++;
            }

            if (added + changed + archived > 0)
                db.Add(new History("register", 1, "Imported", actor, now, new Changes().Note("added", 0, added).Note("changed", 0, changed).Note("archived", 0, archived).ToJson()));
            return new RegisterChange(added, changed, archived);
        },
        showsOnPages: _ => false);

    /// <summary>Writes a school down that the register does not have.</summary>
    /// <returns>False when there is one of this number.</returns>
    public Task<bool> AddAsync(int rspo, SchoolFacts facts, string actor) => writer.CommitAsync(
        db,
        async () =>
        {
            await db.Database.TakeTurnAsync(Turn);
            if (await db.Schools.AnyAsync(school => school.Rspo == rspo))
                return false;
            var school = new School(rspo, facts, isByHand: true);
            db.Add(school);
            await db.SaveChangesAsync();
            db.Add(new History("school", school.Id, "Created", actor, clock.GetUtcNow()));
            return true;
        },
        showsOnPages: _ => false);

    /// <summary>A school that staff wrote down is no more, or is there again; those of the register follow its file.</summary>
    /// <returns>False when it is not by hand.</returns>
    public Task<bool> ArchiveAsync(int rspo, bool archive, string actor) => writer.CommitAsync(
        db,
        async () =>
        {
            await db.Database.TakeTurnAsync(Turn);
            if (await db.Schools.SingleOrDefaultAsync(school => school.Rspo == rspo && school.IsByHand) is not { } school)
                return false;
            if (archive == (school.ArchivedAt is not null))
                return true;
            var now = clock.GetUtcNow();
            if (archive)
                school.Archive(now);
            else
                school.Restore();
            db.Add(new History("school", school.Id, archive ? "Archived" : "Restored", actor, now));
            return true;
        },
        showsOnPages: _ => false);
}

/// <summary>What a file of the register changed.</summary>
public sealed record RegisterChange(int Added, int Changed, int Archived);
