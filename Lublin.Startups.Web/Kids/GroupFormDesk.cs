using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>What a school writes of its groups: drafts, which hold nothing, and what may still be corrected of a confirmed group.</summary>
public sealed class GroupFormDesk(StartupsDb db, Writer writer, TimeProvider clock)
{
    /// <summary>A new draft; the same form sent again answers with the one that it made.</summary>
    public Task<GroupSaved> AddAsync(long editionId, long schoolId, GroupFacts facts, Guid formId) => SaveAsync(facts, () => TakenAsync(editionId, schoolId, facts, uid: null), async () =>
    {
        GroupSaved? refused = null;
        var made = await db.OnceAsync(formId, clock.GetUtcNow(), async () =>
        {
            if (await TakenAsync(editionId, schoolId, facts, uid: null) is { } taken)
            {
                refused = taken;
                return null;
            }

            var group = new SchoolGroup(editionId, schoolId, facts, clock.GetUtcNow());
            db.Add(group);
            await db.SaveChangesAsync();
            return group.Id;
        });
        return refused ?? new GroupSaved.Saved(await db.SchoolGroups.Where(group => group.Id == made).Select(group => group.Uid).SingleAsync());
    });

    /// <summary>Writes a draft anew.</summary>
    /// <param name="schoolId">Whose.</param>
    /// <param name="uid">Which.</param>
    /// <param name="version">As the form was opened.</param>
    /// <param name="facts">All of it.</param>
    public async Task<GroupSaved> ChangeAsync(long schoolId, Guid uid, int version, GroupFacts facts)
    {
        if (await db.SchoolGroups.AsNoTracking().SingleOrDefaultAsync(group => group.Uid == uid && group.SchoolId == schoolId) is not { } known)
            return new GroupSaved.Changed();
        return await SaveAsync(facts, () => TakenAsync(known.EditionId, schoolId, facts, uid), async () =>
        {
            if (await FindAsync(schoolId, uid) is not { IsDraft: true } group || group.Version != version)
                return new GroupSaved.Changed();
            if (await TakenAsync(group.EditionId, schoolId, facts, uid) is { } taken)
                return taken;
            group.Change(facts);
            return new GroupSaved.Saved(uid);
        });
    }

    /// <summary>The teacher, the hours, the needs and the note can be corrected of a confirmed group; the rest stays as it was confirmed.</summary>
    /// <inheritdoc cref="ChangeAsync" path="/param"/>
    public Task<GroupSaved> CorrectAsync(long schoolId, Guid uid, int version, GroupFacts facts) => SaveAsync(facts, () => Task.FromResult<GroupSaved.LabelTaken?>(null), async () =>
    {
        if (await FindAsync(schoolId, uid) is not { Enrolment: { } enrolment } group || group.Version != version)
            return new GroupSaved.Changed();
        var before = group.Facts;
        var corrected = before with
        {
            TeacherName = facts.TeacherName,
            TeacherEmail = facts.TeacherEmail,
            TeacherPhone = facts.TeacherPhone,
            Blocks = facts.Blocks,
            Needs = facts.Needs,
            Note = facts.Note,
        };
        group.Change(corrected);
        enrolment.Correct(enrolment.Applicant with { Name = facts.TeacherName!, Email = facts.TeacherEmail, Phone = facts.TeacherPhone });
        var changes = new Changes().NotePersonal("name", before.TeacherName, facts.TeacherName).NotePersonal("email", before.TeacherEmail, facts.TeacherEmail)
            .NotePersonal("phone", before.TeacherPhone, facts.TeacherPhone).Note("blocks", before.Blocks.Count, facts.Blocks.Count);
        if (!changes.IsEmpty)
            db.Add(new History("enrolment", enrolment.Id, "Corrected", Actor.Participant, clock.GetUtcNow(), changes.ToJson()));
        return new GroupSaved.Saved(uid);
    });

    /// <summary>Throws a draft away; a confirmed group stays.</summary>
    /// <returns>Whether it is gone.</returns>
    public Task<bool> RemoveAsync(long schoolId, Guid uid) => writer.CommitAsync(
        db,
        async () =>
        {
            if (await FindAsync(schoolId, uid) is not { } group)
                return true;
            if (!group.IsDraft)
                return false;
            db.Remove(group);
            return true;
        },
        showsOnPages: _ => false);

    private async Task<GroupSaved> SaveAsync(GroupFacts facts, Func<Task<GroupSaved.LabelTaken?>> taken, Func<Task<GroupSaved>> save)
    {
        try
        {
            return await writer.CommitAsync(db, save, showsOnPages: _ => false);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new GroupSaved.Changed();
        }
        catch (DbUpdateException failure) when (failure.IsTaken())
        {
            // A colleague saved the same label at the same moment.
            db.ChangeTracker.Clear();
            return (GroupSaved?)await taken() ?? new GroupSaved.LabelTaken(facts.Label);
        }
    }

    private Task<SchoolGroup?> FindAsync(long schoolId, Guid uid) =>
        db.SchoolGroups.Include(group => group.Enrolment).SingleOrDefaultAsync(group => group.Uid == uid && group.SchoolId == schoolId);

    private async Task<GroupSaved.LabelTaken?> TakenAsync(long editionId, long schoolId, GroupFacts facts, Guid? uid)
    {
        var key = facts.LabelKey;
        var other = await db.SchoolGroups.Where(group => group.EditionId == editionId && group.SchoolId == schoolId && group.LabelKey == key && group.LeftAt == null && group.Uid != uid)
            .Select(group => group.Label).SingleOrDefaultAsync();
        return other is null ? null : new(other);
    }
}
