using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Kids.Cycles;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Kids;

/// <summary>What staff do to cycles, and what there is then.</summary>
public abstract partial class CycleDeskTests
{
    private static MoveObstacle? Why(CycleOutcome outcome) => (outcome as CycleOutcome.Against)?.Why;

    private Task GiveAsync(long to, TimeBlock block, long? visit = null, long? hour = null, long? one = null, long? other = null) => Office.DoAsync<StartupsDb>(async db =>
    {
        db.Add(Pairing.OfAnimators(to, one ?? zofia, other ?? igor, block, Office.Clock.GetUtcNow()));
        foreach (var id in new[] { visit, hour }.OfType<long>())
            db.Add(Pairing.OfWindow(to, await db.VisitWindows.SingleAsync(each => each.Id == id), Office.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
    });

    private Task UnclearAsync(long animator, DateOnly until) => Office.DoAsync<StartupsDb>(async db =>
    {
        await db.Clearances.Where(row => row.PersonType == "presenter" && row.PersonId == animator).ExecuteDeleteAsync();
        db.AddRange(Enum.GetValues<ClearanceRegister>().Select(register => new Clearance(new("presenter", animator), register, new(2026, 11, 20), until, SeasonOffice.Staff, Office.Clock.GetUtcNow())));
        await db.SaveChangesAsync();
    });

    private Task<CycleOutcome> GenerateAsync() => Office.AskAsync<CycleDesk, CycleOutcome>(desk => desk.GenerateAsync(season.Edition, group, SeasonOffice.Staff));

    private Task<CycleOutcome> PublishAsync() => Office.AskAsync<CycleDesk, CycleOutcome>(desk => desk.PublishAsync(season.Edition, holds: false, SeasonOffice.Staff));

    private async Task<CycleOutcome> MoveAsync(int order, DateOnly date, TimeOnly start, bool shifts = false)
    {
        var uid = await UidAsync(order);
        var seen = await Office.AskAsync<StartupsDb, string>(async db =>
        {
            var sheet = await CycleSheet.ReadAsync(db, season.Edition, new PlanningBook(db, []));
            return MoveProposal.Of(sheet, sheet.Meetings.Single(meeting => meeting.Session.Uid == uid), date, start, shifts, Office.Clock.GetUtcNow()).Fingerprint;
        });
        return await Office.AskAsync<MeetingChangeDesk, CycleOutcome>(desk => desk.MoveAsync(season.Edition, uid, date, start, shifts, seen, SeasonOffice.Staff));
    }

    private async Task<CycleOutcome> CancelAsync(int order)
    {
        var uid = await UidAsync(order);
        return await Office.AskAsync<MeetingChangeDesk, CycleOutcome>(desk => desk.CancelAsync(season.Edition, uid, "Dzwonił dyrektor: choroba", SeasonOffice.Staff));
    }

    private async Task<CycleOutcome> SubstituteAsync(int order, long ill, long instead)
    {
        var uid = await UidAsync(order);
        return await Office.AskAsync<MeetingChangeDesk, CycleOutcome>(desk => desk.SubstituteAsync(season.Edition, uid, ill, instead, SeasonOffice.Staff));
    }

    private async Task<CycleOutcome> RehostAsync(long other)
    {
        var uid = await UidAsync(4);
        return await Office.AskAsync<MeetingChangeDesk, CycleOutcome>(desk => desk.RehostAsync(season.Edition, uid, other, "Awaria pieca", SeasonOffice.Staff));
    }

    private Task<LogOutcome> LogAsync(Meeting meeting, int children) =>
        Office.AskAsync<MeetingDesk, LogOutcome>(desk => desk.LogAsync(meeting.Session.Uid, new(children, 2, TeacherStayed: true, Note: null), LoggedBy.Staff(SeasonOffice.Staff)));

    private async Task<Guid> UidAsync(int order) => (await MeetingsAsync()).First(meeting => meeting.Order == order).Session.Uid;

    private Task<List<Meeting>> MeetingsAsync(bool all = false) => Office.AskAsync<StartupsDb, List<Meeting>>(db => db.Meetings.AsNoTracking().Include(meeting => meeting.Session.Led)
        .Where(meeting => all || meeting.GroupId == group).OrderBy(meeting => meeting.Order).ThenBy(meeting => meeting.SessionId).ToListAsync());
}
