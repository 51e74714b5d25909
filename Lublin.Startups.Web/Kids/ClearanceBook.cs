using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>Who may be with children on which day: people looked up in both registers, on the day of the meeting and not on the day of planning.</summary>
public sealed class ClearanceBook
{
    private readonly ILookup<SubjectKey, Clearance> known;

    private ClearanceBook(ILookup<SubjectKey, Clearance> known) => this.known = known;

    /// <summary>Of everybody there is; one query.</summary>
    public static async Task<ClearanceBook> ReadAsync(StartupsDb db, CancellationToken cancellation = default) =>
        new((await db.Clearances.AsNoTracking().ToListAsync(cancellation)).ToLookup(clearance => clearance.Person));

    /// <summary>Whether the host of a window may receive children on a day. Those who are never left alone with them need no check.</summary>
    public bool MayReceive(VisitWindow window, DateOnly day) => !window.Host.HasToBeCleared(window.Kind) || IsCleared(window.Host.Subject, day);

    /// <summary>The people at a meeting who may not be with the children on its day.</summary>
    /// <param name="meeting">With its session's presenters and its window's host.</param>
    public IReadOnlyList<SubjectKey> Barred(Meeting meeting)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        var day = meeting.Session.Date;
        var animators = meeting.Session.PresenterIds.Select(Animator.KeyOf).Where(person => !IsCleared(person, day));
        return meeting.Window is { } window && !MayReceive(window, day) ? [.. animators, window.Host.Subject] : [.. animators];
    }

    /// <summary>The registers in which nobody looked somebody up so that it counts on a day; empty for people who are cleared.</summary>
    public IReadOnlyList<ClearanceRegister> Missing(SubjectKey person, DateOnly day) =>
        [.. Enum.GetValues<ClearanceRegister>().Where(register => !known[person].Any(clearance => clearance.Register == register && clearance.HoldsOn(day)))];

    public bool IsCleared(SubjectKey person, DateOnly day) => Missing(person, day).Count == 0;

    /// <summary>The last day without a gap from a day on; null for people who are not cleared on it. A renewal recorded before the end leaves no gap.</summary>
    public DateOnly? Until(SubjectKey person, DateOnly from)
    {
        DateOnly? first = null;
        foreach (var register in Enum.GetValues<ClearanceRegister>())
        {
            var (end, isIn) = (from, false);
            foreach (var clearance in known[person].Where(clearance => clearance.Register == register).OrderBy(clearance => clearance.CheckedOn))
            {
                if (clearance.CheckedOn <= (isIn ? end.AddDays(1) : from) && clearance.ValidUntil >= end)
                    (end, isIn) = (clearance.ValidUntil, true);
            }

            if (!isIn)
                return null;
            if (first is null || end < first)
                first = end;
        }

        return first;
    }
}
