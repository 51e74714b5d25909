using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>Whatever was said of a date ends when the date moves, and holds when only the place changes.</summary>
public abstract class DateStatementsTests(ITestDatabase database) : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 12, 14);
    private readonly TestOffice office = new(database, new TestClock());
    private Edition edition = null!;
    private SessionPlan plan = null!;

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        plan = new(Day, new(17, 0), new(19, 30), await office.OpenRoomAsync());
        edition = await office.PublishAsync(9, [plan, plan with { Date = Day.AddDays(7) }]);
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Theory]
    [InlineData("pl", "dotyczyła poprzedniego terminu i już nie obowiązuje")]
    [InlineData("en", "was for the earlier date and no longer counts")]
    [InlineData("uk", "стосувалося попередньої дати й більше не діє")]
    public async Task Who_could_not_come_is_asked_again_in_the_letter_about_the_move(string language, string asked)
    {
        var anna = await office.EnrolAsync(edition, language: language);
        var ewa = await office.EnrolAsync(edition, language: language);
        Assert.True(await MissAsync(anna));

        await MoveAsync(plan with { Start = new(16, 0) });

        var letters = (await office.MailsAsync(RosterMails.Moved)).ToDictionary(mail => mail.SubjectId);
        var theirs = (await office.WriteAsync(letters[anna.Id]))!;
        Assert.Contains(asked, theirs.Text);
        Assert.Contains(asked, HtmlWords.Of(theirs.Html));
        Assert.DoesNotContain(asked, (await office.WriteAsync(letters[ewa.Id]))!.Text);
        Assert.Equal(0, await OpenAbsencesAsync());
        Assert.Equal(["Confirmed", "WillMiss", "AbsenceEnded"], await office.AskAsync<StartupsDb, List<string>>(db => db.VerbsAsync(anna.Id)));
    }

    [Fact]
    public async Task Another_room_or_link_leaves_what_was_said_of_the_date()
    {
        var anna = await office.EnrolAsync(edition);
        await MissAsync(anna);

        await MoveAsync(plan with { RoomId = null, OnlineLink = "https://spotkanie.test/1" });

        Assert.Equal(1, await OpenAbsencesAsync());
        var letter = (await office.LastAsync(RosterMails.Moved))!;
        Assert.Empty(letter.Calendars);
        Assert.DoesNotContain("Załącznik", letter.Text);
    }

    [Fact]
    public async Task Whoever_answers_for_the_date_before_has_not_answered_for_this_one()
    {
        var anna = await office.EnrolAsync(edition);
        await MoveAsync(plan with { Date = Day.AddDays(1) });

        Assert.False(await MissAsync(anna));

        Assert.Equal(0, await OpenAbsencesAsync());
        Assert.Empty(await office.MailsAsync(RosterMails.WillMiss));
    }

    [Fact]
    public async Task Marks_and_minutes_of_a_date_that_moves_are_gone_and_the_history_knows_them()
    {
        var anna = await office.EnrolAsync(edition);
        var session = edition.Held.First().Id;
        office.Clock.AdvanceTo(Warsaw.ToInstant(Day, new(16, 30)));
        Assert.Equal(MarkOutcome.Done, await office.AskAsync<AttendanceDesk, MarkOutcome>(desk => desk.MarkAsync(session, anna.Id, new(Presence.Late, 15), "staff:2")));

        await MoveAsync(plan with { Date = Day.AddDays(1) });

        var list = (await office.AskAsync<StartupsDb, AttendanceList?>(db => db.AttendanceListAsync(session)))!;
        Assert.Null(Assert.Single(list.Lines).Mark);
        var last = await office.AskAsync<StartupsDb, History>(db => db.History.OrderBy(row => row.Id).Where(row => row.Verb == "AttendanceCleared").SingleAsync());
        Assert.Equal((anna.Id, "staff:1", $$$"""{"session":{{{session}}},"changes":{"presence":["Late",null],"minutes":[15,null]}}"""), (last.SubjectId, last.Actor, last.Details));
    }

    [Fact]
    public async Task A_call_that_reminds_of_the_date_before_is_no_longer_to_be_made()
    {
        await office.AskAsync<RosterBook, Enrolment>(book => book.TakeInAsync(edition.Id, "Anna"));
        office.Clock.AdvanceTo(Warsaw.ToInstant(Day.AddDays(-1), new(9, 0)));
        Assert.Equal(1, (await office.AskAsync<ReminderDesk, RemindersPut>(desk => desk.PutDueAsync())).Calls);
        office.Clock.Advance(TimeSpan.FromMinutes(5));

        await MoveAsync(plan with { Date = Day.AddDays(3) });

        Assert.Equal(["Anna:Confirmed", "Anna:Moved"], (await ToCallAsync()).Order());
        office.Clock.AdvanceTo(Warsaw.ToInstant(Day.AddDays(2), new(9, 0)));
        Assert.Equal(1, (await office.AskAsync<ReminderDesk, RemindersPut>(desk => desk.PutDueAsync())).Calls);
        Assert.Equal(["Anna:Confirmed", "Anna:Moved", "Anna:Reminder"], (await ToCallAsync()).Order());
    }

    [Fact]
    public async Task A_venue_that_was_told_of_needs_is_told_again_for_the_date_as_it_is_now()
    {
        await office.EnrolAsync(edition, needs: Needs.SignLanguage);
        office.Clock.AdvanceTo(Warsaw.ToInstant(Day.AddDays(-6), new(12, 0)));
        Assert.True(await office.AskAsync<NeedsDesk, bool>(desk => desk.TellAsync(edition.Id, "SignLanguage=1", "staff:1")));
        Assert.Empty(await DueAsync());
        office.Clock.Advance(TimeSpan.FromMinutes(5));

        await MoveAsync(plan with { Date = Day.AddDays(1) });

        Assert.Single(await DueAsync());
        Assert.False((await office.AskAsync<StartupsDb, EditionNeeds?>(db => db.EditionNeedsAsync(edition.Id)))!.IsTold);
        Assert.True(await office.AskAsync<NeedsDesk, bool>(desk => desk.TellAsync(edition.Id, "SignLanguage=1", "staff:1")));
        Assert.Empty(await DueAsync());
    }

    [Fact]
    public async Task A_letter_about_an_absence_is_not_sent_once_it_is_untrue()
    {
        var anna = await office.EnrolAsync(edition);
        await MissAsync(anna);
        Assert.NotNull(await office.LastAsync(RosterMails.WillMiss));

        Assert.True(await TakeBackAsync(anna));
        Assert.True(await TakeBackAsync(anna));

        Assert.Null(await office.LastAsync(RosterMails.WillMiss));
        Assert.NotNull(await office.WriteAsync(Assert.Single(await office.MailsAsync(RosterMails.WillCome))));
        await MissAsync(anna);
        Assert.Null(await office.LastAsync(RosterMails.WillCome));
        office.Clock.AdvanceTo(Warsaw.ToInstant(Day, new(17, 0)));
        Assert.False(await TakeBackAsync(anna));
    }

    private Task<bool> MissAsync(Enrolment enrolment) => office.AskAsync<AbsenceDesk, bool>(desk => desk.MissAsync(enrolment.Id, edition.Held.First().Id, Warsaw.ToInstant(Day, plan.Start)));

    private Task<bool> TakeBackAsync(Enrolment enrolment) => office.AskAsync<AbsenceDesk, bool>(desk => desk.TakeBackAsync(enrolment.Id, edition.Held.First().Id));

    private async Task MoveAsync(SessionPlan to) => Assert.IsType<SessionOutcome.Done>(
        await office.AskAsync<SessionDesk, SessionOutcome>(desk => desk.MoveAsync(edition.Id, edition.Held.First().Id, to, "staff:1")));

    private Task<int> OpenAbsencesAsync() => office.AskAsync<StartupsDb, int>(db => db.Absences.Open().CountAsync());

    private Task<IReadOnlyList<string>> ToCallAsync() => office.AskAsync<StartupsDb, IReadOnlyList<string>>(db => db.ToCallAsync(office.Clock.GetUtcNow()));

    private Task<IReadOnlyList<NeedsDue>> DueAsync() => office.AskAsync<StartupsDb, IReadOnlyList<NeedsDue>>(db => db.NeedsDueAsync(office.Clock.GetUtcNow()));
}

public sealed class DateStatementsOnSqlite() : DateStatementsTests(new SqliteDatabase());

public sealed class DateStatementsOnPostgres() : DateStatementsTests(new PostgresDatabase());
