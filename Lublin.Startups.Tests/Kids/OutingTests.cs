using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Kids.Cycles;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Kids;

/// <summary>The one big costume and the people of the office are at one visit at a time, the way counted; a host receives one group at a time.</summary>
public abstract class OutingTests(ITestDatabase database) : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2027, 4, 15);
    private readonly SeasonOffice season = new(new TestOffice(database, new TestClock()));
    private long first, second, third, jola, adam;

    private TestOffice Office => season.Office;

    public async ValueTask InitializeAsync()
    {
        await Office.InitializeAsync();
        await season.OpenAsync();
        (first, second, third) = (await WithVisitAsync("1a", Day), await WithVisitAsync("1b", Day), await WithVisitAsync("1c", Day.AddDays(1)));
        await Office.DoAsync<StartupsDb>(async db =>
        {
            StaffUser[] staff = [new("Jola Demo", "jola@example.org", StaffRole.Staff, Office.Clock.GetUtcNow()), new("Adam Demo", "adam@example.org", StaffRole.Staff, Office.Clock.GetUtcNow())];
            db.AddRange(staff);
            await db.SaveChangesAsync();
            (jola, adam) = (staff[0].Id, staff[1].Id);
        });
        await Office.DoAsync<CycleDesk>(desk => desk.GenerateAsync(season.Edition, null, SeasonOffice.Staff));
    }

    public async ValueTask DisposeAsync() => await Office.DisposeAsync();

    [Fact]
    public async Task The_costume_comes_to_as_many_visits_as_it_reaches_in_the_order_of_admission()
    {
        Assert.Equal([(first, true), (second, false), (third, true)], (await VisitsAsync()).Select(visit => (visit.GroupId, visit.HasCostume)));
    }

    [Fact]
    public async Task A_costume_that_is_free_again_goes_to_the_next_and_is_not_taken_from_those_who_were_told_of_it()
    {
        await Office.DoAsync<CycleDesk>(desk => desk.PublishAsync(season.Edition, holds: false, SeasonOffice.Staff));
        var visits = await VisitsAsync();
        await Office.DoAsync<MeetingChangeDesk>(desk => desk.CancelAsync(season.Edition, visits[0].Session.Uid, "Choroba", SeasonOffice.Staff));
        Assert.Equal([(second, true), (third, true)], (await VisitsAsync()).Select(visit => (visit.GroupId, visit.HasCostume)));

        // The first group gets a visit at that hour again: it comes without the costume.
        var again = await season.WindowAsync(MeetingKind.CompanyVisit, Day);
        await Office.DoAsync<StartupsDb>(async db =>
        {
            foreach (var ended in await db.Pairings.Where(pairing => pairing.GroupId == first).ToListAsync())
                ended.End("Choroba", Office.Clock.GetUtcNow());
            db.Add(Pairing.OfWindow(first, await db.VisitWindows.SingleAsync(window => window.Id == again), Office.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });
        await Office.DoAsync<CycleDesk>(desk => desk.GenerateAsync(season.Edition, first, SeasonOffice.Staff));

        Assert.Equal([(first, false), (second, true), (third, true)], (await VisitsAsync()).Select(visit => (visit.GroupId, visit.HasCostume)));
    }

    [Fact]
    public async Task Somebody_of_the_office_goes_along_to_one_visit_at_a_time_and_a_clash_saves_nothing()
    {
        var visits = await VisitsAsync();
        Guid[] ids = [.. visits.Select(visit => visit.Session.Uid)];

        Assert.Equal([ids[0], ids[1]], await AssignAsync((ids[0], jola), (ids[1], jola), (ids[2], jola)));
        Assert.All(await VisitsAsync(), visit => Assert.Null(visit.EscortId));
        Assert.Empty(await AssignAsync((ids[0], jola), (ids[1], adam), (ids[2], jola)));
        Assert.Equal([jola, adam, jola], (await VisitsAsync()).Select(visit => visit.EscortId));
        Assert.Empty(await AssignAsync((ids[2], null)));
        Assert.Equal([jola, adam, null], (await VisitsAsync()).Select(visit => visit.EscortId));
    }

    [Fact]
    public async Task Planning_knows_who_receives_a_group_and_who_and_what_comes_along()
    {
        var visits = await VisitsAsync();
        await AssignAsync((visits[0].Session.Uid, jola));

        var resources = await Office.AskAsync<PlanningBook, IReadOnlyList<Resource>>(async book =>
        {
            var bookings = await Office.AskAsync<StartupsDb, IReadOnlyList<Booking>>(db => db.BookingsAsync(Day, Day));
            var facts = await book.FactsAsync(bookings);
            return [.. facts.ResourcesOf(bookings.Single(booking => booking.SessionId == visits[0].SessionId))];
        });

        Assert.Contains(Resource.Of(ResourceKind.Escort, jola), resources);
        Assert.Contains(resources, resource => resource.Kind == ResourceKind.Host);
        Assert.Contains(resources, resource => resource.Kind == ResourceKind.Thing);
    }

    private async Task<long> WithVisitAsync(string label, DateOnly day)
    {
        var group = await season.GroupAsync(label);
        var window = await season.WindowAsync(MeetingKind.CompanyVisit, day);
        await Office.DoAsync<StartupsDb>(async db =>
        {
            db.Add(Pairing.OfWindow(group, await db.VisitWindows.SingleAsync(each => each.Id == window), Office.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });
        return group;
    }

    private Task<IReadOnlyList<Guid>> AssignAsync(params (Guid Session, long? Staff)[] wanted) =>
        Office.AskAsync<EscortDesk, IReadOnlyList<Guid>>(desk => desk.AssignAsync(season.Edition, wanted.ToDictionary(each => each.Session, each => each.Staff), SeasonOffice.Staff));

    /// <summary>Those that take place, in the order of their groups.</summary>
    private Task<List<Meeting>> VisitsAsync() => Office.AskAsync<StartupsDb, List<Meeting>>(db => db.Meetings.AsNoTracking().Include(meeting => meeting.Session)
        .Where(meeting => meeting.Kind == MeetingKind.CompanyVisit && meeting.Session.CancelledAt == null).OrderBy(meeting => meeting.GroupId).ToListAsync());
}

public sealed class OutingOnSqliteTests() : OutingTests(new SqliteDatabase());

public sealed class OutingOnPostgresTests() : OutingTests(new PostgresDatabase());
