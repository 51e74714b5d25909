using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Kids.Cycles;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Reminders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

/// <summary>Letters about a season's meetings that do not arrive, are held, or tell that nothing takes place.</summary>
public abstract class SeasonLettersTests : MailroomTests
{
    private HeldSeason season = null!;

    protected SeasonLettersTests(SharedSite shared) : base(shared)
    {
    }

    [Fact]
    public async Task Whom_first_dates_do_not_reach_is_called_about_dates_and_not_about_a_move()
    {
        await OpenAsync();
        var session = await season.MeetingAsync(isPublished: false);
        var olek = await season.AnimatorAsync("Olek Demo-Szpak", email: null);
        await AtDeskAsync<MeetingChangeDesk, CycleOutcome>(desk => desk.SubstituteAsync(season.Edition, session, season.Animators[0], olek, Staff));
        await PublishAsync();
        await FailAsync(SchoolGroup.SubjectType, copies: false);

        var calls = await CallsAsync();

        Assert.Equal([(PhoneCallKind.MeetingDates, $"presenter:{olek}"), (PhoneCallKind.MeetingDates, $"school-group:{season.Group}"), (PhoneCallKind.TeacherAddress, $"school-group:{season.Group}")],
            calls.Select(call => (call.About, call.Subject.ToString())).OrderBy(call => call.About).ThenBy(call => call.Item2));
        Assert.All(await SaidAsync("Podaj terminy"), said => Assert.StartsWith("Podaj terminy spotkań: środa 17 marca 2027, 8:45–9:30, grupa „zerówka”", said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whom_a_change_does_not_reach_is_told_it_by_telephone_as_it_stands_then()
    {
        await OpenAsync();
        var (visit, other) = (await season.VisitAsync(HeldSeason.Day), await season.WindowAsync(HeldSeason.Day.AddDays(1)));
        var left = season.Host;
        Assert.IsType<CycleOutcome.Done>(await AtDeskAsync<MeetingChangeDesk, CycleOutcome>(desk => desk.RehostAsync(season.Edition, visit, other, "Awaria pieca", Staff)));
        await FailAsync(VisitHost.SubjectType);
        await FailAsync(SchoolGroup.SubjectType, copies: false);

        var calls = await CallsAsync();
        Assert.Equal([PhoneCallKind.Moved, PhoneCallKind.MeetingYours, PhoneCallKind.MeetingLeft], calls.Select(call => call.About).Where(about => about is not (PhoneCallKind.AddressRefused or PhoneCallKind.TeacherAddress)).Order());
        Assert.Equal(left, calls.Single(call => call.About == PhoneCallKind.MeetingLeft).SubjectId);
        // A person who does not hear of it comes at the old time.
        Assert.Equal(Warsaw.ToInstant(HeldSeason.Day, new(8, 45)), calls.Single(call => call.About == PhoneCallKind.Moved).Until);
        Assert.Contains("Teraz: czwartek 18 marca 2027, 8:45–10:15", Assert.Single(await SaidAsync("Zmienia się spotkanie")), StringComparison.Ordinal);
        Assert.Single(await SaidAsync("Nie przyjmujesz już grupy „zerówka”"));

        await AtDeskAsync<MeetingChangeDesk, CycleOutcome>(desk => desk.CancelAsync(season.Edition, visit, "Dyrekcja: kwarantanna", Staff));
        Assert.Equal(2, (await SaidAsync("się nie odbędzie: czwartek 18 marca 2027, 8:45–10:15. Powód: Dyrekcja: kwarantanna")).Count);
    }

    [Fact]
    public async Task A_copy_that_does_not_reach_a_school_makes_no_second_call_to_the_teacher_but_its_address_is_asked_for()
    {
        await OpenAsync();
        var session = await season.MeetingAsync();
        await AtDeskAsync<MeetingChangeDesk, CycleOutcome>(desk => desk.CancelAsync(season.Edition, session, "Dyrekcja: remont", Staff));

        await FailAsync(SchoolGroup.SubjectType, copies: true);

        Assert.Equal(PhoneCallKind.AddressRefused, Assert.Single(await CallsAsync()).About);
        Assert.Contains("szkola1@example.org", Assert.Single(await SaidAsync("nie przyjmuje poczty")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_school_that_no_confirmation_reaches_hears_of_each_group_once_by_telephone()
    {
        var office = new GroupOffice(Site);
        await office.OpenNowAsync(children: 45);
        var school = await office.SchoolAsync(colleague: "Jola Demo-Zając");
        await office.ConfirmedAsync(school, 24, 25);
        foreach (var mail in await RowsAsync())
            await FailAsync(mail);

        Assert.Equal([PhoneCallKind.Confirmed, PhoneCallKind.Confirmed, PhoneCallKind.AddressRefused], (await CallsAsync()).Select(call => call.About).Order());
        Assert.Single(await SaidAsync("Grupa „1-24” ma miejsce"));
        Assert.Single(await SaidAsync("Grupa „2-25” jest na liście rezerwowej"));
    }

    [Fact]
    public async Task When_a_season_is_cancelled_animators_and_hosts_of_meetings_to_come_hear_once_and_nobody_is_reminded()
    {
        await OpenAsync();
        await season.MeetingAsync();
        await season.MeetingAsync(order: 2, HeldSeason.Day.AddDays(7));
        await season.VisitAsync(HeldSeason.Day.AddDays(14));
        var held = await season.MeetingAsync(order: 5, new(2026, 12, 1));
        Site.Clock.AdvanceTo(Warsaw.ToInstant(new(2026, 12, 1), new(12, 0)));
        await AtDeskAsync<MeetingDesk, LogOutcome>(desk => desk.LogAsync(held, new(18, 2, TeacherStayed: true, Note: null), LoggedBy.Staff(Staff)));

        Assert.True(await AtDeskAsync<EditionDesk, bool>(desk => desk.CancelAsync(season.Edition, "Brak pieniędzy", Staff)));

        var mails = (await RowsAsync()).Where(mail => mail.Kind == CycleMails.Changed).ToList();
        Assert.Equal([$"presenter:{season.Animators[0]}", $"presenter:{season.Animators[1]}", $"visit-host:{season.Host}"], mails.Select(mail => mail.Subject.ToString()).Order(StringComparer.Ordinal));
        var letter = (await LetterAsync(mails.First(mail => mail.SubjectType == "presenter")))!;
        Assert.Equal("Przedsiębiorcze dzieciaki: edycja odwołana", Plain(letter.Subject));
        Assert.All(["środa 17 marca 2027", "środa 24 marca 2027", "Powód: Brak pieniędzy"], part => Assert.Contains(part, Plain(letter.Text), StringComparison.Ordinal));
        Assert.DoesNotContain("grudnia", letter.Text, StringComparison.Ordinal);
        Assert.Equal(2, letter.Calendars.Count(part => part.Ics.Contains("METHOD:CANCEL", StringComparison.Ordinal)));
        Assert.Contains((await RowsAsync()).Select(mail => mail.Kind), kind => kind == OrderMails.Cancelled);
        Assert.All(await Site.WithAsync(db => db.Meetings.Where(meeting => meeting.LoggedAt == null).Select(meeting => meeting.CancelledBy).ToListAsync()), by => Assert.Equal(Staff, by));
        Site.Clock.AdvanceTo(Warsaw.ToInstant(HeldSeason.Day.AddDays(-1), new(9, 0)));
        Assert.Equal(new(0, 0), await AtDeskAsync<ReminderDesk, RemindersPut>(desk => desk.PutDueAsync()));
    }

    [Fact]
    public async Task Everything_about_a_season_that_is_held_waits_for_reading_and_goes_when_it_is_released()
    {
        await OpenAsync();
        await season.MeetingAsync(isPublished: false);
        var visit = await season.VisitAsync(HeldSeason.Day.AddDays(7));
        await AtMailDeskAsync(desk => desk.HoldAllAsync(season.Edition, "Czytamy wszystko", Staff));
        await PublishAsync();
        await AtDeskAsync<MeetingChangeDesk, CycleOutcome>(desk => desk.CancelAsync(season.Edition, visit, "Dyrekcja: remont", Staff));
        Site.Clock.AdvanceTo(Warsaw.ToInstant(HeldSeason.Day.AddDays(-1), new(9, 0)));
        await AtDeskAsync<ReminderDesk, RemindersPut>(desk => desk.PutDueAsync());
        await AtDeskAsync<PeopleDesk, int>(desk => desk.CancelAsync(season.Edition, [season.Enrolment], "Dyrekcja: remont", Staff));
        await DeliverAsync();

        var rows = await RowsAsync();
        Assert.Equal([CycleMails.Dates, OrderMails.Cancelled, CycleMails.Changed, HoldingMails.Reminder], rows.Select(mail => mail.Kind).Distinct().Order(StringComparer.Ordinal));
        Assert.All(rows, mail => Assert.Equal(MailState.Held, mail.State));

        await AtMailDeskAsync(desk => desk.ReleaseAllAsync(season.Edition, Staff));
        await DeliverAsync();
        Assert.All(await RowsAsync(), mail => Assert.NotEqual(MailState.Held, mail.State));
        Assert.Contains(await RowsAsync(), mail => mail is { Kind: CycleMails.Changed, State: MailState.Sent });
    }

    [Fact]
    public async Task After_the_first_meeting_a_school_cannot_give_back_its_place_by_itself_and_staff_write_down_who_and_why()
    {
        await OpenAsync();
        await season.MeetingAsync();
        await season.MeetingAsync(order: 2, HeldSeason.Day.AddDays(7));
        Site.Clock.AdvanceTo(Warsaw.ToInstant(HeldSeason.Day, new(12, 0)));
        var group = await Site.WithAsync(db => db.SchoolGroups.AsNoTracking().SingleAsync());
        var head = await Site.WithAsync(db => GroupOffice.AddSchoolAsync(db, Site.Clock.GetUtcNow(), 801));
        Assert.False(await AtDeskAsync<GroupDesk, bool>(desk => desk.WithdrawAsync(group, head)));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var page = await staff.OpenAsync($"/biuro/dzieciaki/2027/lista/{group.Id}/odwolaj");

        Assert.Equal(200, (await staff.SendAsync(page, new Dictionary<string, string>(StringComparer.Ordinal) { ["Reason"] = "Remont" })).Status);
        Assert.Equal(303, (await staff.SendAsync(page, new Dictionary<string, string>(StringComparer.Ordinal) { ["Who"] = "Head", ["Reason"] = "Remont szkoły" })).Status);

        var cancelled = await Site.WithAsync(db => db.Enrolments.AsNoTracking().SingleAsync());
        Assert.Equal(EnrolmentState.CancelledByOffice, cancelled.State);
        Assert.All(["Dyre", "Remont szkoły"], part => Assert.Contains(part, cancelled.CancelReason, StringComparison.Ordinal));
        var history = await Site.WithAsync(db => db.History.AsNoTracking().Where(row => row.Subject == Enrolment.SubjectType && row.SubjectId == cancelled.Id).OrderByDescending(row => row.Id).FirstAsync());
        Assert.StartsWith("staff:", history.Actor, StringComparison.Ordinal);
        Assert.Equal([true, false], await Site.WithAsync(db => db.Meetings.OrderBy(meeting => meeting.Order).Select(meeting => meeting.Session.CancelledAt == null).ToListAsync()));
    }

    private async Task OpenAsync()
    {
        season = new(Site.WriteAsync, Site.Clock.GetUtcNow());
        await season.OpenAsync();
    }

    private Task<CycleOutcome> PublishAsync() => AtDeskAsync<CycleDesk, CycleOutcome>(desk => desk.PublishAsync(season.Edition, holds: false, Staff));

    /// <summary>A server refuses all that waits for people of a type.</summary>
    private async Task FailAsync(string type, bool? copies = null)
    {
        foreach (var mail in (await RowsAsync()).Where(mail => mail.SubjectType == type && mail.State == MailState.Waiting && (copies is null || CycleMails.NewsOf(mail).IsCopy == copies)))
            await FailAsync(mail);
    }

    private Task<bool> FailAsync(OutboxMail mail) =>
        AtDeskAsync<IServiceProvider, bool>(async scope => { await scope.SettleAsync(mail, new Settlement.Failed("550 nobody of that name", "somebody@example.org")); return true; });

    private Task<IReadOnlyList<PhoneCall>> CallsAsync() => Site.WithAsync(db => db.OtherCallsAsync(Site.Clock.GetUtcNow()));

    /// <summary>What the list of calls says, of what has these words.</summary>
    private async Task<IReadOnlyList<string>> SaidAsync(string part)
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff, $"Ewa {Guid.CreateVersion7():N}");
        var page = await staff.OpenAsync("/biuro/telefony");
        return [.. page.Document.QuerySelectorAll(".call-say li").Select(said => Plain(said.TextContent)).Where(said => said.Contains(part, StringComparison.Ordinal))];
    }

    private async Task<Letter?> LetterAsync(OutboxMail mail)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<LetterBuilder>().WriteAsync(mail);
    }

    private static string Plain(string text) => text.Replace('\u00A0', ' ').Replace("\u2060", "", StringComparison.Ordinal).Trim();
}

public sealed class SeasonLettersOnSqlite(SqliteSite site) : SeasonLettersTests(site), IClassFixture<SqliteSite>;

public sealed class SeasonLettersOnPostgres(PostgresSite site) : SeasonLettersTests(site), IClassFixture<PostgresSite>;
