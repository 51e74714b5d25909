using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>Writes down the order of a call as it stands, for the file. What was written stays as it is.</summary>
public sealed class ProtocolDesk(StartupsDb db, Writer writer, TimeProvider clock)
{
    private static readonly string[] ByHand = ["QueueMoved", nameof(RosterEvent.Confirmed)];

    /// <returns>Its number in the season.</returns>
    public Task<int> MakeAsync(Season season, Guid formId, string actor) => writer.CommitAsync(
        db,
        async () =>
        {
            var now = clock.GetUtcNow();
            // Nobody changes the order while it is written down, and no two have the same number.
            await db.TakeRoster(season.EditionId).ToListAsync();
            return (int)(await db.OnceAsync(formId, now, async () =>
            {
                var number = 1 + (await db.Protocols.Where(protocol => protocol.EditionId == season.EditionId).MaxAsync(protocol => (int?)protocol.Number) ?? 0);
                var order = await db.CallOrderAsync(season, now);
                var reasons = await ReasonsAsync(order);
                db.Add(new Protocol(season.EditionId, number, order.Rows.Select(row => RowOf(season.Year, row, reasons)), actor, now));
                return number;
            }))!.Value;
        },
        showsOnPages: _ => false);

    private static ProtocolRow RowOf(int year, OrderRow row, ILookup<long, string> reasons) => new(
        row.Group.Order!.Value,
        GroupNumber.Of(year, row.Group.Order!.Value),
        row.Enrolment.EnrolledAt,
        row.Group.School.Name,
        row.Group.Label,
        row.Enrolment.Seats,
        row.State.ToString(),
        row.Place,
        string.Join("; ", reasons[row.Enrolment.Id].Concat(row.Enrolment.CancelReason is { } cancelled ? [cancelled] : [])) is { Length: > 0 } said ? said : null)
    {
        Why = ReserveOf(row)?.Why.ToString(),
        Free = ReserveOf(row)?.Free,
        Asked = ReserveOf(row)?.Children,
    };

    private static Reserve? ReserveOf(OrderRow row) => row.State == EnrolmentState.Waiting ? row.Group.Reserve : null;

    // Why it was moved in line or given a place before its turn.
    private async Task<ILookup<long, string>> ReasonsAsync(CallOrder order)
    {
        var ids = order.Rows.Select(row => row.Enrolment.Id).ToArray();
        var rows = await db.History.AsNoTracking().Where(row => row.Subject == Enrolment.SubjectType && ids.Contains(row.SubjectId) && ByHand.Contains(row.Verb) && row.Details != null).OrderBy(row => row.Id).ToListAsync();
        return rows.Select(row => (row.SubjectId, HistoryDetails.Read(row.Details).Reason)).Where(row => row.Reason is not null).ToLookup(row => row.SubjectId, row => row.Reason!);
    }
}
