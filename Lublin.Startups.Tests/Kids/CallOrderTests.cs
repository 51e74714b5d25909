using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>The order of a call in the database: who is in, who is offered a place and until when, who hears of it.</summary>
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
        var (first, second) = await FullAsync();
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
        await CancelAsync(groups[0], "Dyrekcja szkoły: remont");
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

    private async Task<CountOutcome> CountAsync(SchoolGroup group, int children)
    {
        var now = await call.NowAsync(group);
        return await AtDeskAsync<OrderDesk, CountOutcome>(desk => desk.CountAsync(now, now.Version, children, 2, Staff));
    }

    private Task<int> RemindAsync() => AtDeskAsync<OfferReminders, int>(reminders => reminders.PutAsync());

    private async Task<int> ProtocolAsync(Guid form)
    {
        var season = (await Site.WithAsync(db => db.SeasonAsync(CallOffice.Year)))!;
        return await AtDeskAsync<ProtocolDesk, int>(desk => desk.MakeAsync(season, form, Staff));
    }
}

public sealed class CallOrderOnSqlite(SqliteSite site) : CallOrderTests(site), IClassFixture<SqliteSite>;

public sealed class CallOrderOnPostgres(PostgresSite site) : CallOrderTests(site), IClassFixture<PostgresSite>;
