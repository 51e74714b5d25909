using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>The order of a call in the database: which groups are in, which are offered a place and until when, which schools hear of it.</summary>
public abstract class CallOrderTests : MailroomTests
{
    private readonly CallOffice call;

    protected CallOrderTests(SharedSite site) : base(site) => call = new(Site);

    [Fact]
    public async Task Seats_are_counted_with_the_groups_that_hold_them()
    {
        await call.OpenAsync(groups: 2, children: 100);
        await call.ConfirmAsync(26);
        await call.ConfirmAsync(20);
        var third = await call.ConfirmAsync(5);

        Assert.Equal(EnrolmentState.Waiting, await call.StateAsync(third));
        var expected = new Seating(new(100, 2), 46, 0, 1) { Holders = 2 };
        Assert.Equal(expected, (await Site.WithAsync(db => db.SeatingAsync([call.Edition], Site.Clock.GetUtcNow())))[call.Edition]);
        Assert.Equal(expected, (await call.OrderAsync()).Seating);
    }

    [Fact]
    public async Task The_list_says_why_a_group_has_no_place_yet()
    {
        await call.OpenAsync(groups: 9, children: 44);
        await call.ConfirmAsync(26);
        await call.ConfirmAsync(25);
        await call.ConfirmAsync(10);

        var rows = (await call.OrderAsync()).Rows;

        Assert.Equal([(null, null), (1, WaitReason.Children), (2, WaitReason.Behind)], rows.Select(row => (row.Place, row.Why)));
        Assert.Equal(rows[1].Group.Id, rows[2].Ahead!.Id);
    }

    [Fact]
    public async Task A_freed_place_is_offered_and_the_date_that_the_letter_shows_is_the_one_that_holds()
    {
        var (first, second) = await FullAsync();
        Site.Clock.AdvanceTo(CallOffice.Closes.AddDays(1));
        await CancelAsync(first);
        var mails = (await call.MailsAsync()).Where(mail => mail.Kind == OrderMails.Offered).ToList();
        Assert.Equal(2, mails.Count);
        var letter = await call.LetterAsync(mails[0]);
        Assert.Contains("do czwartku 3 grudnia 2026, 15:00", letter!.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        await DeliverAsync();

        // It is Tuesday, 1 December: Wednesday and Thursday are the school's.
        var end = Warsaw.ToInstant(new(2026, 12, 3), new(15, 0));
        Assert.Equal(end, (await call.NowAsync(second)).Enrolment!.OfferEndsAt);
        Site.Clock.AdvanceTo(end.AddSeconds(-1));
        await AtDeskAsync<OfferDesk, int>(desk => desk.EndAsync());
        Assert.Equal(EnrolmentState.Offered, await call.StateAsync(second));
        Site.Clock.AdvanceTo(end);
        await AtDeskAsync<OfferDesk, int>(desk => desk.EndAsync());
        Assert.Equal(EnrolmentState.OfferExpired, await call.StateAsync(second));
        Assert.Contains(await call.MailsAsync(), mail => mail.Kind == OrderMails.OfferEnded && mail.SubjectId == second.Id);
    }

    [Fact]
    public async Task The_time_of_a_school_does_not_run_before_a_letter_has_left_nor_over_days_off()
    {
        var (first, second) = await FullAsync();
        await AtMailDeskAsync(desk => desk.HoldAllAsync(MailHold.Everything, "Treść do poprawy", Staff));
        await CancelAsync(first);
        Site.Clock.AdvanceTo(Warsaw.ToInstant(new(2026, 12, 23), new(10, 0)));
        await AtDeskAsync<OfferDesk, int>(desk => desk.EndAsync());
        Assert.Equal(EnrolmentState.Offered, await call.StateAsync(second));

        await AtMailDeskAsync(desk => desk.ReleaseAllAsync(MailHold.Everything, Staff));
        await DeliverAsync();

        // Told on Wednesday before Christmas; Thursday and Friday are days off, Monday and Tuesday are not.
        Assert.Equal(Warsaw.ToInstant(new(2026, 12, 29), new(15, 0)), (await call.NowAsync(second)).Enrolment!.OfferEndsAt);
    }

    [Fact]
    public async Task One_reminder_goes_after_one_working_day_and_none_once_the_school_has_answered()
    {
        var (first, second) = await FullAsync();
        await CancelAsync(first);
        await DeliverAsync();
        Site.Clock.AdvanceTo(Warsaw.ToInstant(new(2026, 11, 24), new(14, 59)));
        Assert.Equal(0, await RemindAsync());
        Site.Clock.AdvanceTo(Warsaw.ToInstant(new(2026, 11, 24), new(15, 0)));
        Assert.Equal(1, await RemindAsync());
        Assert.Equal(0, await RemindAsync());
        var reminders = (await call.MailsAsync()).Where(mail => mail.Kind == OrderMails.OfferReminder).ToList();
        Assert.Equal(2, reminders.Count);
        Assert.Contains("do środy 25 listopada 2026, 15:00", (await call.LetterAsync(reminders[0]))!.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);

        await AnswerAsync(second, accepts: true);
        Assert.Null(await call.LetterAsync(reminders[0]));
    }

    [Fact]
    public async Task Letters_go_to_the_official_address_and_to_each_colleague_once()
    {
        var (first, second) = await FullAsync();
        await CancelAsync(first);

        var letters = new List<Letter>();
        foreach (var mail in (await call.MailsAsync()).Where(mail => mail.SubjectId == second.Id))
            letters.Add((await call.LetterAsync(mail))!);

        Assert.Equal(["sekretariat2@example.org", "anna@example.org"], letters.Select(letter => letter.To.Address));
    }

    [Fact]
    public async Task Nothing_is_written_of_what_the_confirmation_itself_says()
    {
        await FullAsync();
        Assert.Empty(await call.MailsAsync());
    }

    [Fact]
    public async Task A_group_that_accepts_or_is_given_a_place_hears_of_it()
    {
        var (first, second) = await FullAsync();
        await CancelAsync(first);
        await DeliverAsync();
        await AnswerAsync(second, accepts: true);

        var mail = (await call.MailsAsync()).First(mail => mail.Kind == OrderMails.Admitted);
        Assert.Equal(second.Id, mail.SubjectId);
        Assert.Contains("ma miejsce", (await call.LetterAsync(mail))!.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_season_is_cancelled_schools_in_reserve_hear_as_well()
    {
        var (first, second) = await FullAsync();
        await AtDeskAsync<EditionDesk, bool>(desk => desk.CancelAsync(call.Edition, "Brak sali", Staff));

        var mails = (await call.MailsAsync()).Where(mail => mail.Kind == OrderMails.Cancelled).ToList();

        Assert.Equal([first.Id, second.Id], mails.Select(mail => mail.SubjectId).Distinct());
        var letter = await call.LetterAsync(mails[^1]);
        Assert.Contains("Brak sali", letter!.Text, StringComparison.Ordinal);
        Assert.Contains("edycja odwołana", letter.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_every_deadline_a_refusal_works_through_staff_with_who_and_why()
    {
        var (first, _) = await FullAsync();
        Site.Clock.AdvanceTo(Warsaw.ToInstant(new(2027, 5, 4), new(9, 0)));
        Assert.Equal(1, await CancelAsync(first, "Dyrekcja szkoły: remont"));

        Assert.Equal(EnrolmentState.CancelledByOffice, await call.StateAsync(first));
        var mail = (await call.MailsAsync()).First(mail => mail.Kind == OrderMails.Cancelled);
        Assert.Contains("Dyrekcja szkoły: remont", (await call.LetterAsync(mail))!.Text, StringComparison.Ordinal);
        Assert.Equal("Dyrekcja szkoły: remont", (await call.NowAsync(first)).Enrolment!.CancelReason);
    }

    [Fact]
    public async Task Too_late_for_letters_staff_get_a_call_to_make_and_the_place_waits_for_it()
    {
        var (first, second) = await FullAsync();
        Site.Clock.AdvanceTo(Warsaw.ToInstant(CallOffice.FirstWeek.AddDays(-13), new(0, 0)));
        await CancelAsync(first);

        Assert.Equal(EnrolmentState.Waiting, await call.StateAsync(second));
        Assert.DoesNotContain(await call.MailsAsync(), mail => mail.Kind == OrderMails.Offered);
        Assert.Equal(WaitReason.Telephone, (await call.OrderAsync()).Rows[1].Why);
        var asked = Assert.Single(await Site.WithAsync(db => db.OtherCallsAsync(Site.Clock.GetUtcNow())));
        Assert.Equal((PhoneCallKind.PlaceFree, GroupSubjects.Key(second.Id)), (asked.About, asked.Subject));

        var enrolment = (await call.NowAsync(second)).EnrolmentId!.Value;
        Assert.IsType<PlaceOutcome.Given>(await AtDeskAsync<PeopleDesk, PlaceOutcome>(desk => desk.GivePlaceAsync(call.Edition, enrolment, "Szkoła zgadza się przez telefon", Staff)));
        Assert.Equal(EnrolmentState.Confirmed, await call.StateAsync(second));
        Assert.Empty(await Site.WithAsync(db => db.OtherCallsAsync(Site.Clock.GetUtcNow())));
    }

    [Fact]
    public async Task A_group_that_nobody_could_tell_of_its_offer_in_time_waits_again_and_says_so()
    {
        var (first, second) = await FullAsync();
        Assert.Equal(new(ReserveReason.NoGroupMore, 34, 20), (await call.NowAsync(second)).Reserve);
        await AtMailDeskAsync(desk => desk.HoldAllAsync(MailHold.Everything, "Treść do poprawy", Staff));
        await CancelAsync(first);
        Site.Clock.AdvanceTo(Warsaw.ToInstant(CallOffice.FirstWeek.AddDays(-13), new(0, 0)));
        await AtDeskAsync<OfferDesk, int>(desk => desk.EndAsync());

        Assert.Equal(EnrolmentState.Waiting, await call.StateAsync(second));
        Assert.Equal(ReserveReason.NotReached, (await call.NowAsync(second)).Reserve!.Why);
    }

    [Fact]
    public async Task A_day_earlier_it_is_still_offered()
    {
        var (first, second) = await FullAsync();
        Site.Clock.AdvanceTo(Warsaw.ToInstant(CallOffice.FirstWeek.AddDays(-14), new(23, 0)));
        await CancelAsync(first);
        Assert.Equal(EnrolmentState.Offered, await call.StateAsync(second));
    }

    [Fact]
    public async Task An_offer_that_did_not_reach_the_school_is_told_by_telephone_and_its_time_begins_then()
    {
        var (first, second) = await FullAsync();
        await CancelAsync(first);
        foreach (var mail in (await call.MailsAsync()).Where(mail => mail.Kind == OrderMails.Offered))
            await AtDeskAsync<IServiceProvider, bool>(async scope => { await scope.SettleAsync(mail, new Settlement.Failed("550 nobody of that name") { RefusedAddress = "sekretariat2@example.org" }); return true; });

        var calls = await Site.WithAsync(db => db.OtherCallsAsync(Site.Clock.GetUtcNow()));
        Assert.Equal([PhoneCallKind.Offered, PhoneCallKind.AddressRefused], calls.Select(each => each.About).Order());
        Assert.True(await AtDeskAsync<PhoneCallDesk, bool>(desk => desk.ReachAsync(GroupSubjects.Key(second.Id), calls.Max(each => each.Id), Staff)));
        Assert.Equal(Warsaw.ToInstant(new(2026, 11, 25), new(15, 0)), (await call.NowAsync(second)).Enrolment!.OfferEndsAt);
    }

    /// <summary>One group has a place, another of a school with a colleague waits.</summary>
    private async Task<(SchoolGroup First, SchoolGroup Second)> FullAsync()
    {
        await call.OpenAsync(groups: 1, children: 60);
        return (await call.ConfirmAsync(26), await call.ConfirmAsync(20, "anna@example.org"));
    }

    private async Task<int> CancelAsync(SchoolGroup group, string reason = "Biuro: próba")
    {
        var enrolment = (await call.NowAsync(group)).EnrolmentId!.Value;
        return await AtDeskAsync<PeopleDesk, int>(desk => desk.CancelAsync(call.Edition, [enrolment], reason, Staff));
    }

    private async Task<bool> AnswerAsync(SchoolGroup group, bool accepts)
    {
        var enrolment = (await call.NowAsync(group)).EnrolmentId!.Value;
        return await AtDeskAsync<PeopleDesk, bool>(desk => desk.AnswerOfferAsync(call.Edition, enrolment, accepts, Staff));
    }

    private Task<int> RemindAsync() => AtDeskAsync<OfferReminders, int>(reminders => reminders.PutAsync());
}

public sealed class CallOrderOnSqlite(SqliteSite site) : CallOrderTests(site), IClassFixture<SqliteSite>;

public sealed class CallOrderOnPostgres(PostgresSite site) : CallOrderTests(site), IClassFixture<PostgresSite>;
