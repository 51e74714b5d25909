using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Kids;

/// <summary>Schools get in without passwords: by links that work once, for half an hour, and then on one device for thirty days.</summary>
public abstract class AccessDeskTests(ITestDatabase database) : IAsyncLifetime
{
    private readonly TestOffice office = new(database, new TestClock());
    private long school;

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        school = await SchoolAsync(990801, SchoolType.Primary);
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task A_link_goes_to_the_official_address_alone_and_once_in_ten_minutes()
    {
        await DoAsync(desk => desk.RequestAsync(school));
        await DoAsync(desk => desk.RequestAsync(school));

        Assert.Single(await office.MailsAsync(SchoolMails.DeskLink));
        Assert.Equal("sekretariat990801@example.org", (await office.LastAsync(SchoolMails.DeskLink, "pl"))!.To.Address);
        office.Clock.Advance(AccessDesk.Pause + TimeSpan.FromSeconds(1));
        await DoAsync(desk => desk.RequestAsync(school));
        Assert.Equal(2, (await office.MailsAsync(SchoolMails.DeskLink)).Count);
    }

    [Theory]
    [InlineData(SchoolType.Complex, false)]
    [InlineData(SchoolType.Primary, true)]
    public async Task A_complex_and_a_school_that_the_register_has_no_more_get_no_link(SchoolType type, bool isArchived)
    {
        var other = await SchoolAsync(990802, type, isArchived);

        await DoAsync(desk => desk.RequestAsync(other));

        Assert.Empty(await office.MailsAsync(SchoolMails.DeskLink));
    }

    [Fact]
    public async Task Looking_at_a_link_uses_nothing_and_using_it_lets_one_device_in()
    {
        var code = await LinkAsync();

        Assert.IsType<EnterOutcome.In>(await AskAsync(desk => desk.LookAsync(code)));
        Assert.IsType<EnterOutcome.In>(await AskAsync(desk => desk.LookAsync(code)));
        var device = Assert.IsType<EnterOutcome.In>(await AskAsync(desk => desk.UseAsync(code))).Device;

        Assert.Equal(school, (await WhoAsync(device))!.Contact.SchoolId);
        Assert.Null(await WhoAsync(code));
        Assert.IsType<EnterOutcome.Spent>(await AskAsync(desk => desk.UseAsync(code)));
        office.Clock.Advance(DeskKey.DeviceLife);
        Assert.Null(await WhoAsync(device));
    }

    [Fact]
    public async Task After_half_an_hour_a_link_lets_nobody_in_and_a_fresh_one_goes_to_the_same_person()
    {
        var code = await LinkAsync();
        office.Clock.Advance(DeskKey.LinkLife);

        Assert.IsType<EnterOutcome.Spent>(await AskAsync(desk => desk.UseAsync(code)));
        await DoAsync(desk => desk.AgainAsync(code));

        var keys = await office.AskAsync<StartupsDb, List<DeskKey>>(db => db.DeskKeys.OrderBy(key => key.Id).ToListAsync());
        Assert.Equal(2, keys.Count);
        Assert.Equal(keys[0].ContactId, keys[1].ContactId);
        Assert.IsType<EnterOutcome.In>(await AskAsync(desk => desk.UseAsync(CodeOf(keys[1]))));
    }

    [Fact]
    public async Task Five_people_at_most_are_in_each_by_a_link_of_their_own_and_ended_access_opens_nothing()
    {
        await LinkAsync();
        var official = await office.AskAsync<StartupsDb, SchoolContact>(db => db.SchoolContacts.SingleAsync());
        for (var colleague = 1; colleague < SchoolContact.Most; colleague++)
            Assert.Equal(InviteColleagueOutcome.Done, await InviteAsync(official, $"osoba{colleague}@example.org"));

        Assert.Equal(InviteColleagueOutcome.Full, await InviteAsync(official, "szosta@example.org"));
        Assert.Equal(InviteColleagueOutcome.IsIn, await InviteAsync(official, "OSOBA1@example.org"));
        var key = await office.AskAsync<StartupsDb, DeskKey>(db => db.DeskKeys.Include(key => key.Contact).SingleAsync(key => key.Contact.Email == "osoba1@example.org"));
        var device = Assert.IsType<EnterOutcome.In>(await AskAsync(desk => desk.UseAsync(CodeOf(key)))).Device;
        Assert.True(await office.AskAsync<AccessDesk, bool>(desk => desk.EndAsync(school, key.ContactId, "staff:1")));
        Assert.Null(await WhoAsync(device));
        Assert.IsType<EnterOutcome.Ended>(await AskAsync(desk => desk.LookAsync(CodeOf(key))));
        Assert.Equal(InviteColleagueOutcome.Done, await InviteAsync(official, "szosta@example.org"));
    }

    [Fact]
    public async Task Ending_the_access_of_the_official_address_brings_no_second_link_within_ten_minutes()
    {
        await LinkAsync();
        var official = await office.AskAsync<StartupsDb, SchoolContact>(db => db.SchoolContacts.SingleAsync());
        Assert.True(await office.AskAsync<AccessDesk, bool>(desk => desk.EndAsync(school, official.Id, "staff:1")));

        await DoAsync(desk => desk.RequestAsync(school));
        Assert.Single(await office.MailsAsync(SchoolMails.DeskLink));

        office.Clock.Advance(AccessDesk.Pause);
        await DoAsync(desk => desk.RequestAsync(school));
        Assert.Equal(2, (await office.MailsAsync(SchoolMails.DeskLink)).Count);
    }

    [Fact]
    public async Task Access_ends_on_31_august_at_the_latest()
    {
        var device = Assert.IsType<EnterOutcome.In>(await AskAsync(async desk => await desk.UseAsync(await LinkAsync()))).Device;

        Assert.Equal(new DateOnly(2027, 8, 31), (await WhoAsync(device))!.Contact.EndsOn);
        office.Clock.AdvanceTo(Warsaw.ToInstant(new(2027, 8, 20), new(10, 0)));
        var late = Assert.IsType<EnterOutcome.In>(await AskAsync(async desk => await desk.UseAsync(await LinkAsync()))).Device;
        office.Clock.AdvanceTo(Warsaw.ToInstant(new(2027, 8, 31), new(23, 59)));
        Assert.NotNull(await WhoAsync(late));
        office.Clock.AdvanceTo(Warsaw.ToInstant(new(2027, 9, 1), new(0, 0)));
        Assert.Null(await WhoAsync(late));
        var next = Assert.IsType<EnterOutcome.In>(await AskAsync(async desk => await desk.UseAsync(await LinkAsync()))).Device;
        Assert.Equal(new DateOnly(2028, 8, 31), (await WhoAsync(next))!.Contact.EndsOn);
    }

    private async Task<string> LinkAsync()
    {
        await DoAsync(desk => desk.RequestAsync(school));
        return CodeOf(await office.AskAsync<StartupsDb, DeskKey>(db => db.DeskKeys.OrderByDescending(key => key.Id).FirstAsync()));
    }

    private string CodeOf(DeskKey key) => office.AskAsync<PersonalLink, string>(links => Task.FromResult(links.MailedCode(LinkPurpose.School, key.Link))).GetAwaiter().GetResult();

    private Task<long> SchoolAsync(int rspo, SchoolType type, bool isArchived = false) => office.AskAsync<StartupsDb, long>(async db =>
    {
        var made = new School(rspo, new("Szkoła demo", type, "ul. Lipowa 1", "20-020 Lublin", $"sekretariat{rspo}@example.org"));
        if (isArchived)
            made.Archive(office.Clock.GetUtcNow());
        db.Add(made);
        await db.SaveChangesAsync();
        return made.Id;
    });

    private Task<DeskKey?> WhoAsync(string code) => office.AskAsync<SchoolDoor, DeskKey?>(door => door.FindAsync(code));

    private Task<InviteColleagueOutcome> InviteAsync(SchoolContact by, string email) => office.AskAsync<AccessDesk, InviteColleagueOutcome>(desk => desk.InviteAsync(by, "Anna Uczy", email));

    private Task<EnterOutcome> AskAsync(Func<AccessDesk, Task<EnterOutcome>> ask) => office.AskAsync(ask);

    private Task DoAsync(Func<AccessDesk, Task> deed) => office.DoAsync(deed);
}

public sealed class AccessDeskOnSqliteTests() : AccessDeskTests(new SqliteDatabase());

public sealed class AccessDeskOnPostgresTests() : AccessDeskTests(new PostgresDatabase());
