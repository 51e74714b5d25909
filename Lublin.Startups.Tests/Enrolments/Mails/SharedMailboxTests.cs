using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

/// <summary>What a calendar is left with after real mails: an office's mailbox with two people in it, and one person who changes their mind.</summary>
public abstract class SharedMailboxTests(ITestDatabase database, SmtpSink post) : MailroomTests(database, services => Adjust(services, post))
{
    private const string Mailbox = "biuro@firma.example";

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await post.DisposeAsync();
    }

    [Fact]
    public async Task Of_two_people_with_one_mailbox_who_cancels_leaves_the_other_theirs()
    {
        var edition = await OfferAsync(new() { Sessions = 2 });
        var anna = await EnrolAsync(edition, "Anna Test", Mailbox);
        var jan = await EnrolAsync(edition, "Jan Test", Mailbox);
        var both = await DeliveredAsync();
        Assert.Equal(["2026-12-01", "2026-12-01", "2026-12-08", "2026-12-08"], both.Days);

        await WithdrawAsync(anna);

        var left = await DeliveredAsync();
        Assert.Equal(["2026-12-01", "2026-12-08"], left.Days);
        Assert.All(left.Appointments, appointment => Assert.EndsWith($"-{jan.Id}", appointment.Uid, StringComparison.Ordinal));
        Assert.All(left.Appointments, appointment => Assert.Equal(new Uri($"mailto:{Mailbox}"), Assert.Single(appointment.Attendees).Value));
    }

    [Fact]
    public async Task Who_cancels_and_joins_again_ends_with_one_appointment_and_no_sequence_ever_falls()
    {
        var edition = await OfferAsync(new());
        var first = await EnrolAsync(edition, email: Mailbox);
        await DeliveredAsync();
        await WithdrawAsync(first);
        Assert.Empty((await DeliveredAsync()).Days);

        await SendAsync(first, "ponownie", form: "form[action$=ponownie]");

        var calendar = await DeliveredAsync();
        Assert.Equal(["2026-12-01"], calendar.Days);
        Assert.Equal(["REQUEST", "CANCEL", "REQUEST"], calendar.Seen.Select(part => part.Method));
        Rises(calendar);
    }

    [Fact]
    public async Task A_date_that_somebody_cannot_come_to_leaves_the_calendar_and_comes_back_when_they_take_it_back()
    {
        var edition = await OfferAsync(new() { Sessions = 2 });
        var anna = await EnrolAsync(edition, email: Mailbox);
        await DeliveredAsync();

        await MissAsync(anna, session: 1);
        var without = await DeliveredAsync();
        await SendAsync(anna, "", form: "form[action$=przyjde]");
        var again = await DeliveredAsync();
        await MissAsync(anna, session: 1);
        var gone = await DeliveredAsync();

        Assert.Equal(["2026-12-01"], without.Days);
        Assert.Equal(["2026-12-01", "2026-12-08"], again.Days);
        Assert.Equal(["2026-12-01"], gone.Days);
        Rises(gone);
    }

    [Fact]
    public async Task A_date_that_somebody_cannot_come_to_stays_away_when_only_the_room_changes_and_comes_back_when_the_date_moves()
    {
        var edition = await OfferAsync(new() { Sessions = 2 });
        var anna = await EnrolAsync(edition, email: Mailbox);
        await DeliveredAsync();
        await MissAsync(anna, session: 1);
        await DeliveredAsync();

        await MoveSecondAsync(edition, plan => plan with { RoomId = null, OnlineLink = "https://spotkania.example.org/x" });
        var elsewhere = await DeliveredAsync();
        await MoveSecondAsync(edition, plan => plan with { Date = plan.Date.AddDays(1) });
        var moved = await DeliveredAsync();

        Assert.Equal(["2026-12-01"], elsewhere.Days);
        Assert.Equal(["2026-12-01", "2026-12-09"], moved.Days);
        Rises(moved);
    }

    [Fact]
    public async Task Another_address_of_the_venue_reaches_every_appointment_to_come_there_and_no_other()
    {
        var edition = await OfferAsync(new() { Sessions = 2 });
        await EnrolAsync(edition, email: Mailbox);
        await EnrolAsync(await OfferAsync(new("drugie") { Date = new(2026, 12, 3) }), email: Mailbox);
        await DeliveredAsync();
        var venue = await Site.WithAsync(db => db.Venues.AsNoTracking().OrderBy(each => each.Id).FirstAsync());

        Assert.True(await AtDeskAsync<PlaceDesk, bool>(desk => desk.ChangeVenueAsync(
            venue.Id, venue.Version, new(venue.Name, "ul. Nowa 5, 20-400 Lublin", venue.Access, venue.Directions), Staff)));

        var calendar = await DeliveredAsync();
        Assert.Equal(
            ["2026-12-01 1 Sala nr 2, Ratusz, ul. Nowa 5, 20-400 Lublin", "2026-12-03 0 Sala nr 2, Ratusz, pl. Łokietka 1, 20-109 Lublin", "2026-12-08 1 Sala nr 2, Ratusz, ul. Nowa 5, 20-400 Lublin"],
            calendar.Appointments.Select(appointment => $"{appointment.Start!.Value:yyyy-MM-dd} {appointment.Sequence} {appointment.Location}"));
        Rises(calendar);
    }

    private static void Adjust(IServiceCollection services, SmtpSink post)
    {
        QuietSite.Adjust(services);
        services.PostConfigure<MailOptions>(mail => (mail.Host, mail.Port, mail.From) = ("127.0.0.1", post.Port, "zapisy@lublin.example"));
    }

    private static void Rises(SharedMailbox calendar) => Assert.All(
        calendar.Seen.GroupBy(part => part.Uid, StringComparer.Ordinal),
        parts => Assert.Equal(parts.Select(part => part.Sequence).Distinct().Order(), parts.Select(part => part.Sequence)));

    private async Task<SharedMailbox> DeliveredAsync()
    {
        await DeliverAsync();
        Assert.All(await MailStatesAsync(), state => Assert.Equal(MailState.Sent, state));
        return new(post.Mails);
    }

    private async Task WithdrawAsync(Enrolment enrolment)
    {
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await AtDeskAsync<EnrolmentDesk, bool>(desk => desk.WithdrawAsync(enrolment)));
    }

    private async Task MissAsync(Enrolment enrolment, int session)
    {
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        var choices = (await OpenAsync(enrolment, "rezygnacja")).Document.QuerySelectorAll("input[type=radio]").Select(input => input.GetAttribute("value")!).ToList();
        await SendAsync(enrolment, "rezygnacja", Answer("What", choices[session]));
    }

    private async Task MoveSecondAsync(long edition, Func<SessionPlan, SessionPlan> change)
    {
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await Site.WithAsync(db => db.Sessions.AsNoTracking().OrderBy(each => each.Id).LastAsync());
        Assert.IsType<SessionOutcome.Done>(await AtDeskAsync<SessionDesk, SessionOutcome>(desk => desk.MoveAsync(edition, second.Id, change(second.Plan), Staff)));
    }
}

public sealed class SharedMailboxOnSqlite() : SharedMailboxTests(new SqliteDatabase(), new());

public sealed class SharedMailboxOnPostgres() : SharedMailboxTests(new PostgresDatabase(), new());
