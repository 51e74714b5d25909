using FsCheck.Fluent;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

public abstract class ReminderDeskTests(ITestDatabase database) : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 11, 24);
    private readonly TestOffice office = new(database, new TestClock(new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero)));
    private SessionPlan plan = null!;

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        plan = new(Day, new(17, 0), new(19, 30), await office.OpenRoomAsync());
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Theory]
    [InlineData("pl", "Jutro o 17:00: KSeF bez stresu", "Jutro o 17:00 spotykamy się")]
    [InlineData("en", "Tomorrow at 17:00: KSeF bez stresu EN", "Tomorrow at 17:00 we meet")]
    [InlineData("uk", "Завтра, 17:00: KSeF bez stresu УК", "Завтра о 17:00 зустрічаємося")]
    public async Task A_person_is_reminded_a_week_and_a_day_before_in_their_language(string language, string subject, string heading)
    {
        var edition = await office.PublishAsync(1, [plan]);
        var theirs = await office.EnrolAsync(edition, language: language);
        await office.EnrolAsync(edition);
        Assert.Equal(0, await PutAtAsync(Day.AddDays(-7), 8, 59));
        Assert.Equal(1, await PutAtAsync(Day.AddDays(-7), 9));
        Assert.Equal(0, await PutAtAsync(Day.AddDays(-1), 8, 59));
        Assert.Equal(1, await PutAtAsync(Day.AddDays(-1), 9));
        Assert.Equal(0, await PutAtAsync(Day.AddDays(-1), 9, 1));
        var letter = (await office.LastAsync(RosterMails.Reminder))!;
        Assert.Equal(subject, letter.Subject);
        Assert.Contains(heading, letter.Text);
        Assert.Contains(theirs.Number, letter.Html);
        Assert.Equal(theirs.Applicant.Email, letter.To.Address);
    }

    [Theory]
    [InlineData("pl", "Zobacz dojazd i swój zapis", "Zobacz swój zapis")]
    [InlineData("en", "See directions and your sign-up", "See your sign-up")]
    [InlineData("uk", "Переглянути запис і як дістатися", "Переглянути запис")]
    public async Task Directions_are_offered_only_where_there_is_a_venue(string language, string there, string online)
    {
        var edition = await office.PublishAsync(1, [plan, new(Day.AddDays(1), new(17, 0), new(19, 0), null, "https://spotkanie.test/1")]);
        await office.EnrolAsync(edition, language: language);

        await PutAtAsync(Day.AddDays(-1), 9);
        var first = (await office.LastAsync(RosterMails.Reminder))!;
        await PutAtAsync(Day, 9);
        var second = (await office.LastAsync(RosterMails.Reminder))!;

        Assert.Contains(there + ":", first.Text);
        Assert.Contains(there, HtmlWords.Of(first.Html));
        Assert.Contains(online + ":", second.Text);
        Assert.Contains(online, HtmlWords.Of(second.Html));
        Assert.DoesNotContain(there, HtmlWords.Of(second.Html));
    }

    [Fact]
    public async Task A_late_start_still_reminds_and_says_today_but_not_in_the_last_two_hours()
    {
        await office.EnrolAsync(await office.PublishAsync(5, [plan]));
        await office.EnrolAsync(await office.PublishAsync(5, [plan with { Start = new(16, 0) }]));
        Assert.Equal(1, await PutAtAsync(Day, 14, 59));
        Assert.StartsWith("Dzisiaj o 17:00", (await office.LastAsync(RosterMails.Reminder))!.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reminder_that_was_held_up_until_it_is_missed_is_not_sent_late()
    {
        await office.EnrolAsync(await office.PublishAsync(5, [plan]));
        await PutAtAsync(Day.AddDays(-7), 9);
        office.Clock.AdvanceTo(At(Day.AddDays(-2), 16, 59));
        Assert.NotNull(await office.LastAsync(RosterMails.Reminder));
        office.Clock.AdvanceTo(At(Day.AddDays(-2), 17));
        Assert.Null(await office.LastAsync(RosterMails.Reminder));

        await PutAtAsync(Day.AddDays(-1), 9);
        office.Clock.AdvanceTo(At(Day, 14, 59));
        Assert.NotNull(await office.LastAsync(RosterMails.Reminder));
        office.Clock.AdvanceTo(At(Day, 15));
        Assert.Null(await office.LastAsync(RosterMails.Reminder));
    }

    [Fact]
    public async Task Two_people_with_one_address_get_a_reminder_each_in_their_own_language()
    {
        var edition = await office.PublishAsync(5, [plan]);
        var anna = await office.EnrolAsync(edition, "Anna Test", "biuro@example.org");
        var jan = await office.EnrolAsync(edition, "Jan Test", "biuro@example.org", "uk");

        Assert.Equal(2, await PutAtAsync(Day.AddDays(-1), 9));

        var mails = (await office.MailsAsync(RosterMails.Reminder)).OrderBy(mail => mail.SubjectId).ToList();
        Assert.Equal([(anna.Id, "pl"), (jan.Id, "uk")], mails.Select(mail => (mail.SubjectId, mail.Language)));
        Assert.Contains(jan.Number, (await office.WriteAsync(mails[1]))!.Html);
        Assert.DoesNotContain(jan.Number, (await office.WriteAsync(mails[0]))!.Html);
    }

    [Fact]
    public async Task A_start_at_eleven_reminds_for_nine()
    {
        await office.EnrolAsync(await office.PublishAsync(5, [plan]));
        Assert.Equal(1, await PutAtAsync(Day.AddDays(-1), 11));
    }

    [Fact]
    public async Task Two_trainings_on_one_morning_are_one_mail()
    {
        var email = "anna@example.org";
        await office.EnrolAsync(await office.PublishAsync(5, [plan]), email: email);
        await office.EnrolAsync(await office.PublishAsync(5, [plan with { Start = new(9, 0), End = new(11, 0) }], title: "Pierwszy biznesplan"), email: "Anna@example.org");
        await office.EnrolAsync(await office.PublishAsync(5, [plan with { Date = Day.AddDays(6) }], title: "Podatki"), email: email);
        Assert.Equal(1, await PutAtAsync(Day.AddDays(-7), 9));
        Assert.Equal(1, await PutAtAsync(Day.AddDays(-1), 9));
        var letter = (await office.LastAsync(RosterMails.Reminder))!;
        Assert.Equal("Jutro o 9:00: Pierwszy biznesplan i jeszcze 2 spotkania", letter.Subject);
        Assert.All(["Przypominamy o 3 spotkaniach", "Pierwszy biznesplan", "KSeF bez stresu", "Podatki"], part => Assert.Contains(part, letter.Text));
        Assert.Equal(5, await office.AskAsync<StartupsDb, int>(db => db.Reminders.CountAsync()));
    }

    [Fact]
    public async Task Later_sessions_are_announced_the_day_before_only()
    {
        await office.EnrolAsync(await office.PublishAsync(5, [plan, plan with { Date = Day.AddDays(7) }]));
        Assert.Equal(1, await PutAtAsync(Day.AddDays(-1), 10));
        Assert.Equal(0, await PutAtAsync(Day, 10));
        Assert.Equal(1, await PutAtAsync(Day.AddDays(6), 10));
    }

    [Fact]
    public async Task Whoever_signs_up_after_the_morning_or_said_they_are_absent_is_not_reminded()
    {
        var edition = await office.PublishAsync(5, [plan]);
        var absent = await office.EnrolAsync(edition);
        await office.DoAsync<AbsenceDesk>(desk => desk.MissAsync(absent.Id, edition.Sessions.Single().Id, edition.FirstStart));
        office.Clock.AdvanceTo(At(Day.AddDays(-1), 9, 30));
        await office.EnrolAsync(edition);
        Assert.Equal(0, await PutAtAsync(Day.AddDays(-1), 10));
    }

    [Fact]
    public async Task A_reminder_loses_its_reason_with_the_place_the_session_or_the_date()
    {
        var edition = await office.PublishAsync(5, [plan]);
        var session = edition.Sessions.Single().Id;
        var withdrawn = await office.EnrolAsync(edition);
        var moved = await office.EnrolAsync(edition);
        await PutAtAsync(Day.AddDays(-1), 9);
        await office.DoAsync<EnrolmentDesk>(desk => desk.WithdrawAsync(withdrawn));
        var mails = await office.MailsAsync(RosterMails.Reminder);
        Assert.Null(await office.WriteAsync(mails.Single(mail => mail.SubjectId == withdrawn.Id)));
        Assert.NotNull(await office.WriteAsync(mails.Single(mail => mail.SubjectId == moved.Id)));

        await office.DoAsync<SessionDesk>(desk => desk.MoveAsync(edition.Id, session, plan with { Date = Day.AddDays(2) }, "staff:1"));
        Assert.Null(await office.WriteAsync(mails.Single(mail => mail.SubjectId == moved.Id)));
        Assert.Equal(1, await PutAtAsync(Day.AddDays(1), 9));
        Assert.NotNull(await office.LastAsync(RosterMails.Reminder));

        await office.DoAsync<EditionDesk>(desk => desk.CancelAsync(edition.Id, "Powód", "staff:1"));
        Assert.Null(await office.LastAsync(RosterMails.Reminder));
        Assert.Equal(0, await PutAtAsync(Day.AddDays(1), 10));
    }

    [Fact]
    public async Task More_people_than_fit_into_one_commit_are_each_reminded_once()
    {
        var edition = await office.PublishAsync(2000, [plan]);
        var now = office.Clock.GetUtcNow();
        await office.DoAsync<RosterBook>(book => book.ChangeAsync(edition.Id, Actor.Participant, roster =>
        {
            foreach (var n in Enumerable.Range(0, 1100))
            {
                var newcomer = new Enrolment(roster.Edition, new(
                    Guid.CreateVersion7(), n, new("Anna", $"anna{n}@example.org", null, Situation.PlansFirm), 1, "pl", "1", "1", QueueIfFull: true), now);
                roster.Db.Add(newcomer);
                roster.Note(roster.Roster.Admit(newcomer, now));
            }

            return true;
        }));
        Assert.Equal(1100, await PutAtAsync(Day.AddDays(-1), 9));
        Assert.Equal(0, await PutAtAsync(Day.AddDays(-1), 9, 1));
        Assert.Equal(1100, (await office.MailsAsync(RosterMails.Reminder)).Select(mail => mail.SubjectId).Distinct().Count());
    }

    [Fact]
    public async Task However_often_and_whenever_it_looks_each_reminder_goes_once()
    {
        // Each run is a new scope over the same database, as after a restart: nothing is remembered but the ledger.
        var edition = await office.PublishAsync(50, [plan, plan with { Date = Day.AddDays(3) }]);
        foreach (var n in Enumerable.Range(0, 3))
            await office.EnrolAsync(edition, email: $"anna{n}@example.org");
        var looks = Gen.Choose(0, 12 * 24 * 60).ListOf(40).Sample(1).Single().Order().Select(minute => At(Day.AddDays(-8), 8).AddMinutes(minute)).ToList();
        foreach (var look in looks)
            await PutAsync(look);
        var ledger = await office.AskAsync<StartupsDb, List<Reminder>>(db => db.Reminders.AsNoTracking().ToListAsync());
        (DateTimeOffset Due, DateTimeOffset Missed)[] spans =
        [
            (At(Day.AddDays(-7), 9), At(Day.AddDays(-2), 17)),
            (At(Day.AddDays(-1), 9), At(Day, 15)),
            (At(Day.AddDays(2), 9), At(Day.AddDays(3), 15)),
        ];
        var awake = looks.Where(look => Warsaw.ToLocal(look).Hour is >= 8 and < 20).ToList();
        var reminded = spans.Where(span => awake.Exists(look => span.Due <= look && look < span.Missed)).Select(span => span.Due);
        Assert.Equal(
            reminded.SelectMany(due => Enumerable.Repeat(due, 3)),
            ledger.Select(row => row.PlannedFor).Order());
        Assert.Equal(ledger.Count, ledger.Select(row => (row.Rule, row.Occasion, row.Recipient)).Distinct().Count());
        Assert.Equal(ledger.Count, (await office.MailsAsync(RosterMails.Reminder)).Count);
    }

    [Fact]
    public async Task Staff_read_what_goes_out_to_whom_and_what_is_skipped_and_why()
    {
        var edition = await office.PublishAsync(1, [plan]);
        await office.EnrolAsync(edition, "Anna Test");
        await office.EnrolAsync(edition, "Jan Test");
        await PutAtAsync(Day.AddDays(-7), 9);
        var now = office.Clock.GetUtcNow();
        var planned = await office.AskAsync<ReminderDesk, IReadOnlyList<PlannedReminder>>(desk => desk.PlannedAsync(now.AddDays(-1), now.AddDays(7)));
        Assert.Equal(
            ["WeekBefore Anna Test Sent ", "WeekBefore Jan Test Skipped HasNoPlace", "DayBefore Anna Test NotYet ", "DayBefore Jan Test Skipped HasNoPlace"],
            planned.OrderBy(row => row.Rule).ThenBy(row => row.Recipient.Name)
                .Select(row => $"{row.Rule} {row.Recipient.Name} {row.Answer.State} {row.Answer.Reason}"));
    }

    private Task<int> PutAtAsync(DateOnly date, int hour, int minute = 0) => PutAsync(At(date, hour, minute));

    private async Task<int> PutAsync(DateTimeOffset instant)
    {
        office.Clock.AdvanceTo(instant);
        return (await office.AskAsync<ReminderDesk, RemindersPut>(desk => desk.PutDueAsync())).Mails;
    }

    private static DateTimeOffset At(DateOnly date, int hour, int minute = 0) => Warsaw.ToInstant(date, new(hour, minute));
}

public sealed class ReminderDeskOnSqliteTests() : ReminderDeskTests(new SqliteDatabase());

public sealed class ReminderDeskOnPostgresTests() : ReminderDeskTests(new PostgresDatabase());
