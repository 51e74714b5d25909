using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>Keeps a season's numbers for ever, and lets its people be forgotten.</summary>
public sealed class FigureDesk(StartupsDb db, Writer writer, TimeProvider clock)
{
    private const string Subject = "edition";

    /// <summary>Keeps the numbers as they stand. Done once: what was kept stays as it was.</summary>
    /// <returns>False when they had been kept before, or the season is not over.</returns>
    public async Task<bool> FreezeAsync(int year, string actor)
    {
        try
        {
            return await writer.CommitAsync(db, async () =>
            {
                var now = clock.GetUtcNow();
                if (await db.SeasonAsync(year) is not { Edition.PublishedAt: not null } season || season.Edition.LastEnd > now || await db.FrozenSeasons.AnyAsync(frozen => frozen.Year == year))
                    return false;
                db.Add(new FrozenSeason(year, await db.SeasonFiguresAsync(season.EditionId), actor, now));
                Tell(season.EditionId, "Frozen", actor);
                return true;
            });
        }
        catch (DbUpdateException failure) when (failure.IsTaken())
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>Forgets the teachers and all notes of a season whose numbers are kept, and people who may come in to no desk any more: every count stays what it was.</summary>
    /// <returns>Of how many groups; null while its numbers are not kept.</returns>
    public Task<int?> ForgetContactsAsync(int year, string actor) => writer.CommitAsync<int?>(
        db,
        async () =>
        {
            var season = await db.Seasons.AsNoTracking().SingleOrDefaultAsync(season => season.Year == year);
            if (season is null || !await db.FrozenSeasons.AnyAsync(frozen => frozen.Year == year))
                return null;
            var groups = await db.SchoolGroups.Include(group => group.School).Include(group => group.Enrolment).Where(group => group.EditionId == season.EditionId).OrderBy(group => group.Id).ToListAsync();
            var numbers = Numbers(groups);
            foreach (var group in groups)
            {
                group.ForgetContacts(Teacher(group) is { } teacher ? numbers[teacher] : null);
                // Nobody is named any more: the sign-up is the school's.
                group.Enrolment?.Correct(group.Enrolment.Applicant with { Name = group.School.Name, Email = null, Phone = null });
            }

            var groupIds = groups.Select(group => group.Id);
            foreach (var meeting in await db.Meetings.Where(meeting => meeting.Note != null && groupIds.Contains(meeting.GroupId)).ToListAsync())
                meeting.ForgetNote();
            var today = Warsaw.Today(clock);
            await db.SchoolContacts.Where(contact => contact.EndedAt != null || contact.EndsOn < today).ExecuteDeleteAsync();
            Tell(season.EditionId, "ContactsForgotten", actor);
            return groups.Count;
        },
        showsOnPages: _ => false);

    /// <summary>A number for each teacher; those who were forgotten before keep theirs.</summary>
    private static Dictionary<string, int> Numbers(IReadOnlyCollection<SchoolGroup> groups)
    {
        var next = groups.Max(group => group.TeacherNumber) ?? 0;
        return groups.Where(group => group.TeacherNumber is null).Select(Teacher).OfType<string>().Distinct(StringComparer.Ordinal).ToDictionary(teacher => teacher, _ => ++next, StringComparer.Ordinal);
    }

    private static string? Teacher(SchoolGroup group) => group.TeacherNumber is null ? SeasonFiguresQuery.Teacher(null, group.TeacherEmail, group.TeacherName) : null;

    private void Tell(long edition, string verb, string actor) => db.Add(new History(Subject, edition, verb, actor, clock.GetUtcNow()));
}
