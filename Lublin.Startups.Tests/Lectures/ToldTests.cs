using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>Mails compare with what each person was last told, not with the version before.</summary>
public abstract class ToldTests(ITestDatabase database) : LectureOfficeTests(database)
{
    [Fact]
    public async Task A_first_version_without_mails_and_a_second_with_tell_everybody_of_all_once()
    {
        await Lectures.DraftAsync("Finanse", [Plan]);
        Assert.Equal(0, Assert.IsType<TimetableOutcome.Published>(await Lectures.PublishAsync(withoutMails: "Próba")).Mails);
        Assert.Empty(await Lectures.NewsAsync());
        await Lectures.DraftAsync("Prawo", [Plan with { Date = Day.AddDays(1) }]);

        await Lectures.PublishAsync();
        Assert.Equal([(Host, 2, TimetableChange.Added)], (await Lectures.NewsAsync()).Select(news => (news.Person, news.Tidings.Count, news.Tidings[0].What)));

        await Lectures.DraftAsync("Trzeci", [Plan with { Date = Day.AddDays(2) }]);
        await Lectures.PublishAsync();
        Assert.Equal([(Host, 1)], (await Lectures.NewsAsync(after: 2)).Select(news => (news.Person, news.Tidings.Count)));
    }

    [Fact]
    public async Task Who_has_a_place_hears_of_a_move_once_from_what_their_confirmation_told()
    {
        var edition = await PublishedAsync("Finanse", Plan);
        var person = await EnrolAsync(edition);
        await MoveAsync(edition, at => at with { Start = new(12, 0), End = new(13, 30) });

        await Lectures.PublishAsync();

        Assert.Equal([KeyOf(person), Host], (await Lectures.NewsAsync(after: 1)).Select(news => news.Person).Order(StringComparer.Ordinal));
        Assert.All(await Lectures.NewsAsync(after: 1), news => Assert.Equal(new(10, 15), news.Tidings.Single().Before!.Start));
        Assert.DoesNotContain(await Office.MailsAsync(), mail => mail.Kind == RosterMails.Moved);
    }

    [Fact]
    public async Task Moved_and_moved_back_is_no_mail()
    {
        var edition = await PublishedAsync("Finanse", Plan);
        await EnrolAsync(edition);
        await MoveAsync(edition, at => at with { Date = Day.AddDays(1) });
        await Lectures.PublishAsync(withoutMails: "Jeszcze się zmieni");
        await MoveAsync(edition, _ => Plan);

        Assert.Equal(0, Assert.IsType<TimetableOutcome.Published>(await Lectures.PublishAsync()).Mails);
        Assert.Empty(await Lectures.NewsAsync(after: 1));
        Assert.Equal(2, (await Lectures.SessionAsync(edition)).Sequence);
    }

    [Fact]
    public async Task What_was_published_without_mails_is_told_as_a_sum_with_the_next_version_even_of_another_lecture()
    {
        var edition = await PublishedAsync("Finanse", Plan);
        var person = await EnrolAsync(edition);
        await MoveAsync(edition, at => at with { Date = Day.AddDays(1) });
        await Lectures.PublishAsync(withoutMails: "Jeszcze się zmieni");
        await MoveAsync(edition, at => at with { RoomId = Lectures.OtherRoom });
        await Lectures.PublishAsync(withoutMails: "Jeszcze się zmieni");
        await Lectures.DraftAsync("Prawo", [Plan with { Date = Day.AddDays(5) }]);

        await Lectures.PublishAsync();

        var news = Assert.Single(await Lectures.NewsAsync(after: 1), news => news.Person == KeyOf(person));
        Assert.Equal([(TimetableChange.Moved, Day)], news.Tidings.Select(tiding => (tiding.What, tiding.Before!.Date)));
    }

    [Fact]
    public async Task A_session_added_without_mails_is_told_with_the_next_version()
    {
        var edition = await PublishedAsync("Finanse", Plan);
        var person = await EnrolAsync(edition);
        await Lectures.AddAsync(edition, Plan with { Date = Day.AddDays(7) });
        await Lectures.PublishAsync(withoutMails: "Jeszcze się zmieni");
        await MoveAsync(edition, at => at with { RoomId = Lectures.OtherRoom });

        await Lectures.PublishAsync();

        Assert.Equal(
            [TimetableChange.Added, TimetableChange.Moved],
            Assert.Single(await Lectures.NewsAsync(after: 1), news => news.Person == KeyOf(person)).Tidings.Select(tiding => tiding.What).Order());
    }

    [Fact]
    public async Task Who_signed_up_after_an_unmailed_version_knows_it_already()
    {
        var edition = await PublishedAsync("Finanse", Plan);
        await MoveAsync(edition, at => at with { Date = Day.AddDays(1) });
        await Lectures.PublishAsync(withoutMails: "Jeszcze się zmieni");
        Office.Clock.Advance(TimeSpan.FromMinutes(1));
        var person = await EnrolAsync(edition);
        await Lectures.DraftAsync("Prawo", [Plan with { Date = Day.AddDays(5) }]);

        await Lectures.PublishAsync();

        Assert.DoesNotContain(await Lectures.NewsAsync(), news => news.Person == KeyOf(person));
    }

    [Fact]
    public async Task Who_waits_or_gave_up_their_place_hears_nothing()
    {
        var edition = await PublishedAsync("Finanse", Plan);
        var gone = await EnrolAsync(edition);
        await Office.DoAsync<EnrolmentDesk>(desk => desk.WithdrawAsync(gone));
        await MoveAsync(edition, at => at with { Date = Day.AddDays(1) });
        await Lectures.PublishAsync();
        Assert.Equal([Host], (await Lectures.NewsAsync(after: 1)).Select(news => news.Person));
    }

    [Fact]
    public async Task A_lecture_that_does_not_take_place_at_all_ends_the_places_and_tells_each_once()
    {
        var edition = await PublishedAsync("Finanse", Plan);
        var person = await EnrolAsync(edition);
        await Lectures.CancelAsync((await Lectures.SessionAsync(edition)).Uid, "Choroba");

        await Lectures.PublishAsync();

        Assert.Equal([TimetableChange.Cancelled], Assert.Single(await Lectures.NewsAsync(after: 1), news => news.Person == KeyOf(person)).Tidings.Select(tiding => tiding.What));
        Assert.DoesNotContain(await Office.MailsAsync(), mail => mail.Kind == RosterMails.Cancelled);
        var (state, reason) = await Office.AskAsync<StartupsDb, (EnrolmentState, string?)>(async db =>
            ((await db.Enrolments.AsNoTracking().SingleAsync(each => each.Id == person.Id)).State, (await db.Editions.AsNoTracking().SingleAsync(each => each.Id == edition)).CancelReason));
        Assert.Equal((EnrolmentState.CancelledByOffice, "Choroba"), (state, reason));
    }

    [Fact]
    public async Task Letters_held_for_reading_go_when_somebody_lets_them()
    {
        await Lectures.DraftAsync("Finanse", [Plan]);
        await Lectures.PublishAsync(holds: true);
        Assert.Equal([MailState.Held], (await Office.MailsAsync(TimetableMails.Kind)).Select(mail => mail.State));

        Assert.Equal(1, await Office.AskAsync<PublishDesk, int>(desk => desk.ReleaseAsync(1, LectureOffice.Coordinator)));

        Assert.Equal([MailState.Waiting], (await Office.MailsAsync(TimetableMails.Kind)).Select(mail => mail.State));
        Assert.Equal(0, await Office.AskAsync<PublishDesk, int>(desk => desk.ReleaseAsync(1, LectureOffice.Coordinator)));
    }

    private string Host => $"host:{Lectures.Host}";

    private static string KeyOf(Enrolment person) => $"enrolment:{person.Id}";

    private Task<long> PublishedAsync(string title, params SessionPlan[] plans) => Lectures.PublishedAsync(title, plans);

    private async Task MoveAsync(long edition, Func<SessionPlan, SessionPlan> move) =>
        Assert.IsType<EditOutcome.Done>(await Lectures.MoveAsync((await Lectures.SessionsAsync(edition))[0].Uid, move));

    private async Task<Enrolment> EnrolAsync(long edition) =>
        await Office.EnrolAsync(await Office.AskAsync<StartupsDb, Edition>(db => db.Editions.AsNoTracking().SingleAsync(each => each.Id == edition)));
}

public sealed class ToldOnSqliteTests() : ToldTests(new SqliteDatabase());

public sealed class ToldOnPostgresTests() : ToldTests(new PostgresDatabase());
