using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

/// <summary>A stop of the mail is seen on every page of the office, and people who have something mailed are told what is true.</summary>
public abstract class MailStopTests : MailroomTests
{
    private static readonly string[] Pages =
    [
        "/biuro", "/biuro/programy", "/biuro/harmonogram", "/biuro/kalendarz-roku", "/biuro/zapisy", "/biuro/telefony", "/biuro/miejsca", "/biuro/prowadzacy", "/biuro/historia", "/biuro/zadania", "/biuro/teksty",
        "/biuro/ustawienia", "/biuro/konta", "/biuro/moje-konto",
    ];

    protected MailStopTests(SharedSite site) : base(site) => Pause.Learn(new PostAnswer.Accepted());

    private DeliveryPause Pause => Site.Services.GetRequiredService<DeliveryPause>();

    [Fact]
    public async Task A_hold_is_seen_on_every_page_and_nothing_is_when_all_is_well()
    {
        using var staff = await Site.StaffAsync(StaffRole.Admin);
        foreach (var page in Pages)
            Assert.Empty((await staff.OpenAsync(page)).Texts(".mail-stop"));
        await AtMailDeskAsync(desk => desk.HoldAllAsync(MailHold.Everything, "Awaria", Staff));
        await EnrolAsync(await OfferAsync(new()));

        foreach (var page in Pages)
            Assert.Equal(["Cała poczta jest wstrzymana od: pon. 23 lis, 9:00. Nic nie wychodzi.", "Czeka 1 wiadomość, od: pon. 23 lis, 9:00.", "Zobacz pocztę"], (await staff.OpenAsync(page)).Texts(".mail-stop p"));

        await AtMailDeskAsync(desk => desk.ReleaseAllAsync(MailHold.Everything, Staff));
        Assert.Empty((await staff.OpenAsync("/biuro")).Texts(".mail-stop"));
    }

    [Fact]
    public async Task A_server_that_takes_nothing_is_seen_after_ten_minutes_and_at_once_after_a_command()
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        await EnrolAsync(await OfferAsync(new()));
        Pause.Learn(new PostAnswer.ServerAway("Connection refused"));
        Site.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Empty((await staff.OpenAsync("/biuro")).Texts(".mail-stop"));
        Assert.Contains("Serwer poczty nie odpowiada od: pon. 23 lis, 9:00. Wiadomości wyjdą, gdy odpowie.", (await staff.OpenAsync("/biuro/poczta?stan=ponowiono&ile=2")).Texts(".mail-stop p"));

        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(
            ["Serwer poczty nie odpowiada od: pon. 23 lis, 9:00. Wiadomości wyjdą, gdy odpowie.", "Czeka 1 wiadomość, od: pon. 23 lis, 9:00.", "Zobacz pocztę"],
            (await staff.OpenAsync("/biuro/zapisy")).Texts(".mail-stop p"));

        Pause.Learn(new PostAnswer.Accepted());
        await DeliverAsync();
        Assert.Empty((await staff.OpenAsync("/biuro")).Texts(".mail-stop"));
    }

    [Fact]
    public async Task A_mail_that_a_server_put_off_is_seen_while_it_waits_for_its_next_try()
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        await EnrolAsync(await OfferAsync(new()));
        var mail = Assert.Single(await RowsAsync());
        await AtDeskAsync<IServiceProvider, bool>(async services =>
        {
            await services.SettleAsync(mail, new Settlement.Postponed("451 later", TimeSpan.FromMinutes(30)));
            return true;
        });
        Site.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Empty((await staff.OpenAsync("/biuro")).Texts(".mail-stop"));

        Site.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(["Poczta wychodzi z opóźnieniem.", "Czeka 1 wiadomość, od: pon. 23 lis, 9:00.", "Zobacz pocztę"], (await staff.OpenAsync("/biuro")).Texts(".mail-stop p"));
    }

    [Fact]
    public async Task A_mail_that_waits_too_long_is_seen_whatever_the_reason()
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        await EnrolAsync(await OfferAsync(new()));
        Site.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(["Poczta wychodzi z opóźnieniem.", "Czeka 1 wiadomość, od: pon. 23 lis, 9:00.", "Zobacz pocztę"], (await staff.OpenAsync("/biuro")).Texts(".mail-stop p"));
    }

    [Fact]
    public async Task Sending_again_says_what_is_true()
    {
        using var staff = await Site.StaffAsync(StaffRole.Coordinator);
        var person = await EnrolAsync(await OfferAsync(new(Seats: 1)));
        await DeliverAsync();
        await AtMailDeskAsync(desk => desk.HoldAllAsync(person.EditionId, "Awaria", Staff));
        Assert.Equal("Wiadomość jest wstrzymana. Wyjdzie, gdy ktoś wznowi wysyłkę.", await AgainAsync(staff, person));
        await AtMailDeskAsync(desk => desk.ReleaseAllAsync(person.EditionId, Staff));
        await DeliverAsync();

        Pause.Learn(new PostAnswer.ServerAway("Connection refused"));
        Assert.Equal("Wiadomość czeka: serwer poczty nie odpowiada od: pon. 23 lis, 9:00. Wyjdzie, gdy odpowie.", await AgainAsync(staff, person));
        Pause.Learn(new PostAnswer.Accepted());
        await DeliverAsync();

        await AtDeskAsync<EnrolmentDesk, bool>(desk => desk.WithdrawAsync(person));
        var confirmed = (await RowsAsync()).First(mail => mail.Kind == RosterMails.Confirmed);
        var page = await staff.OpenAsync($"/biuro/poczta/{confirmed.Id}/ponow");
        Assert.Equal("Ta wiadomość jest nieaktualna, więc nie wyjdzie.", page.Text("main section p"));
        Assert.Null(page.Document.QuerySelector("main form"));
    }

    [Fact]
    public async Task Trouble_counts_from_the_first_refusal_on()
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var person = await EnrolAsync(await OfferAsync(new()));
        var mail = Assert.Single(await RowsAsync());
        await AtDeskAsync<IServiceProvider, bool>(async services =>
        {
            await services.SettleAsync(mail, new Settlement.Postponed("451 later", TimeSpan.FromMinutes(1)));
            return true;
        });

        var today = await staff.OpenAsync("/biuro");

        Assert.Contains(today.Texts(".todo li"), line => line.Contains("1 e-mail czeka na kolejną próbę", StringComparison.Ordinal));
        Assert.Contains("Serwer jeszcze nie przyjął", (await staff.OpenAsync($"/biuro/zapisy/{person.Id}")).Texts("td .tag"));
    }

    private static async Task<string> AgainAsync(SignUpVisitor staff, Enrolment person)
    {
        var page = await staff.OpenAsync($"/biuro/zapisy/{person.Id}");
        return (await staff.FollowAsync(await staff.SendAsync(page, null, $"form[action='/biuro/zapisy/{person.Id}']"))).Text("[role=status]");
    }
}

public sealed class MailStopOnSqlite(SqliteSite site) : MailStopTests(site), IClassFixture<SqliteSite>;

public sealed class MailStopOnPostgres(PostgresSite site) : MailStopTests(site), IClassFixture<PostgresSite>;
