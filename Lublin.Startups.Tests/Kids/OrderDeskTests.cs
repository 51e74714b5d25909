using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>What staff change of groups in the order of a call, what meetings leave as it is, and what is written down for the file.</summary>
public abstract class OrderDeskTests : MailroomTests
{
    private readonly CallOffice call;

    protected OrderDeskTests(SharedSite site) : base(site) => call = new(Site);

    [Fact]
    public async Task Counts_change_by_the_rule_and_what_was_asked_for_beyond_is_kept()
    {
        await call.OpenAsync(groups: 9, children: 24);
        var group = await call.ConfirmAsync(24);

        Assert.Equal(new CountOutcome.Done(24, 3), await CountAsync(group, 27));
        var now = await call.NowAsync(group);
        Assert.Equal((24, 24, 3), (now.Children, now.Enrolment!.Seats, now.ChildrenAskedMore));

        Assert.Equal(new CountOutcome.Done(20, 0), await CountAsync(group, 20));
        Assert.Equal(4, (await call.OrderAsync()).Seating.Free);
    }

    [Fact]
    public async Task Who_saves_over_what_somebody_else_changed_is_told()
    {
        await call.OpenAsync(groups: 9, children: 50);
        var group = await call.ConfirmAsync(24);
        var seen = await call.NowAsync(group);
        await CountAsync(group, 20);
        Assert.IsType<CountOutcome.Overtaken>(await AtDeskAsync<OrderDesk, CountOutcome>(desk => desk.CountAsync(seen, seen.Version, 22, 2, Staff)));
        Assert.Equal(20, (await call.NowAsync(group)).Enrolment!.Seats);
    }

    [Fact]
    public async Task Children_who_came_along_to_a_meeting_take_no_seat_and_free_none()
    {
        await call.OpenAsync(groups: 1, children: 60);
        var (first, second) = (await call.ConfirmAsync(26), await call.ConfirmAsync(20));
        await Site.WriteAsync(async db =>
        {
            var edition = await db.Set<Web.Programmes.Edition>().Include(edition => edition.Sessions).SingleAsync(edition => edition.Id == call.Edition);
            var meeting = new Meeting(edition.AddSession(new(new(2027, 3, 16), new(9, 0), new(10, 30), RoomId: null), groupId: first.Id), first.Id, 1, MeetingKind.Animators, "Pierwsze");
            meeting.Log(new(Children: 31, Adults: 4, TeacherStayed: true, Note: null), Staff, Site.Clock.GetUtcNow());
            db.Add(meeting);
        });
        var before = (await call.OrderAsync()).Seating;
        await Site.WriteAsync(async db => (await db.Set<Meeting>().SingleAsync()).Log(new(Children: 3, Adults: 1, TeacherStayed: true, Note: null), Staff, Site.Clock.GetUtcNow()));
        await AtDeskAsync<OfferDesk, int>(desk => desk.EndAsync());

        Assert.Equal((26, 0, 1), (before.Confirmed, before.Offered, before.Waiting));
        Assert.Equal(before, (await call.OrderAsync()).Seating);
        Assert.Equal(EnrolmentState.Waiting, await call.StateAsync(second));
    }

    [Fact]
    public async Task A_protocol_keeps_the_order_as_it_stood_and_the_reasons_of_what_was_done_by_hand()
    {
        await call.OpenAsync(groups: 2, children: 60);
        var groups = new[] { await call.ConfirmAsync(26), await call.ConfirmAsync(25), await call.ConfirmAsync(10), await call.ConfirmAsync(9) };
        var last = (await call.NowAsync(groups[3])).EnrolmentId!.Value;
        await AtDeskAsync<PeopleDesk, QueueMove?>(desk => desk.MoveAsync(call.Edition, last, 1, "Błąd biura", Staff));
        var form = Guid.CreateVersion7();
        Assert.Equal(1, await ProtocolAsync(form));
        Assert.Equal(1, await ProtocolAsync(form));
        await AtDeskAsync<PeopleDesk, int>(desk => desk.CancelAsync(call.Edition, [groups[0].Enrolment!.Id], "Dyrekcja szkoły: remont", Staff));
        Assert.Equal(2, await ProtocolAsync(Guid.CreateVersion7()));

        var protocols = await Site.WithAsync(db => db.Protocols.AsNoTracking().OrderBy(protocol => protocol.Number).ToListAsync());

        Assert.Equal(
            [(1, "DZ-2027-001", 26, "Confirmed", null, null), (2, "DZ-2027-002", 25, "Confirmed", null, null), (3, "DZ-2027-003", 10, "Waiting", 2, null), (4, "DZ-2027-004", 9, "Waiting", 1, "Błąd biura")],
            protocols[0].Rows.Select(row => (row.Order, row.Number, row.Children, row.State, row.Place, row.Reason)));
        Assert.Equal(
            [("CancelledByOffice", "Dyrekcja szkoły: remont"), ("Confirmed", null), ("Waiting", null), ("Offered", "Błąd biura")],
            protocols[1].Rows.Select(row => (row.State, row.Reason)));
        Assert.Equal(groups[0].Enrolment!.EnrolledAt, protocols[0].Rows[0].ConfirmedAt);
    }

    [Fact]
    public async Task A_protocol_says_why_groups_wait_as_it_was_when_they_were_confirmed()
    {
        await call.OpenAsync(groups: 9, children: 44);
        var (first, second) = (await call.ConfirmAsync(26), await call.ConfirmAsync(25));
        await call.ConfirmAsync(10);
        await ProtocolAsync(Guid.CreateVersion7());
        await CountAsync(first, 20);
        await CountAsync(second, 27);
        await ProtocolAsync(Guid.CreateVersion7());

        var protocols = await Site.WithAsync(db => db.Protocols.AsNoTracking().OrderBy(protocol => protocol.Number).ToListAsync());

        Assert.All(protocols, protocol => Assert.Equal([(null, null, null), ("TooFewPlaces", 18, 25), ("OthersAreBefore", 18, 10)], protocol.Rows.Select(row => (row.Why, row.Free, row.Asked))));
        Assert.Equal(24, (await call.OrderAsync()).Seating.Free);
        using var staff = await Site.StaffAsync(Web.Data.StaffRole.Staff);
        Assert.Contains("Przy potwierdzeniu: dzieci 25, wolne miejsca 18.", HtmlWords.Of((await staff.OpenAsync("/biuro/dzieciaki/2027/protokol/2")).Document.QuerySelector("main")!.OuterHtml).Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_leaves_frees_its_window_and_nobody_comes_to_its_meetings()
    {
        await call.OpenAsync(groups: 2, children: 60);
        var group = await call.ConfirmAsync(26);
        await Site.WriteAsync(async db =>
        {
            var edition = await db.Set<Web.Programmes.Edition>().Include(edition => edition.Sessions).SingleAsync(edition => edition.Id == call.Edition);
            var window = new VisitWindow(call.Edition, new(new("Firma demo", "food", "ul. Demo 1", "Ada Gości", "firma@example.org", null)), new(MeetingKind.CompanyVisit, new(2027, 4, 6), new(9, 0), new(10, 30), 30, 6, Wheelchair: true));
            db.Add(window);
            await db.SaveChangesAsync();
            db.Add(Pairing.OfWindow(group.Id, window, Site.Clock.GetUtcNow()));
            var meeting = new Meeting(edition.AddSession(new(new(2027, 4, 6), new(9, 0), new(10, 30), RoomId: null), groupId: group.Id), group.Id, 4, MeetingKind.CompanyVisit, "Wizyta");
            meeting.Take(window);
            meeting.Publish(Site.Clock.GetUtcNow());
            db.Add(meeting);
        });

        await AtDeskAsync<PeopleDesk, int>(desk => desk.CancelAsync(call.Edition, [group.Enrolment!.Id], "Dyrekcja szkoły: remont", Staff));

        Assert.NotNull((await Site.WithAsync(db => db.Set<Pairing>().AsNoTracking().SingleAsync())).EndedAt);
        var left = await Site.WithAsync(db => db.Set<Meeting>().AsNoTracking().Include(meeting => meeting.Session).SingleAsync());
        Assert.Equal(("Dyrekcja szkoły: remont", Staff), (left.Session.CancelReason, left.CancelledBy));
        Assert.Contains(await Site.WithAsync(db => db.Outbox.Select(mail => mail.SubjectType).ToListAsync()), type => type == VisitHost.SubjectType);
    }

    private async Task<CountOutcome> CountAsync(SchoolGroup group, int children)
    {
        var now = await call.NowAsync(group);
        return await AtDeskAsync<OrderDesk, CountOutcome>(desk => desk.CountAsync(now, now.Version, children, 2, Staff));
    }

    private async Task<int> ProtocolAsync(Guid form)
    {
        var season = (await Site.WithAsync(db => db.SeasonAsync(CallOffice.Year)))!;
        return await AtDeskAsync<ProtocolDesk, int>(desk => desk.MakeAsync(season, form, Staff));
    }
}

public sealed class OrderDeskOnSqlite(SqliteSite site) : OrderDeskTests(site), IClassFixture<SqliteSite>;

public sealed class OrderDeskOnPostgres(PostgresSite site) : OrderDeskTests(site), IClassFixture<PostgresSite>;
