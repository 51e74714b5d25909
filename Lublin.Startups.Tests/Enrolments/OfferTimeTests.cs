using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Lublin.Startups.Tests;

/// <summary>The time to answer an offer runs from the moment the person heard of it.</summary>
public abstract class OfferTimeTests(SharedSite site) : MailroomTests(site)
{
    // It is Monday, 9:00. Twenty awake hours later it is Tuesday, 17:00.
    private static readonly TimeSpan TwentyAwakeHours = TimeSpan.FromHours(32);

    [Fact]
    public async Task While_mail_is_held_an_offer_stands_and_once_the_letter_leaves_it_has_its_full_time()
    {
        var offered = await OfferedAsync();
        await AtMailDeskAsync(desk => desk.HoldAllAsync(MailHold.Everything, "Treść do poprawy", Staff));
        Site.Clock.Advance(TwentyAwakeHours);
        await DeliverAsync();
        await EndOffersAsync();

        var page = await OpenAsync(offered);
        Assert.Equal("Możesz odpowiedzieć już teraz", page.Text(".until b"));
        Assert.Contains("Czas na odpowiedź zacznie biec, gdy wyślemy do Ciebie e-mail", page.Text(".until p"));
        Assert.Equal("list jeszcze nie wyszedł, czas na odpowiedź nie biegnie", await OfficeSaysAsync(offered));

        await AtMailDeskAsync(desk => desk.ReleaseAllAsync(MailHold.Everything, Staff));
        await DeliverAsync();

        var end = At(25, 17);
        Assert.Equal("Czekamy na odpowiedź do środy 25 listopada 2026, 17:00", (await OpenAsync(offered)).Text(".until b"));
        Assert.Contains("do środy 25 listopada 2026, 17:00", Assert.Single(Letters(offered)));
        Site.Clock.AdvanceTo(end.AddSeconds(-1));
        await EndOffersAsync();
        Assert.Equal([EnrolmentState.Withdrawn, EnrolmentState.Offered], await StatesAsync());
        Site.Clock.AdvanceTo(end);
        await EndOffersAsync();
        Assert.Equal([EnrolmentState.Withdrawn, EnrolmentState.OfferExpired], await StatesAsync());
    }

    [Fact]
    public async Task Who_has_no_address_has_their_time_from_the_call_on()
    {
        var offered = await OfferedAsync(withAddress: false);
        Site.Clock.Advance(TwentyAwakeHours);
        await EndOffersAsync();
        Assert.Contains("Czas na odpowiedź zacznie biec, gdy do Ciebie zadzwonimy", (await OpenAsync(offered)).Text(".until p"));
        Assert.Equal("nikt jeszcze nie zadzwonił, czas na odpowiedź nie biegnie", await OfficeSaysAsync(offered));
        var call = Assert.Single(await Site.WithAsync(db => db.PeopleToCallAsync(Site.Clock.GetUtcNow())));
        Assert.Equal(At(25, 17), call.Until);

        Assert.True(await AtDeskAsync<PhoneCallDesk, bool>(desk => desk.ReachAsync(offered.Subject, call.UpTo, Staff)));

        Assert.Equal("Czekamy na odpowiedź do środy 25 listopada 2026, 17:00", (await OpenAsync(offered)).Text(".until b"));
        Site.Clock.AdvanceTo(At(25, 17));
        await EndOffersAsync();
        Assert.Equal([EnrolmentState.Withdrawn, EnrolmentState.OfferExpired], await StatesAsync());
    }

    [Fact]
    public async Task A_call_noted_by_mistake_has_begun_nothing()
    {
        var offered = await OfferedAsync(withAddress: false);
        var call = Assert.Single(await Site.WithAsync(db => db.PeopleToCallAsync(Site.Clock.GetUtcNow())));
        await AtDeskAsync<PhoneCallDesk, bool>(desk => desk.ReachAsync(offered.Subject, call.UpTo, Staff));
        await AtDeskAsync<PhoneCallDesk, bool>(desk => desk.ReopenAsync(call.UpTo, Staff));
        Site.Clock.Advance(TwentyAwakeHours);
        await EndOffersAsync();
        Assert.Equal([EnrolmentState.Withdrawn, EnrolmentState.Offered], await StatesAsync());
        Assert.Single(await Site.WithAsync(db => db.PeopleToCallAsync(Site.Clock.GetUtcNow())));
    }

    [Fact]
    public async Task Whom_nobody_calls_any_more_has_their_time_from_then_on()
    {
        var offered = await OfferedAsync(withAddress: false);
        var call = Assert.Single(await Site.WithAsync(db => db.PeopleToCallAsync(Site.Clock.GetUtcNow())));
        await AtDeskAsync<PhoneCallDesk, bool>(desk => desk.GiveUpAsync(offered.Subject, call.UpTo, "Numer nie istnieje", Staff));
        Site.Clock.Advance(TwentyAwakeHours);
        await EndOffersAsync();
        Assert.Equal([EnrolmentState.Withdrawn, EnrolmentState.OfferExpired], await StatesAsync());
    }

    [Fact]
    public async Task Who_could_not_be_told_in_time_waits_again_hears_of_no_end_and_the_office_is_told()
    {
        var offered = await OfferedAsync();
        await AtMailDeskAsync(desk => desk.HoldAllAsync(MailHold.Everything, "Awaria", Staff));
        Site.Clock.AdvanceTo(Warsaw.ToInstant(new(2026, 12, 1), new(15, 1)));
        await EndOffersAsync();
        await AtMailDeskAsync(desk => desk.ReleaseAllAsync(MailHold.Everything, Staff));
        await DeliverAsync();

        Assert.Equal([EnrolmentState.Withdrawn, EnrolmentState.Waiting], await StatesAsync());
        Assert.Empty(Letters(offered));
        Assert.DoesNotContain(RosterMails.OfferEnded, await MailsAsync());
        Assert.Equal("Jesteś na liście rezerwowej", (await OpenAsync(offered)).Heading);
        var day = await Site.WithAsync(db => db.OfficeDayAsync(Site.Clock.GetUtcNow()));
        Assert.Equal(offered.EditionId, Assert.Single(day.Stuck).Edition.Id);
    }

    [Fact]
    public async Task Who_could_not_be_told_is_offered_the_place_again_when_the_date_moves_away()
    {
        var offered = await OfferedAsync();
        await AtMailDeskAsync(desk => desk.HoldAllAsync(MailHold.Everything, "Awaria", Staff));
        Site.Clock.AdvanceTo(Warsaw.ToInstant(new(2026, 12, 1), new(15, 1)));
        await EndOffersAsync();
        var session = await Site.WithAsync(db => db.Sessions.AsNoTracking().SingleAsync());

        await AtDeskAsync<SessionDesk, SessionOutcome>(desk => desk.MoveAsync(offered.EditionId, session.Id, session.Plan with { Date = new(2026, 12, 8) }, Staff));
        await AtMailDeskAsync(desk => desk.ReleaseAllAsync(MailHold.Everything, Staff));
        await DeliverAsync();

        Assert.Equal([EnrolmentState.Withdrawn, EnrolmentState.Offered], await StatesAsync());
        Assert.Single(Letters(offered));
    }

    [Fact]
    public async Task A_letter_that_a_crash_cut_off_names_the_same_end_again()
    {
        var offered = await OfferedAsync();
        var begun = Site.Clock.GetUtcNow();
        await Site.WithAsync(async db =>
        {
            db.RemoveRange(db.Outbox.Where(mail => mail.Kind != RosterMails.Offered));
            return await db.SaveChangesAsync();
        });
        await AtDeskAsync<Outbox, OutboxMail?>(outbox => outbox.TakeAsync());
        Site.Clock.Advance(Outbox.Lease + TimeSpan.FromMinutes(1));
        await DeliverAsync();

        Assert.Equal(AwakeHours.After(begun, TimeSpan.FromHours(12)), (await EnrolmentsAsync())[1].OfferEndsAt);
        Assert.Contains("do wtorku 24 listopada 2026, 9:00", Assert.Single(Letters(offered)));
    }

    [Fact]
    public async Task Kept_pages_know_of_the_end_once_it_is_known()
    {
        await OfferedAsync();
        await Site.GetPageAsync("/szkolenia");
        await DeliverAsync();
        var before = (await Site.GetPageAsync("/szkolenia")).Text(".prow .seats");
        Site.Clock.AdvanceTo((await EnrolmentsAsync())[1].OfferEndsAt!.Value);
        Assert.NotEqual(before, (await Site.GetPageAsync("/szkolenia")).Text(".prow .seats"));
    }

    /// <summary>One seat, given back, is offered to the next; nothing has gone out.</summary>
    private async Task<Enrolment> OfferedAsync(bool withAddress = true)
    {
        var edition = await OfferAsync(new(Seats: 1, Taken: 1));
        var waiting = withAddress
            ? await EnrolAsync(edition, "Anna Test", "anna@example.org")
            : await AtDeskAsync<RosterBook, Enrolment>(book => book.TakeInAsync(edition, "Anna Test"));
        var first = (await EnrolmentsAsync())[0];
        Assert.True(await AtDeskAsync<EnrolmentDesk, bool>(desk => desk.WithdrawAsync(first)));
        return waiting;
    }

    private Task<int> EndOffersAsync() => AtDeskAsync<OfferDesk, int>(desk => desk.EndAsync());

    private async Task<string> OfficeSaysAsync(Enrolment offered)
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var page = await staff.OpenAsync($"/biuro/zapisy/{offered.Id}");
        return page.Document.QuerySelectorAll("dt").Single(term => term.TextContent == "Propozycja do").NextElementSibling!.TextContent;
    }

    /// <summary>The subjects of the offers that went out to somebody.</summary>
    private IReadOnlyList<string> Letters(Enrolment offered)
    {
        var folder = Path.Combine(Site.Services.GetRequiredService<DataFolder>().Path, "mail");
        return !Directory.Exists(folder) ? [] :
        [
            .. Directory.GetFiles(folder, "*.eml").Select(MimeMessage (file) => MimeMessage.Load(file)!)
                .Where(letter => letter.To.Mailboxes.Any(box => box.Address == offered.Applicant.Email))
                .Select(letter => letter.Subject ?? "").Where(subject => subject.StartsWith("Odpowiedz", StringComparison.Ordinal)),
        ];
    }

    private static DateTimeOffset At(int day, int hour) => Warsaw.ToInstant(new(2026, 11, day), new(hour, 0));
}

public sealed class OfferTimeOnSqlite(SqliteSite site) : OfferTimeTests(site), IClassFixture<SqliteSite>;

public sealed class OfferTimeOnPostgres(PostgresSite site) : OfferTimeTests(site), IClassFixture<PostgresSite>;
