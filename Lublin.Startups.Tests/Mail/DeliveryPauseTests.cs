using System.Net;
using System.Net.Sockets;
using Lublin.Startups.Tests.Support;

namespace Lublin.Startups.Tests;

public sealed class DeliveryPauseTests : IAsyncLifetime
{
    private static readonly string[] Guests = [.. Enumerable.Range(1, 4).Select(n => $"guest{n}@example.pl")];
    private readonly SqliteDatabase database = new();
    private readonly TestClock clock = new();

    public async ValueTask InitializeAsync() => await database.InitializeAsync();

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_server_that_is_busy_at_the_greeting_costs_no_mail_a_try()
    {
        await using var sink = new SmtpSink();
        sink.Fail(new SmtpFault(SmtpFaultKind.BusyAtGreeting, times: 1000));
        await using var office = new MailOffice(database, clock, sink.Port);

        await ShowsTheOutageAsync(office);
        sink.Heal();
        await ShowsTheEndAsync(office);

        Assert.Equal(4, sink.Count);
    }

    [Fact]
    public async Task A_server_that_nobody_answers_for_costs_no_mail_a_try()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        await using var office = new MailOffice(database, clock, port);

        await ShowsTheOutageAsync(office);
    }

    [Theory]
    [InlineData(StartTls.Refuses)]
    [InlineData(StartTls.NotOffered)]
    [InlineData(StartTls.Works)]
    public async Task A_server_that_cannot_be_trusted_gets_nothing_and_costs_no_mail_a_try(StartTls way)
    {
        // Where it works it shows a certificate that nobody vouches for.
        await using var sink = new SmtpSink { StartTls = way };
        await using var office = new MailOffice(database, clock, sink.Port, ("Security", "StartTls"));

        await ShowsTheOutageAsync(office);

        Assert.Equal(0, sink.Count);
    }

    [Fact]
    public async Task A_password_that_is_refused_costs_no_mail_a_try()
    {
        await using var sink = new SmtpSink { Account = ("biuro", "right") };
        await using var wrong = new MailOffice(database, clock, sink.Port, ("User", "biuro"), ("Password", "wrong"));
        await ShowsTheOutageAsync(wrong);

        await using var right = new MailOffice(database, clock, sink.Port, ("User", "biuro"), ("Password", "right"));
        await ShowsTheEndAsync(right);

        Assert.All(sink.Mails, mail => Assert.Equal("biuro", mail.User));
    }

    private static async Task ShowsTheOutageAsync(MailOffice office)
    {
        await office.PutAsync(Guests);

        await office.DeliverAsync();

        Assert.All((await office.RowsAsync()).Values, row => Assert.Equal((0, null, null, null), (row.Attempts, row.SentAt, row.FailedAt, row.ClaimedUntil)));
    }

    private async Task ShowsTheEndAsync(MailOffice office)
    {
        clock.Advance(TimeSpan.FromMinutes(5));

        await office.DeliverAsync();

        Assert.All((await office.RowsAsync()).Values, row => Assert.NotNull(row.SentAt));
    }
}
