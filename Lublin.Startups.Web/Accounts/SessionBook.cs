using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Accounts;

/// <summary>Opens, checks and ends the sessions of staff. What a person may do is read from their account at every request, so a change of role or a closed account counts at once.</summary>
public sealed class SessionBook(StartupsDb db, WriteGate gate, TimeProvider clock)
{
    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(5);

    public async Task<Guid> OpenAsync(long staffId, string device, bool hasSecondFactor)
    {
        var session = new StaffSession(staffId, device, hasSecondFactor, clock.GetUtcNow());
        db.Add(session);
        await db.SaveChangesAsync();
        return session.Key;
    }

    /// <returns>Null when the session is over or its owner's account is closed.</returns>
    public async Task<OpenSession?> FindAsync(Guid key)
    {
        var now = clock.GetUtcNow();
        var rules = db.RoleRules;
        var found = await db.StaffSessions.OpenAt(now).Where(session => session.Key == key)
            .Select(session => new OpenSession(session.Id, session.StaffId, session.Staff.Name, session.Staff.Role, session.HasSecondFactor, session.SeenAt,
                rules.Any(rule => rule.Role == session.Staff.Role && rule.DemandsSecondFactor)))
            .SingleOrDefaultAsync();
        if (found is not null && now - found.SeenAt > Noted)
            await NoteAsync(found.Id, now);
        return found;
    }

    // While another program keeps the file locked the office can still be read; it is noted the next time.
    private async Task NoteAsync(long sessionId, DateTimeOffset now)
    {
        try
        {
            await WriteAsync(() => db.StaffSessions.Where(session => session.Id == sessionId).ExecuteUpdateAsync(set => set.SetProperty(session => session.SeenAt, now)));
        }
        catch (Exception locked) when (WriteGate.IsLocked(locked) || locked is StoreBusyException)
        {
            gate.Learn(locked);
        }
    }

    /// <summary>Notes that the second factor was shown in the middle of a session: the person has just set it up.</summary>
    public Task StrengthenAsync(Guid key) =>
        WriteAsync(() => db.StaffSessions.Where(session => session.Key == key).ExecuteUpdateAsync(set => set.SetProperty(session => session.HasSecondFactor, true)));

    /// <summary>A person's sessions that still open the office, the latest used first.</summary>
    public async Task<IReadOnlyList<StaffSession>> OpenOfAsync(long staffId) =>
        await db.StaffSessions.AsNoTracking().OpenAt(clock.GetUtcNow()).Where(session => session.StaffId == staffId).OrderByDescending(session => session.SeenAt).ToListAsync();

    public Task EndAsync(Guid key) => EndAsync(db.StaffSessions.Where(session => session.Key == key));

    /// <summary>Ends one of a person's sessions.</summary>
    public Task EndAsync(long staffId, long sessionId) => EndAsync(db.StaffSessions.Where(session => session.StaffId == staffId && session.Id == sessionId));

    /// <summary>Ends all sessions of a person, but one if told.</summary>
    public Task EndAllAsync(long staffId, Guid? but = null) =>
        EndAsync(db.StaffSessions.Where(session => session.StaffId == staffId && session.Key != but));

    private Task EndAsync(IQueryable<StaffSession> sessions)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return WriteAsync(() => sessions.Where(session => session.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now)));
    }

    private async Task WriteAsync(Func<Task> write)
    {
        using var turn = await gate.EnterAsync();
        await write();
    }
}

/// <summary>An open session and what its owner may do now.</summary>
/// <param name="DemandsSecondFactor">Whether the person's role does.</param>
public sealed record OpenSession(long Id, long StaffId, string Name, StaffRole Role, bool HasSecondFactor, DateTimeOffset SeenAt, bool DemandsSecondFactor)
{
    /// <summary>Signed in, but nothing is open to them until they have shown a second factor.</summary>
    public bool LacksSecondFactor => DemandsSecondFactor && !HasSecondFactor;
}
