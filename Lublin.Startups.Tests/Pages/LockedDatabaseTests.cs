using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Microsoft.Data.Sqlite;

namespace Lublin.Startups.Tests;

/// <summary>Another program keeps the embedded database locked: a copy that hangs, a shell that somebody left open.</summary>
public sealed class LockedDatabaseTests : SiteTests
{
    // Promised are five seconds. A machine that is busy with other tests gets more, and still less than the half minute for which the driver waits by itself.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly SqliteDatabase database;

    public LockedDatabaseTests() : this(new SqliteDatabase())
    {
    }

    private LockedDatabaseTests(SqliteDatabase database) : base(database) => this.database = database;

    [Fact]
    public async Task Whoever_writes_is_answered_soon_keeps_the_answers_and_others_go_on_reading()
    {
        await OfferAsync(new(Taken: 3));
        var people = await EnrolmentsAsync();
        using var visitor = new SignUpVisitor(Site);
        var check = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(), SignUpVisitor.Answers()));
        var own = new List<(SignUpVisitor Visitor, SitePage Form)>();
        foreach (var person in people)
        {
            var owner = new SignUpVisitor(Site);
            own.Add((owner, await owner.OpenAsync(PathOf(person, "dane"))));
        }

        SitePage refused;
        await using (await LockAsync())
        {
            var last = visitor.SendAsync(check);
            var changes = own.Select(person => person.Visitor.SendAsync(person.Form, Answer("Form.Phone", "601 000 000"), "main form")).ToList();
            var second = visitor.SendAsync(check);

            await Task.WhenAll([last, second, .. changes]).WaitAsync(Soon);

            refused = await last;
            Assert.All([refused, await second, .. await Task.WhenAll(changes)], page => Assert.Equal((503, "Serwis chwilowo nie odpowiada"), (page.Status, page.Heading)));
            Assert.Equal(200, (await visitor.OpenAsync("/szkolenia").WaitAsync(Soon)).Status);
            Assert.Equal(200, (await own[0].Visitor.OpenAsync(PathOf(people[0])).WaitAsync(Soon)).Status);
        }

        Assert.Equal("Masz miejsce na szkoleniu", (await visitor.FollowAsync(await visitor.SendAsync(refused, form: "main form"))).Heading);
        own.ForEach(person => person.Visitor.Dispose());
    }

    [Fact]
    public async Task The_office_is_answered_soon_too()
    {
        using var staff = await Site.StaffAsync(StaffRole.Admin);
        var form = await staff.OpenAsync("/biuro/poczta/wstrzymaj");
        Site.Clock.Advance(TimeSpan.FromMinutes(6));
        await using var locked = await LockAsync();

        var opened = await staff.OpenAsync("/biuro").WaitAsync(Soon);
        var sent = await staff.SendAsync(form, Answer("Reason", "Awaria"), "main form").WaitAsync(Soon);

        Assert.Equal(200, opened.Status);
        Assert.Equal((503, "Serwis chwilowo nie odpowiada"), (sent.Status, sent.Heading));
    }

    private async Task<SqliteConnection> LockAsync()
    {
        var other = new SqliteConnection($"{database.Settings["ConnectionStrings:Startups"]};Pooling=False");
        await other.OpenAsync();
        await using var command = other.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync();
        return other;
    }
}
