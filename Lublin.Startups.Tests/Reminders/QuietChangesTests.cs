using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>A reminder whose time had passed when a change made it is not put: the letter about the change has told people.</summary>
public abstract class QuietChangesTests(SharedSite site) : MailroomTests(site)
{
    private static readonly DateOnly Day = new(2026, 12, 1);

    [Fact]
    public async Task A_session_added_for_tomorrow_is_told_once_and_one_added_for_later_is_reminded_of()
    {
        var edition = await OfferAsync(new() { Date = Day });
        await EnrolAsync(edition);
        var room = await RoomAsync();
        At(Day.AddDays(1), 10);

        await AddAsync(edition, new(Day.AddDays(2), new(17, 0), new(19, 0), room));
        await AddAsync(edition, new(Day.AddDays(3), new(17, 0), new(19, 0), room));

        Assert.Equal(0, await PutAsync());
        At(Day.AddDays(2), 9);
        Assert.Equal(1, await PutAsync());
        Assert.Equal([RosterMails.Confirmed, RosterMails.SessionAdded, RosterMails.SessionAdded, RosterMails.Reminder], await MailsAsync());
    }

    [Fact]
    public async Task A_session_added_in_front_is_not_announced_a_week_before_once_that_morning_is_over()
    {
        var edition = await OfferAsync(new() { Date = Day.AddDays(14) });
        await EnrolAsync(edition);
        At(Day.AddDays(-4), 12);

        await AddAsync(edition, new(Day, new(17, 0), new(19, 0), await RoomAsync()));

        Assert.Equal(0, await PutAsync());
        At(Day.AddDays(-1), 9);
        Assert.Equal(1, await PutAsync());
    }

    [Fact]
    public async Task A_session_that_became_the_first_when_another_was_cancelled_is_announced_only_if_its_morning_comes_later()
    {
        var edition = await OfferAsync(new() { Date = Day, Sessions = 2 });
        await EnrolAsync(edition);
        var sessions = await Site.WithAsync(db => db.Sessions.OrderBy(each => each.Id).Select(each => each.Id).ToListAsync());
        At(Day.AddDays(-7), 9);
        Assert.Equal(1, await PutAsync());
        At(Day, 9, 30);
        await AtDeskAsync<ReminderDesk, RemindersPut>(desk => desk.PutDueAsync());
        var before = (await MailsAsync()).Count;

        await CancelAsync(edition, sessions[0]);

        Assert.Equal(0, await PutAsync());
        Assert.Equal(before + 1, (await MailsAsync()).Count);
        At(Day.AddDays(6), 9);
        Assert.Equal(1, await PutAsync());
    }

    [Fact]
    public async Task A_session_that_became_the_first_before_its_morning_is_announced_a_week_before()
    {
        var edition = await OfferAsync(new() { Date = Day, Sessions = 2 });
        await EnrolAsync(edition);
        var first = await Site.WithAsync(db => db.Sessions.OrderBy(each => each.Id).Select(each => each.Id).FirstAsync());
        At(Day.AddDays(-7), 9);
        await PutAsync();
        At(Day.AddDays(-1), 12);
        await CancelAsync(edition, first);
        Assert.Equal(0, await PutAsync());

        At(Day, 9);

        Assert.Equal(1, await PutAsync());
    }

    [Fact]
    public async Task Whoever_says_that_they_come_after_all_is_not_reminded_at_once()
    {
        var edition = await OfferAsync(new() { Date = Day, Sessions = 2 });
        var anna = await EnrolAsync(edition);
        var choices = (await OpenAsync(anna, "rezygnacja")).Document.QuerySelectorAll("input[type=radio]").Select(input => input.GetAttribute("value")!).ToList();
        await SendAsync(anna, "rezygnacja", Answer("What", choices[0]));
        At(Day.AddDays(-1), 10);
        Assert.Equal(0, await PutAsync());

        await SendAsync(anna, "", form: "form[action$=przyjde]");

        Assert.Equal(0, await PutAsync());
        At(Day.AddDays(6), 9);
        Assert.Equal(1, await PutAsync());
    }

    private Task<long> RoomAsync() => Site.WithAsync(db => db.Rooms.Select(room => room.Id).SingleAsync());

    private Task<SessionOutcome> AddAsync(long edition, SessionPlan plan) => AtDeskAsync<SessionDesk, SessionOutcome>(desk => desk.AddAsync(edition, plan, Staff));

    private Task<SessionOutcome> CancelAsync(long edition, long session) => AtDeskAsync<SessionDesk, SessionOutcome>(desk => desk.CancelAsync(edition, session, "Awaria", Staff));

    private async Task<int> PutAsync() => (await AtDeskAsync<ReminderDesk, RemindersPut>(desk => desk.PutDueAsync())).Mails;

    private void At(DateOnly date, int hour, int minute = 0) => Site.Clock.AdvanceTo(Warsaw.ToInstant(date, new(hour, minute)));
}

public sealed class QuietChangesOnSqlite(SqliteSite site) : QuietChangesTests(site), IClassFixture<SqliteSite>;

public sealed class QuietChangesOnPostgres(PostgresSite site) : QuietChangesTests(site), IClassFixture<PostgresSite>;
