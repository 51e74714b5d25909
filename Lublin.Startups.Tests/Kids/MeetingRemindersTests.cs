using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>Reminders of meetings of groups: to whom they go, when, of what, and to whom not.</summary>
public abstract class MeetingRemindersTests(ITestDatabase database) : IAsyncLifetime
{
    private readonly TestOffice office = new(database, new TestClock());
    private HeldSeason season = null!;

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        season = new(office.DoAsync, office.Clock.GetUtcNow());
        await season.OpenAsync();
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task A_week_before_the_first_and_the_day_before_each_the_teacher_and_both_animators_are_reminded_once()
    {
        await season.MeetingAsync();
        await season.MeetingAsync(order: 2, HeldSeason.Day.AddDays(14));

        Assert.Equal(0, await TickAsync(HeldSeason.Day.AddDays(-7), new(8, 59)));
        Assert.Equal(3, await TickAsync(HeldSeason.Day.AddDays(-7), new(9, 0)));
        Assert.Equal(0, await TickAsync(HeldSeason.Day.AddDays(-7), new(9, 1)));
        Assert.Equal(3, await TickAsync(HeldSeason.Day.AddDays(-1), new(9, 0)));
        Assert.Equal(0, await TickAsync(HeldSeason.Day.AddDays(7), new(9, 0)));
        Assert.Equal(3, await TickAsync(HeldSeason.Day.AddDays(13), new(9, 0)));

        Assert.Equal(["presenter", "school-group"], (await MailsAsync()).Select(mail => mail.SubjectType).Distinct().Order());
    }

    [Fact]
    public async Task The_teachers_letter_asks_whether_as_many_come_until_the_day_that_is_enforced_and_leads_to_the_page()
    {
        await season.MeetingAsync();
        await TickAsync(HeldSeason.Day.AddDays(-7), new(9, 0));

        var letter = (await office.WriteAsync((await MailsAsync()).Single(mail => mail.SubjectType == "school-group")))!;
        var words = Plain(letter.Html);

        Assert.Equal("uczy@example.org", letter.To.Address);
        Assert.All(["Nadal 18 + 2?", "do poniedziałku 15 marca 2027, 8:45", "Spotkanie 1 z 5: „Poznajemy Koziołka”", "środa 17 marca 2027, 8:45–9:30", "Prowadzą: Zofia Demo-Kruk, Lena Demo-Kos"], part => Assert.Contains(part, words, StringComparison.Ordinal));
        Assert.Contains($"/szkola/grupy/{season.GroupUid}/obecna-liczba", letter.Html, StringComparison.Ordinal);
        var group = await office.AskAsync<StartupsDb, SchoolGroup>(db => db.SchoolGroups.AsNoTracking().SingleAsync());
        office.Clock.AdvanceTo(Warsaw.ToInstant(new(2027, 3, 15), new(8, 44)));
        Assert.IsType<ComingOutcome.Confirmed>(await CountAsync(group, 18, 2));
        office.Clock.AdvanceTo(Warsaw.ToInstant(new(2027, 3, 15), new(8, 45)));
        Assert.IsType<ComingOutcome.TooLate>(await CountAsync(group, 18, 2));
    }

    [Fact]
    public async Task An_animator_reads_of_the_group_its_needs_and_whom_to_call()
    {
        await season.MeetingAsync();
        await TickAsync(HeldSeason.Day.AddDays(-1), new(9, 0));

        var letter = (await office.WriteAsync((await MailsAsync()).First(mail => mail.SubjectType == "presenter")))!;

        Assert.All(
            ["18 dzieci i 2 osoby dorosłe, w wieku 6–7 lat", "1 osoba na wózku", "Anna Uczy, tel. 81 555 12 34", "Prowadzisz z: Zofia Demo-Kruk", "Szkoła demo nr 801", "Zobacz swoje spotkania"],
            part => Assert.Contains(part, Plain(letter.Html), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_host_is_reminded_of_the_visit_alone_a_week_and_a_day_before()
    {
        await season.MeetingAsync();
        var visit = HeldSeason.Day.AddDays(21);
        await season.VisitAsync(visit);

        await TickAsync(HeldSeason.Day.AddDays(-7), new(9, 0));
        await TickAsync(HeldSeason.Day.AddDays(-1), new(9, 0));
        Assert.DoesNotContain(await MailsAsync(), mail => mail.SubjectType == "visit-host");
        await TickAsync(visit.AddDays(-7), new(9, 0));
        await TickAsync(visit.AddDays(-1), new(9, 0));

        var theirs = (await MailsAsync()).Where(mail => mail.SubjectType == "visit-host").ToList();
        Assert.Equal(2, theirs.Count);
        Assert.All(["Szkoła demo nr 801, grupa „zerówka”", "18 dzieci i 2 osoby dorosłe", "Wejście od podwórka"], part => Assert.Contains(part, Plain((office.WriteAsync(theirs[1]).GetAwaiter().GetResult())!.Html), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_meeting_cancelled_an_hour_ago_or_never_published_nobody_is_reminded()
    {
        var cancelled = await season.MeetingAsync();
        await season.MeetingAsync(order: 2, HeldSeason.Day.AddDays(1), isPublished: false);
        await TickAsync(HeldSeason.Day.AddDays(-7), new(9, 0));
        var put = await MailsAsync();
        Assert.Equal(3, put.Count);
        office.Clock.AdvanceTo(Warsaw.ToInstant(HeldSeason.Day.AddDays(-1), new(8, 0)));
        await CancelAsync(cancelled);

        Assert.Equal(0, await TickAsync(HeldSeason.Day.AddDays(-1), new(9, 0)));
        Assert.Equal(0, await TickAsync(HeldSeason.Day, new(9, 0)));
        foreach (var mail in put)
            Assert.Null(await office.WriteAsync(mail));
    }

    [Fact]
    public async Task Who_is_not_cleared_on_the_day_is_not_reminded_and_the_plan_says_why()
    {
        await season.MeetingAsync();
        await season.ClearAsync(new("presenter", season.Animators[0]), HeldSeason.Day.AddDays(-1));

        Assert.Equal(2, await TickAsync(HeldSeason.Day.AddDays(-1), new(9, 0)));

        var plan = await PlanAsync("presenter", ReminderRule.DayBefore);
        Assert.Equal((ReminderState.Skipped, ReminderReason.NotCleared), (plan[season.Animators[0]].State, plan[season.Animators[0]].Reason));
        Assert.Equal(ReminderState.Sent, plan[season.Animators[1]].State);
        // Somebody whose check ends between the letter and its leaving gets none.
        await season.ClearAsync(new("presenter", season.Animators[1]), HeldSeason.Day.AddDays(-1));
        Assert.Null(await office.WriteAsync((await MailsAsync()).Single(mail => mail.SubjectType == "presenter")));
    }

    [Fact]
    public async Task A_host_who_is_not_cleared_is_not_reminded()
    {
        await season.VisitAsync(HeldSeason.Day, isCleared: false);

        await TickAsync(HeldSeason.Day.AddDays(-1), new(9, 0));

        Assert.DoesNotContain(await MailsAsync(), mail => mail.SubjectType == "visit-host");
        Assert.Equal(ReminderReason.NotCleared, (await PlanAsync("visit-host", ReminderRule.DayBefore))[season.Host].Reason);
    }

    [Fact]
    public async Task Who_said_that_they_cannot_come_is_not_reminded()
    {
        var session = await season.MeetingAsync();
        await office.AskAsync<MeetingDesk, bool>(desk => desk.CannotComeAsync(session, season.Animators[0]));

        Assert.Equal(2, await TickAsync(HeldSeason.Day.AddDays(-1), new(9, 0)));

        Assert.Equal(ReminderReason.WillBeAbsent, (await PlanAsync("presenter", ReminderRule.DayBefore))[season.Animators[0]].Reason);
    }

    [Fact]
    public async Task Who_has_no_address_is_called_the_day_before()
    {
        var group = await season.GroupAsync("Smerfy", email: null);
        await season.MeetingAsync(group: group, isLed: false);
        await season.VisitAsync(HeldSeason.Day.AddDays(1), email: null);

        Assert.Equal(0, await TickAsync(HeldSeason.Day.AddDays(-7), new(9, 0)));
        await TickAsync(HeldSeason.Day.AddDays(-1), new(9, 0));
        await TickAsync(HeldSeason.Day, new(9, 0));

        var calls = await office.AskAsync<StartupsDb, List<PhoneCall>>(db => db.PhoneCalls.AsNoTracking().OrderBy(call => call.Id).ToListAsync());
        Assert.Equal([(PhoneCallKind.Reminder, $"school-group:{group}"), (PhoneCallKind.Reminder, $"visit-host:{season.Host}")], calls.Select(call => (call.About, call.Subject.ToString())));
    }

    [Fact]
    public async Task The_gala_is_told_to_every_teacher_the_day_before_and_one_teacher_hears_of_all_their_groups_in_one_letter()
    {
        await season.GroupAsync("Smerfy");
        await season.GroupAsync("Gumisie", email: "inny@example.org");

        Assert.Equal(0, await TickAsync(HeldSeason.Gala.AddDays(-7), new(9, 0)));
        Assert.Equal(2, await TickAsync(HeldSeason.Gala.AddDays(-1), new(9, 0)));

        var letter = (await office.WriteAsync((await MailsAsync())[^1]))!;
        Assert.Equal("uczy@example.org", letter.To.Address);
        Assert.All(["Gala programu Przedsiębiorcze dzieciaki", "grupa „zerówka”", "grupa „Smerfy”"], part => Assert.Contains(part, Plain(letter.Html), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_group_that_gave_its_place_back_is_told_nothing()
    {
        await season.MeetingAsync(isLed: false);
        await office.DoAsync<StartupsDb>(async db =>
        {
            (await db.Enrolments.SingleAsync()).Withdraw(office.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });

        Assert.Equal(0, await TickAsync(HeldSeason.Day.AddDays(-7), new(9, 0)));
    }

    [Fact]
    public async Task Held_mail_of_a_season_holds_its_reminders()
    {
        await season.MeetingAsync();
        await TickAsync(HeldSeason.Day.AddDays(-7), new(9, 0));

        Assert.Equal(3, await office.AskAsync<StartupsDb, int>(db => new HoldingTopic().About(db, db.Outbox, [season.Edition]).CountAsync()));
        Assert.Equal(0, await office.AskAsync<StartupsDb, int>(db => new HoldingTopic().About(db, db.Outbox, [season.Edition + 1]).CountAsync()));
    }

    private static string Plain(string html) => HtmlWords.Of(html).Replace('\u00A0', ' ').Replace("\u2060", "", StringComparison.Ordinal);

    private async Task<int> TickAsync(DateOnly day, TimeOnly time)
    {
        office.Clock.AdvanceTo(Warsaw.ToInstant(day, time));
        return (await office.AskAsync<ReminderDesk, RemindersPut>(desk => desk.PutDueAsync())).Mails;
    }

    private Task<List<OutboxMail>> MailsAsync() => office.MailsAsync(HoldingMails.Reminder);

    private Task<ComingOutcome> CountAsync(SchoolGroup group, int children, int adults) => office.AskAsync<CountDesk, ComingOutcome>(desk => desk.ConfirmAsync(group, children, adults));

    private Task<Dictionary<long, ReminderAnswer>> PlanAsync(string who, ReminderRule rule) => office.AskAsync<ReminderDesk, Dictionary<long, ReminderAnswer>>(async desk =>
        (await desk.PlannedAsync(office.Clock.GetUtcNow().AddDays(-10), office.Clock.GetUtcNow().AddDays(10)))
            .Where(planned => planned.Rule == rule && planned.Recipient.Subject.Type == who).ToDictionary(planned => planned.Recipient.Subject.Id, planned => planned.Answer));

    private Task CancelAsync(Guid session) => office.DoAsync<StartupsDb>(async db =>
    {
        (await db.Sessions.SingleAsync(each => each.Uid == session)).Cancel(office.Clock.GetUtcNow(), "Awaria");
        await db.SaveChangesAsync();
    });
}

public sealed class MeetingRemindersOnSqliteTests() : MeetingRemindersTests(new SqliteDatabase());

public sealed class MeetingRemindersOnPostgresTests() : MeetingRemindersTests(new PostgresDatabase());
