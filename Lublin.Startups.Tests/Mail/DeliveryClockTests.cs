using Lublin.Startups.Tests.Support;

namespace Lublin.Startups.Tests;

/// <summary>Mail goes on when the clock was a day ahead and is set back.</summary>
public abstract class DeliveryClockTests(ITestDatabase database) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly TestClock clock = new();

    public async ValueTask InitializeAsync() => await database.InitializeAsync();

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_mail_put_while_the_clock_was_ahead_goes_out()
    {
        await using var sink = new SmtpSink();
        await using var office = new MailOffice(database, clock, sink.Port);
        SetForward();
        await office.PutAsync("anna@example.pl");
        clock.PutBack();

        await office.FollowClockAsync();
        await office.DeliverAsync();

        Assert.Equal(1, sink.Count);
    }

    [Fact]
    public async Task A_mail_put_while_the_clock_was_ahead_goes_out_after_a_start()
    {
        await using var sink = new SmtpSink();
        await using var office = new MailOffice(database, clock, sink.Port);
        SetForward();
        await office.PutAsync("anna@example.pl");
        clock.PutBack();

        await office.Room.StartAsync(CancellationToken.None);
        await sink.WaitForAsync(_ => true, Patience);
        await office.Room.StopAsync(CancellationToken.None);

        Assert.Equal(1, sink.Count);
    }

    [Fact]
    public async Task A_mail_that_a_process_took_and_died_with_goes_out()
    {
        await using var sink = new SmtpSink();
        await using var office = new MailOffice(database, clock, sink.Port);
        await office.PutAsync("anna@example.pl");
        SetForward();
        Assert.NotNull(await office.TakeAsync());
        clock.PutBack();

        await office.DeliverAsync();

        Assert.Equal(1, sink.Count);
    }

    [Fact]
    public async Task A_mail_that_waits_for_another_try_is_tried()
    {
        await using var sink = new SmtpSink();
        sink.Fail(new SmtpFault(SmtpFaultKind.DefersRecipient));
        await using var office = new MailOffice(database, clock, sink.Port);
        SetForward();
        await office.PutAsync("anna@example.pl");
        await office.DeliverAsync();
        Assert.Equal(0, sink.Count);
        clock.PutBack();

        await office.FollowClockAsync();
        await office.DeliverAsync();

        Assert.Equal(1, sink.Count);
    }

    [Fact]
    public async Task A_rest_that_began_while_the_clock_was_ahead_lasts_no_longer()
    {
        await using var sink = new SmtpSink();
        sink.Fail(new SmtpFault(SmtpFaultKind.BusyAtGreeting, times: 1000));
        await using var office = new MailOffice(database, clock, sink.Port);
        await office.PutAsync("anna@example.pl");
        SetForward();
        await office.DeliverAsync();
        sink.Heal();
        clock.PutBack();
        clock.Advance(TimeSpan.FromMinutes(5));

        await office.DeliverAsync();

        Assert.Equal(1, sink.Count);
    }

    [Fact]
    public async Task What_another_instance_whose_clock_is_a_minute_ahead_has_in_its_hands_is_its_own()
    {
        await using var sink = new SmtpSink();
        await using var office = new MailOffice(database, clock, sink.Port);
        await office.PutAsync("anna@example.pl");
        clock.SetTo(clock.GetUtcNow().AddMinutes(1));
        Assert.NotNull(await office.TakeAsync());
        clock.PutBack();

        await office.DeliverAsync();

        Assert.Equal(0, sink.Count);
    }

    private void SetForward() => clock.SetTo(clock.GetUtcNow().AddDays(1));
}

public sealed class DeliveryClockOnSqlite() : DeliveryClockTests(new SqliteDatabase());

public sealed class DeliveryClockOnPostgres() : DeliveryClockTests(new PostgresDatabase());
