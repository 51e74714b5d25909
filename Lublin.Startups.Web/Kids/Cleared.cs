using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>Who may be with children, and on which day: who has a row in every register that holds on that day.</summary>
public sealed class Cleared(ILookup<SubjectKey, Clearance> rows)
{
    public bool On(DateOnly day, SubjectKey person) =>
        Enum.GetValues<ClearanceRegister>().All(register => rows[person].Any(clearance => clearance.Register == register && clearance.HoldsOn(day)));

    /// <summary>Whether whoever receives a group may: who is never alone with children need not be cleared.</summary>
    public bool Receives(VisitWindow window, DateOnly day) =>
        (window.Kind != MeetingKind.CreativeHour && !window.Host.IsAloneWithChildren) || On(day, new(VisitHost.SubjectType, window.HostId));
}

public static class ClearedQueries
{
    /// <summary>What is known of these people. One query.</summary>
    public static async Task<Cleared> ClearedAsync(this StartupsDb db, string type, IReadOnlyCollection<long> ids) =>
        new((await db.Clearances.AsNoTracking().Where(clearance => clearance.PersonType == type && ids.Contains(clearance.PersonId)).ToListAsync()).ToLookup(clearance => clearance.Person));
}
