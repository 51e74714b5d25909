using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>What speakers and hosts hear before and after lectures, by the tick, the plan and the ledger of all reminders.</summary>
public abstract class LectureRemindersTests(ITestDatabase database) : LectureOfficeTests(database)
{
    private long speaker;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        speaker = await Office.AskAsync<StartupsDb, long>(async db =>
        {
            var presenter = new Presenter(new PresenterFacts("Anna Mówi", new("pl", "Prowadzi firmę.")) { Email = "anna@example.org", Phone = "+48500100200", Language = "en" });
            db.Add(new SpeakerProfile(presenter, new(null, Stories.Both, [], null, null)));
            await db.SaveChangesAsync();
            return presenter.Id;
        });
    }

    [Fact]
    public async Task A_week_before_the_first_and_the_day_before_each_both_are_reminded_once()
    {
        await Lectures.PublishedAsync("Finanse", [Plan, Plan with { Date = Day.AddDays(14) }], Entry.Free, speaker);

        Assert.Equal(0, await TickAsync(Day.AddDays(-7), new(8, 59)));
        Assert.Equal(2, await TickAsync(Day.AddDays(-7), new(9, 0)));
        Assert.Equal(0, await TickAsync(Day.AddDays(-7), new(9, 1)));
        Assert.Equal(2, await TickAsync(Day.AddDays(-1), new(9, 0)));
        // The week before the second is nobody's; after the first only its number is wanted.
        Assert.Equal(1, await TickAsync(Day.AddDays(7), new(9, 0)));
        Assert.Equal(2, await TickAsync(Day.AddDays(13), new(9, 0)));

        Assert.Equal(["host:1", $"presenter:{speaker}"], (await MailsAsync()).Select(mail => mail.Subject.ToString()).Distinct().Order());
    }

    [Fact]
    public async Task The_letter_names_place_way_in_contact_and_expected_heads_in_the_persons_language_with_a_calendar_part()
    {
        await Lectures.PublishedAsync("Finanse", [Plan], Entry.Free, speaker);
        await TickAsync(Day.AddDays(-1), new(9, 0));

        var theirs = (await Office.WriteAsync((await MailsAsync()).Single(mail => mail.SubjectType == "presenter")))!;
        var hosts = (await Office.WriteAsync((await MailsAsync()).Single(mail => mail.SubjectType == "host")))!;

        Assert.Equal(("Reminder: Finanse, Tue 2 March, 10:15", "anna@example.org"), (theirs.Subject, theirs.To.Address));
        Assert.All(["Sala demo 1, Wydział Ekonomiczny", "Wejście bez progu", "Jan Gospodarz, Biuro Karier", "gospodarz@example.org", "Expected audience: 40", "See your lectures"], part => Assert.Contains(part, HtmlWords.Of(theirs.Html), StringComparison.Ordinal));
        Assert.Equal("Przypomnienie: Finanse, wt. 2 marca, 10:15", hosts.Subject);
        Assert.All(["Anna Mówi", "500 100 200", "Spodziewane osoby: 40"], part => Assert.Contains(part, HtmlWords.Of(hosts.Html).Replace('\u00A0', ' '), StringComparison.Ordinal));
        Assert.Equal("REQUEST", Assert.Single(theirs.Calendars).Method);
        Assert.Contains($"-presenter-{speaker}", theirs.Calendars[0].Ics.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_morning_after_the_host_is_asked_once_and_not_once_it_is_counted_and_the_speaker_is_thanked_once()
    {
        var edition = await Lectures.PublishedAsync("Finanse", [Plan, Plan with { Date = Day.AddDays(1) }], Entry.Free, speaker);
        var second = (await Lectures.SessionsAsync(edition))[1].SessionId;
        Office.Clock.AdvanceTo(Warsaw.ToInstant(Day.AddDays(1), new(13, 0)));
        await CountAsync(second, 30);

        await TickAsync(Day.AddDays(2), new(9, 0));
        await TickAsync(Day.AddDays(2), new(10, 0));

        var after = (await MailsAsync()).Where(mail => mail.CreatedAt >= Warsaw.ToInstant(Day.AddDays(2), new(9, 0))).ToList();
        var thanks = Assert.Single(after, mail => mail.SubjectType == "presenter");
        Assert.Equal("Thank you for your lecture: Finanse", (await Office.WriteAsync(thanks))!.Subject);
        Assert.Equal([second], await Office.AskAsync<StartupsDb, List<long>>(db => db.HeadCounts.Select(count => count.SessionId).ToListAsync()));
        var asked = await Office.AskAsync<StartupsDb, List<string>>(db => db.Reminders.Where(row => row.Occasion.StartsWith("count:")).Select(row => row.Occasion).ToListAsync());
        Assert.Equal([$"count:{(await Lectures.SessionsAsync(edition))[0].SessionId}"], asked);
    }

    [Fact]
    public async Task Who_was_thanked_is_not_thanked_again_for_one_more_session()
    {
        var edition = await Lectures.PublishedAsync("Finanse", [Plan], Entry.Free, speaker);
        await TickAsync(Day.AddDays(1), new(9, 0));
        await Office.AskAsync<TimetableDesk, EditOutcome>(desk => desk.AddAsync(edition, [new(Plan with { Date = Day.AddDays(3) }, [speaker])], Guid.NewGuid(), LectureOffice.Coordinator));
        Assert.IsType<TimetableOutcome.Published>(await Lectures.PublishAsync());

        await TickAsync(Day.AddDays(4), new(9, 0));

        Assert.Equal(1, await Office.AskAsync<StartupsDb, int>(db => db.Reminders.CountAsync(row => row.Occasion == $"thanks:{edition}")));
    }

    [Fact]
    public async Task A_count_that_comes_before_the_letter_leaves_takes_its_reason_away()
    {
        var edition = await Lectures.PublishedAsync("Finanse", [Plan], Entry.Free, speaker);
        await TickAsync(Day.AddDays(1), new(9, 0));
        var asked = (await MailsAsync()).Last(mail => mail.SubjectType == "host");
        Assert.Equal("Ile osób przyszło? Finanse, wt. 2 marca, 10:15", (await Office.WriteAsync(asked))!.Subject);

        await CountAsync((await Lectures.SessionAsync(edition)).SessionId, 12);

        Assert.Null(await Office.WriteAsync(asked));
    }

    [Fact]
    public async Task What_is_cancelled_or_led_by_somebody_else_is_told_to_nobody()
    {
        var edition = await Lectures.PublishedAsync("Finanse", [Plan, Plan with { Date = Day.AddDays(1) }], Entry.Free, speaker);
        var sessions = await Lectures.SessionsAsync(edition);
        await TickAsync(Day.AddDays(-1), new(9, 0));
        var mail = (await MailsAsync()).Last(mail => mail.SubjectType == "presenter");
        await Lectures.CancelAsync(sessions[0].Uid);
        await Lectures.MoveAsync(sessions[1].Uid, at => at, [Lectures.Speaker]);
        Assert.IsType<TimetableOutcome.Published>(await Lectures.PublishAsync());
        var before = (await MailsAsync()).Count(each => each.SubjectType == "presenter" && each.SubjectId == speaker);

        Assert.Null(await Office.WriteAsync(mail));
        await TickAsync(Day, new(9, 0));
        await TickAsync(Day.AddDays(1), new(9, 0));

        Assert.Equal(before, (await MailsAsync()).Count(each => each.SubjectType == "presenter" && each.SubjectId == speaker));
    }

    [Fact]
    public async Task Without_an_address_both_are_called_the_day_before_and_the_morning_after()
    {
        await Office.DoAsync<StartupsDb>(async db =>
        {
            await db.Presenters.ExecuteUpdateAsync(set => set.SetProperty(presenter => presenter.Email, (string?)null));
            await db.Hosts.ExecuteUpdateAsync(set => set.SetProperty(host => host.Email, (string?)null));
        });
        var edition = await Lectures.PublishedAsync("Finanse", [Plan], Entry.Free, speaker);
        var session = (await Lectures.SessionAsync(edition)).SessionId;

        await TickAsync(Day.AddDays(-7), new(9, 0));
        Assert.Empty(await CallsAsync());
        await TickAsync(Day.AddDays(-1), new(9, 0));
        Assert.Equal([$"session:{session}", $"session:{session}"], (await CallsAsync()).Select(call => call.Occasion));
        await TickAsync(Day.AddDays(1), new(9, 0));
        Assert.Equal([$"count:{session}", $"thanks:{edition}"], (await CallsAsync()).Select(call => call.Occasion).Skip(2).Order());

        await CountAsync(session, 5);
        Assert.Equal([$"thanks:{edition}"], (await CallsAsync()).Select(call => call.Occasion).Skip(2));
    }

    [Fact]
    public async Task A_refused_address_becomes_one_call_to_ask_and_calls_for_what_was_not_told()
    {
        await Lectures.PublishedAsync("Finanse", [Plan], Entry.Free, speaker);
        await TickAsync(Day.AddDays(-1), new(9, 0));
        foreach (var mail in (await MailsAsync()).Where(mail => mail.SubjectType == "presenter"))
            await Office.AskAsync<IServiceProvider, bool>(async scope => { await scope.SettleAsync(mail, new Settlement.Failed("550 no such user", "anna@example.org")); return true; });

        var calls = (await CallsAsync()).Where(call => call.SubjectType == "presenter").ToList();

        Assert.Equal([PhoneCallKind.AddressRefused, PhoneCallKind.Reminder], calls.Select(call => call.About).OrderBy(about => about.ToString(), StringComparer.Ordinal));
        Assert.True(await Office.AskAsync<StartupsDb, bool>(db => db.RefusedAsync("presenter", speaker)));
        Assert.False(await Office.AskAsync<StartupsDb, bool>(db => db.RefusedAsync("host", Lectures.Host)));
    }

    [Fact]
    public async Task Held_mail_of_a_lecture_holds_its_reminders_and_invitations_too()
    {
        var edition = await Lectures.PublishedAsync("Finanse", [Plan], Entry.Free, speaker);
        await TickAsync(Day.AddDays(-1), new(9, 0));

        var about = await Office.AskAsync<StartupsDb, List<string>>(db => new SpeakerTopic().About(db, db.Outbox, [edition]).Select(mail => mail.SubjectType).ToListAsync());

        Assert.Equal(["host", "presenter"], about.Order());
        Assert.Empty(await Office.AskAsync<StartupsDb, List<long>>(db => new SpeakerTopic().About(db, db.Outbox, [edition + 1]).Select(mail => mail.Id).ToListAsync()));
    }

    private async Task<int> TickAsync(DateOnly day, TimeOnly time)
    {
        Office.Clock.AdvanceTo(Warsaw.ToInstant(day, time));
        return (await Office.AskAsync<ReminderDesk, RemindersPut>(desk => desk.PutDueAsync())).Mails;
    }

    private Task<bool> CountAsync(long session, int heads) => Office.AskAsync<HeadCountDesk, bool>(desk => desk.CountAsync(session, heads, LectureOffice.Coordinator));

    private Task<List<OutboxMail>> MailsAsync() => Office.MailsAsync(SpeakerMails.Reminder);

    private Task<List<PhoneCall>> CallsAsync() => Office.AskAsync<StartupsDb, List<PhoneCall>>(db =>
        db.PhoneCalls.AsNoTracking().Where(call => call.About != PhoneCallKind.Timetable).OrderBy(call => call.Id).ToListAsync());
}

public sealed class LectureRemindersOnSqliteTests() : LectureRemindersTests(new SqliteDatabase());

public sealed class LectureRemindersOnPostgresTests() : LectureRemindersTests(new PostgresDatabase());
