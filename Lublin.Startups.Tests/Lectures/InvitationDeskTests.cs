using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>Inviting speakers: one at a time, for five working days, and an answer counts once.</summary>
public abstract class InvitationDeskTests(ITestDatabase database) : LectureOfficeTests(database)
{
    private const string Staff = "staff:1";

    [Fact]
    public async Task An_invitation_goes_by_mail_in_the_persons_language_and_to_somebody_without_an_address_by_telephone()
    {
        var (mailed, called) = (await SpeakerAsync("Anna Pisze", "anna@example.org", "uk"), await SpeakerAsync("Jan Dzwoni", email: null));

        Assert.IsType<InviteOutcome.Sent>(await SendAsync(await EmptyAsync(), mailed));
        Assert.IsType<InviteOutcome.Sent>(await SendAsync(await EmptyAsync(Day.AddDays(1)), called));

        var mail = Assert.Single(await Office.MailsAsync(SpeakerMails.Invitation));
        Assert.Equal((new SubjectKey("presenter", mailed), "uk"), (mail.Subject, mail.Language));
        var call = Assert.Single(await CallsAsync());
        Assert.Equal((PhoneCallKind.Invitation, new SubjectKey("presenter", called)), (call.About, call.Subject));
        Assert.Equal((await InvitationsAsync())[1].EndsAt, call.Until);
    }

    [Theory]
    [InlineData("pl", "Zaproszenie: Finanse, wt. 2 marca, 10:15", "Nic nie musisz", "Zobacz i odpowiedz")]
    [InlineData("en", "Invitation: Finanse, Tue 2 March, 10:15", "under no obligation", "View and answer")]
    [InlineData("uk", "Запрошення: Finanse, вт 2 березня, 10:15", "Ви нічого не зобов’язані", "Переглянути й відповісти")]
    public async Task The_letter_says_what_where_for_how_many_and_that_nobody_has_to(string language, string subject, string free, string see)
    {
        await SendAsync(await EmptyAsync(), await SpeakerAsync("Anna Pisze", "anna@example.org"));

        var letter = (await Office.LastAsync(SpeakerMails.Invitation, language))!;

        Assert.Equal((subject, "anna@example.org"), (letter.Subject, letter.To.Address));
        foreach (var text in new[] { letter.Text.ReplaceLineEndings(" "), HtmlWords.Of(letter.Html) })
            Assert.All([free, see, "Sala demo 1, Wydział Ekonomiczny", "Uczelnia Demonstracyjna", "40"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.Contains($"{(language == "pl" ? "" : "/" + language)}/zaproszenie/", letter.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_one_is_invited_only_after_a_refusal_a_withdrawal_or_the_end()
    {
        var edition = await EmptyAsync();
        long[] people = [await SpeakerAsync("A"), await SpeakerAsync("B"), await SpeakerAsync("C"), await SpeakerAsync("D")];
        await SendAsync(edition, people[0]);

        Assert.IsType<InviteOutcome.OneIsOpen>(await SendAsync(edition, people[1]));
        Assert.Equal(1, Assert.IsType<InviteOutcome.Sent>(await SendAsync(edition, people[0])).Id);
        Assert.IsType<AnswerOutcome.Done>(await AnswerAsync(desk => desk.DeclineAsync(1, "Wyjeżdżam")));
        Assert.IsType<InviteOutcome.Sent>(await SendAsync(edition, people[1]));
        Assert.True(await WithdrawAsync(2));
        Assert.False(await WithdrawAsync(2));
        Assert.IsType<InviteOutcome.Sent>(await SendAsync(edition, people[2]));
        Office.Clock.AdvanceTo((await InvitationsAsync())[2].EndsAt);
        Assert.IsType<InviteOutcome.Sent>(await SendAsync(edition, people[3]));

        var states = (await InvitationsAsync()).Select(invitation => invitation.StateAt(Office.Clock.GetUtcNow()));
        Assert.Equal([InvitationState.Declined, InvitationState.Withdrawn, InvitationState.Ended, InvitationState.Open], states);
        Assert.Equal(["Invited", "InvitationDeclined", "Invited", "InvitationWithdrawn", "Invited", "Invited"], await VerbsAsync(edition));
    }

    [Fact]
    public async Task Of_many_who_invite_at_once_one_does()
    {
        var edition = await EmptyAsync();
        var people = new List<long>();
        foreach (var name in (string[])["A", "B", "C", "D"])
            people.Add(await SpeakerAsync(name));

        var outcomes = await Task.WhenAll(people.Select(person => SendAsync(edition, person)));

        Assert.Single(outcomes.OfType<InviteOutcome.Sent>());
        Assert.Equal(3, outcomes.OfType<InviteOutcome.OneIsOpen>().Count());
        Assert.Single(await InvitationsAsync());
    }

    [Fact]
    public async Task A_yes_makes_a_pending_change_of_a_published_lecture_and_fills_a_draft_at_once()
    {
        var (published, draft) = (await EmptyAsync(published: true), await EmptyAsync(Day.AddDays(1)));
        var speaker = await SpeakerAsync("Anna");
        await SendAsync(published, speaker);
        await SendAsync(draft, speaker);

        Assert.IsType<AnswerOutcome.Done>(await AnswerAsync(desk => desk.AcceptAsync(1)));
        Assert.IsType<AnswerOutcome.Done>(await AnswerAsync(desk => desk.AcceptAsync(2)));

        var (waiting, stored) = (await Lectures.SessionAsync(published), await Lectures.SessionAsync(draft));
        Assert.Equal((WorkingMark.Changed, "presenter:" + speaker), (waiting.Mark, waiting.Pending!.By));
        Assert.Empty(waiting.Before!.PresenterIds);
        Assert.Equal([speaker], waiting.After!.PresenterIds);
        Assert.Equal([speaker], stored.After!.PresenterIds);
        Assert.Null(stored.Pending);
    }

    [Fact]
    public async Task Who_speaks_elsewhere_meanwhile_has_accepted_nothing()
    {
        var edition = await EmptyAsync();
        var speaker = await SpeakerAsync("Anna");
        await SendAsync(edition, speaker);
        await Lectures.DraftAsync("Inny wykład", [Plan with { RoomId = Lectures.OtherRoom }], speaker: speaker, hosted: false);

        var clash = Assert.Single(Assert.IsType<AnswerOutcome.Clashes>(await AnswerAsync(desk => desk.AcceptAsync(1))).Conflicts, conflict => conflict.Shared?.Kind == ResourceKind.Presenter);

        Assert.Equal("Inny wykład", clash.With!.Title.In("pl").Text);
        Assert.Equal(InvitationState.Open, (await InvitationsAsync())[0].StateAt(Office.Clock.GetUtcNow()));
        Assert.Empty((await Lectures.SessionAsync(edition)).After!.PresenterIds);
    }

    [Fact]
    public async Task On_two_phones_one_answer_counts_and_after_withdrawal_or_the_end_none()
    {
        var edition = await EmptyAsync(published: true);
        await SendAsync(edition, await SpeakerAsync("Anna"));

        var both = await Task.WhenAll(AnswerAsync(desk => desk.AcceptAsync(1)), AnswerAsync(desk => desk.DeclineAsync(1, null)));
        Assert.Single(both.OfType<AnswerOutcome.Done>());
        Assert.Single(both.OfType<AnswerOutcome.Closed>());

        var other = await EmptyAsync(Day.AddDays(1));
        await SendAsync(other, await SpeakerAsync("Ewa"));
        await WithdrawAsync(2);
        Assert.IsType<AnswerOutcome.Closed>(await AnswerAsync(desk => desk.AcceptAsync(2)));
        await SendAsync(other, await SpeakerAsync("Ola"));
        Office.Clock.AdvanceTo((await InvitationsAsync())[2].EndsAt);
        Assert.IsType<AnswerOutcome.Closed>(await AnswerAsync(desk => desk.ProposeAsync(3, [new(Day, new(12, 0))])));
        Assert.Empty((await Lectures.SessionAsync(other)).After!.PresenterIds);
    }

    [Fact]
    public async Task Other_times_keep_it_open_and_are_told_to_the_office_with_all_other_answers()
    {
        await SendAsync(await EmptyAsync(), await SpeakerAsync("Anna"));
        await SendAsync(await EmptyAsync(Day.AddDays(1)), await SpeakerAsync("Ewa"));
        await SendAsync(await EmptyAsync(Day.AddDays(2)), await SpeakerAsync("Jan"));

        await AnswerAsync(desk => desk.ProposeAsync(1, [new(Day.AddDays(7), new(12, 0)), new(Day.AddDays(8), new(9, 0))]));
        await AnswerAsync(desk => desk.DeclineAsync(2, null));
        await AnswerAsync(desk => desk.AcceptAsync(3));

        Assert.Equal(new(1, 1, 1), await AnswersAsync());
        var first = (await InvitationsAsync())[0];
        Assert.Equal((InvitationState.OtherDatesProposed, 2), (first.StateAt(Office.Clock.GetUtcNow()), first.OtherDates.Count));
        Office.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(0, (await AnswersAsync()).Count);
    }

    [Fact]
    public async Task A_call_is_over_once_it_is_answered_or_withdrawn_and_a_mail_has_lost_its_reason()
    {
        await SendAsync(await EmptyAsync(), await SpeakerAsync("Jan Dzwoni", email: null));
        await AnswerAsync(desk => desk.AcceptAsync(1, Staff));
        Assert.Empty(await CallsAsync());

        await SendAsync(await EmptyAsync(Day.AddDays(1)), await SpeakerAsync("Anna"));
        await WithdrawAsync(2);
        Assert.Null(await Office.LastAsync(SpeakerMails.Invitation));
    }

    [Fact]
    public async Task A_lecture_that_has_a_speaker_one_that_is_near_and_nobodys_profile_are_refused()
    {
        var speaker = await SpeakerAsync("Anna");
        Assert.IsType<InviteOutcome.NotNeeded>(await SendAsync(await Lectures.DraftAsync("Pełny", [Plan]), speaker));
        Assert.IsType<InviteOutcome.NoSpeaker>(await SendAsync(await EmptyAsync(), Lectures.Speaker));
        var near = await EmptyAsync(Warsaw.Today(Office.Clock).AddDays(3));
        Office.Clock.Advance(TimeSpan.FromHours(20));
        Assert.IsType<InviteOutcome.TooLate>(await SendAsync(near, speaker));
    }

    private Task<InviteOutcome> SendAsync(long edition, long speaker) => Office.AskAsync<InvitationDesk, InviteOutcome>(desk => desk.SendAsync(edition, speaker, Staff));

    private Task<bool> WithdrawAsync(long id) => Office.AskAsync<InvitationDesk, bool>(desk => desk.WithdrawAsync(id, Staff));

    private Task<AnswerOutcome> AnswerAsync(Func<AnswerDesk, Task<AnswerOutcome>> answer) => Office.AskAsync(answer);

    private Task<InvitationAnswers> AnswersAsync() => Office.AskAsync<StartupsDb, InvitationAnswers>(db => db.InvitationAnswersAsync(Office.Clock.GetUtcNow()));

    private Task<List<Invitation>> InvitationsAsync() => Office.AskAsync<StartupsDb, List<Invitation>>(db => db.Invitations.AsNoTracking().OrderBy(invitation => invitation.Id).ToListAsync());

    private Task<List<PhoneCall>> CallsAsync() => Office.AskAsync<StartupsDb, List<PhoneCall>>(db => db.PhoneCalls.AsNoTracking().OrderBy(call => call.Id).ToListAsync());

    private Task<List<string>> VerbsAsync(long edition) => Office.AskAsync<StartupsDb, List<string>>(db =>
        db.History.Where(row => row.Subject == "edition" && row.SubjectId == edition).OrderBy(row => row.Id).Select(row => row.Verb).ToListAsync());

    private async Task<long> EmptyAsync(DateOnly? day = null, bool published = false)
    {
        var edition = await Lectures.DraftAsync("Finanse", [Plan with { Date = day ?? Day }], Entry.Free);
        await Office.DoAsync<StartupsDb>(db => db.SessionPresenters.Where(led => led.Session.EditionId == edition).ExecuteDeleteAsync());
        if (published)
            Assert.IsType<TimetableOutcome.Published>(await Lectures.PublishAsync());
        return edition;
    }

    private Task<long> SpeakerAsync(string name, string? email = "ktos@example.org", string language = "pl") => Office.AskAsync<StartupsDb, long>(async db =>
    {
        var presenter = new Presenter(new PresenterFacts(name, new("pl", "Prowadzi firmę.")) { Email = email, Language = language });
        db.Add(new SpeakerProfile(presenter, new(null, Stories.Both, [], null, null)));
        await db.SaveChangesAsync();
        return presenter.Id;
    });
}

public sealed class InvitationDeskOnSqliteTests() : InvitationDeskTests(new SqliteDatabase());

public sealed class InvitationDeskOnPostgresTests() : InvitationDeskTests(new PostgresDatabase());

/// <summary>Until when an invitation may be answered.</summary>
public sealed class InvitationTimeTests
{
    // Monday 30 November 2026, 10:00.
    private static readonly DateTimeOffset Now = Warsaw.ToInstant(new(2026, 11, 30), new(10, 0));

    [Theory]
    [InlineData("2027-03-02", "2026-12-08 00:00")]
    [InlineData("2026-12-10", "2026-12-07 10:15")]
    public void Five_working_days_and_at_the_latest_three_days_before(string lecture, string end) => Assert.Equal(At(end), EndOf(lecture));

    [Fact]
    public void Days_off_of_everybody_are_no_working_days_and_those_of_one_university_are() => Assert.Equal(
        At("2026-12-10 00:00"),
        EndOf("2027-03-02", new DayOff(new(new(2026, 12, 2), new(2026, 12, 3), "Wolne")), new DayOff(new(new(2026, 12, 4), new(2026, 12, 4), "Dzień rektorski", UniversityId: 1))));

    [Theory]
    [InlineData("2026-12-03")]
    [InlineData("2026-12-01")]
    public void Three_days_before_the_lecture_nobody_is_invited_any_more(string lecture)
    {
        var moment = Warsaw.ToInstant(new(2026, 11, 30), new(10, 15));
        Assert.Null(InvitationTime.EndOf(moment, PlanOn(lecture), PlanningFacts.None));
    }

    private static DateTimeOffset? EndOf(string lecture, params DayOff[] off) => InvitationTime.EndOf(Now, PlanOn(lecture), new() { DaysOff = off });

    private static SessionPlan PlanOn(string lecture) => new(DateOnly.Parse(lecture, System.Globalization.CultureInfo.InvariantCulture), new(10, 15), new(11, 45), null);

    private static DateTimeOffset At(string local) => DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture) is var wall ? Warsaw.ToInstant(DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall)) : default;
}
