using System.Data.Common;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

public sealed class FullDiskTests : SiteTests
{
    private const int Many = 40;
    private readonly Disk disk;

    public FullDiskTests() : this(new Disk())
    {
    }

    private FullDiskTests(Disk disk)
        : base(new SqliteDatabase(), services => services.ConfigureDbContext<SqliteStartupsDb>(options => options.AddInterceptors(disk))) => this.disk = disk;

    [Fact]
    public async Task On_a_full_disk_the_last_step_says_try_again_keeps_the_answers_and_works_once_there_is_room()
    {
        await OfferAsync(new(Seats: 100));
        disk.IsFull = true;
        var (visitor, check, refused) = await SignUpUntilRefusedAsync();
        using var _ = visitor;

        Assert.Equal("Serwis chwilowo nie odpowiada", refused.Heading);
        Assert.NotNull(refused.Answer.Headers.RetryAfter);
        Assert.NotNull(refused.Document.QuerySelector("main form button.btn-primary"));
        Assert.Equal(503, (await visitor.SendAsync(check)).Status);
        var before = (await EnrolmentsAsync()).Count;

        disk.IsFull = false;

        Assert.Equal("Masz miejsce na szkoleniu", (await visitor.FollowAsync(await visitor.SendAsync(refused, form: "main form"))).Heading);
        Assert.Equal("Masz miejsce na szkoleniu", (await visitor.FollowAsync(await visitor.SendAsync(check))).Heading);
        Assert.Equal(before + 1, (await EnrolmentsAsync()).Count);
    }

    /// <summary>What room the file's own pages still have is used up first.</summary>
    private async Task<(SignUpVisitor Visitor, SitePage Check, SitePage Refused)> SignUpUntilRefusedAsync()
    {
        for (var i = 0; i < Many; i++)
        {
            var visitor = new SignUpVisitor(Site);
            var answers = SignUpVisitor.Answers($"Osoba {i} {new string('ł', 80)}", $"osoba{i}@example.org");
            answers["Form.Situation"] = "Organisation";
            answers["Form.Organisation"] = new('ó', 200);
            var check = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenFormAsync(), answers));
            var answered = await visitor.SendAsync(check);
            if (answered.Status == 503)
                return (visitor, check, answered);
            Assert.Equal(303, answered.Status);
            visitor.Dispose();
        }

        throw new InvalidOperationException("The disk never was full.");
    }

    /// <summary>A disk that has no page left for the database once it is full.</summary>
    private sealed class Disk : DbConnectionInterceptor
    {
        public bool IsFull { get; set; }

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            // SQLite never takes pages away: the least it grants is what the file has.
            command.CommandText = IsFull ? "PRAGMA max_page_count = 1" : "PRAGMA max_page_count = 1000000";
            command.ExecuteScalar();
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
