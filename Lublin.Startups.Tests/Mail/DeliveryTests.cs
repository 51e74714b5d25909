using Lublin.Startups.Tests.Support;

namespace Lublin.Startups.Tests;

public abstract class DeliveryTests(ITestDatabase database) : IAsyncLifetime
{
    private static readonly string[] Ten = [.. Enumerable.Range(1, 10).Select(n => $"guest{n}@example.pl")];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly TestClock clock = new();

    public async ValueTask InitializeAsync() => await database.InitializeAsync();

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Each_mail_arrives_once_and_is_marked()
    {
        await using var sink = new SmtpSink();
        await using var office = new MailOffice(database, clock, sink.Port);
        await office.PutAsync(Ten);

        await office.DeliverAsync();
        await office.DeliverAsync();

        Assert.Equal(Ten.Order(StringComparer.Ordinal), sink.Mails.Select(mail => Assert.Single(mail.Recipients)).Order(StringComparer.Ordinal));
        Assert.All((await office.RowsAsync()).Values, row => Assert.Equal((clock.GetUtcNow(), 1, null, null), (row.SentAt!.Value, row.Attempts, row.ClaimedUntil, row.Failure)));
    }

    [Fact]
    public async Task Over_one_connection_mails_go_in_the_order_of_planning()
    {
        await using var sink = new SmtpSink();
        await using var office = new MailOffice(database, clock, sink.Port, ("Connections", "1"));
        await office.PutAsync(Ten);

        await office.DeliverAsync();

        Assert.Equal(Ten, sink.Mails.Select(mail => mail.Recipients[0]));
        Assert.Equal(1, sink.Connections);
    }

    [Fact]
    public async Task Two_offices_side_by_side_never_send_the_same_mail()
    {
        await using var sink = new SmtpSink();
        await using var one = new MailOffice(database, clock, sink.Port);
        await using var other = new MailOffice(database, clock, sink.Port);
        await one.PutAsync(Ten);

        await Task.WhenAll(one.DeliverAsync(), other.DeliverAsync());

        Assert.Equal(10, sink.Count);
        Assert.Equal(10, sink.Mails.Select(mail => mail.MessageId).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_mail_in_flight_is_nobody_elses_however_late_it_is_noted()
    {
        await using var sink = new SmtpSink();
        using var held = sink.HoldAnswers();
        await using var office = new MailOffice(database, clock, sink.Port, ("Connections", "3"));
        await office.PutAsync(Ten);
        var delivery = office.DeliverAsync();
        await sink.WaitForCountAsync(3, Patience);

        clock.Advance(TimeSpan.FromHours(1));
        held.Dispose();
        await delivery.WaitAsync(Patience);

        Assert.Equal(Ten.Order(StringComparer.Ordinal), sink.Mails.Select(mail => Assert.Single(mail.Recipients)).Order(StringComparer.Ordinal));
        Assert.All((await office.RowsAsync()).Values, row => Assert.Equal((clock.GetUtcNow(), 1), (row.SentAt!.Value, row.Attempts)));
    }

    [Fact]
    public async Task An_address_that_is_refused_for_good_is_marked_with_the_answer_and_holds_nobody_up()
    {
        await using var sink = new SmtpSink();
        sink.Fail(new SmtpFault(SmtpFaultKind.RefusesRecipient, "guest1@example.pl", times: 100));
        await using var office = new MailOffice(database, clock, sink.Port, ("Connections", "1"));
        await office.PutAsync(Ten);

        await office.DeliverAsync();
        clock.Advance(TimeSpan.FromDays(3));
        await office.DeliverAsync();

        Assert.Equal(9, sink.Count);
        var refused = (await office.RowsAsync())["guest1"];
        Assert.Equal((null, 1, "550 5.1.1 nobody of that name"), (refused.SentAt, refused.Attempts, refused.Failure));
        Assert.NotNull(refused.FailedAt);
    }

    [Theory]
    [InlineData("\u017c", 63)]
    [InlineData("\u3164", 1)]
    [InlineData("a", 64)]
    public async Task Addresses_whose_domain_cannot_be_encoded_are_refused_and_rest_nobody_elses_mail(string letter, int times)
    {
        await using var sink = new SmtpSink();
        await using var office = new MailOffice(database, clock, sink.Port);
        var domain = string.Concat(Enumerable.Repeat(letter, times)) + ".pl";
        await office.PutAsync([.. Enumerable.Range(1, 20).Select(n => $"stranger{n}@{domain}"), "good@example.pl"]);

        await office.DeliverAsync();

        Assert.Equal("good@example.pl", Assert.Single(Assert.Single(sink.Mails).Recipients));
        var rows = await office.RowsAsync();
        Assert.NotNull(rows["good"].SentAt);
        Assert.All(rows.Values.Where(row => row.SentAt is null), row => Assert.Equal(clock.GetUtcNow(), row.FailedAt));
    }

    [Fact]
    public async Task Connections_that_are_lost_with_some_peoples_mail_rest_nobody_elses()
    {
        await using var sink = new SmtpSink();
        string[] strangers = [.. Enumerable.Range(1, 20).Select(n => $"stranger{n}@example.pl")];
        foreach (var stranger in strangers)
            sink.Fail(new SmtpFault(SmtpFaultKind.ClosesDuringData, stranger, times: 100));
        await using var office = new MailOffice(database, clock, sink.Port);
        await office.PutAsync([.. strangers, "good@example.pl"]);

        await office.DeliverAsync();

        Assert.Equal("good@example.pl", Assert.Single(Assert.Single(sink.Mails).Recipients));
    }

    [Fact]
    public async Task An_address_that_is_refused_for_now_is_tried_again_after_growing_gaps_with_the_same_id()
    {
        await using var sink = new SmtpSink();
        sink.Fail(new SmtpFault(SmtpFaultKind.DefersRecipient, "guest1@example.pl", times: 2));
        await using var office = new MailOffice(database, clock, sink.Port);
        await office.PutAsync(Ten);

        await office.DeliverAsync();
        Assert.Equal(9, sink.Count);
        var waiting = (await office.RowsAsync())["guest1"];
        Assert.Equal((clock.GetUtcNow().AddMinutes(1), 1, "451 4.2.1 mailbox busy, try later"), (waiting.DueAt, waiting.Attempts, waiting.Failure));

        clock.Advance(TimeSpan.FromMinutes(1));
        await office.DeliverAsync();
        Assert.Equal(clock.GetUtcNow().AddMinutes(5), (await office.RowsAsync())["guest1"].DueAt);

        clock.Advance(TimeSpan.FromMinutes(5));
        await office.DeliverAsync();
        Assert.Equal("guest1@example.pl", sink.Mails[^1].Recipients[0]);
        Assert.Equal(10, sink.Count);
    }

    [Fact]
    public async Task What_is_refused_for_now_for_two_days_is_given_up()
    {
        await using var sink = new SmtpSink();
        sink.Fail(new SmtpFault(SmtpFaultKind.DefersRecipient, times: 100));
        await using var office = new MailOffice(database, clock, sink.Port);
        await office.PutAsync("guest@example.pl");

        for (var tries = 1; tries <= 8; tries++)
        {
            await office.DeliverAsync();
            Assert.Null((await office.RowsAsync())["guest"].FailedAt);
            clock.AdvanceTo((await office.RowsAsync())["guest"].DueAt);
        }

        await office.DeliverAsync();

        var given = (await office.RowsAsync())["guest"];
        Assert.Equal((clock.GetUtcNow(), 9), (given.FailedAt!.Value, given.Attempts));
    }

    [Fact]
    public async Task A_server_that_hangs_at_one_mail_loses_its_connection_and_the_others_arrive()
    {
        await using var sink = new SmtpSink();
        sink.Fail(new SmtpFault(SmtpFaultKind.HangsAtData, "guest1@example.pl"));
        await using var office = new MailOffice(database, clock, sink.Port, ("TimeoutSeconds", "1"), ("Connections", "2"));
        await office.PutAsync(Ten);

        await office.DeliverAsync();
        Assert.Equal(9, sink.Count);
        clock.Advance(TimeSpan.FromMinutes(1));
        await office.DeliverAsync();

        Assert.Equal(10, sink.Count);
        Assert.All((await office.RowsAsync()).Values, row => Assert.NotNull(row.SentAt));
    }

    [Theory]
    [InlineData(SmtpFaultKind.ClosesDuringData, 0)]
    [InlineData(SmtpFaultKind.ClosesBeforeAnswer, 1)]
    public async Task A_mail_whose_connection_broke_goes_again_with_the_same_id(SmtpFaultKind fault, int arrivedAtFirst)
    {
        await using var sink = new SmtpSink();
        sink.Fail(new SmtpFault(fault, "guest@example.pl"));
        await using var office = new MailOffice(database, clock, sink.Port);
        await office.PutAsync("guest@example.pl");

        await office.DeliverAsync();
        Assert.Equal(arrivedAtFirst, sink.Count);
        Assert.Equal(1, (await office.RowsAsync())["guest"].Attempts);
        clock.Advance(TimeSpan.FromMinutes(1));
        await office.DeliverAsync();

        Assert.Equal(arrivedAtFirst + 1, sink.Count);
        Assert.Matches("^<[0-9a-f]{32}@lublin\\.example>$", Assert.Single(sink.Mails.Select(mail => mail.MessageId).Distinct(StringComparer.Ordinal)));
        Assert.NotNull((await office.RowsAsync())["guest"].SentAt);
    }

    [Fact]
    public async Task A_server_that_leaves_after_taking_a_mail_gets_it_once_and_the_rest_at_once_over_a_new_connection()
    {
        await using var sink = new SmtpSink();
        sink.Fail(new SmtpFault(SmtpFaultKind.ClosesAfterAnswer, "guest1@example.pl"));
        await using var office = new MailOffice(database, clock, sink.Port, ("Connections", "1"));
        await office.PutAsync(Ten);

        await office.DeliverAsync();

        Assert.Equal(Ten, sink.Mails.Select(mail => mail.Recipients[0]));
        Assert.Equal(2, sink.Connections);
        Assert.All((await office.RowsAsync()).Values, row => Assert.Equal((clock.GetUtcNow(), 1), (row.SentAt!.Value, row.Attempts)));
    }

    [Fact]
    public async Task A_letter_without_reason_is_voided_and_one_that_cannot_be_written_waits()
    {
        await using var sink = new SmtpSink();
        await using var office = new MailOffice(database, clock, sink.Port);
        await office.PutAsync("nobody@example.pl", "broken@example.pl", "guest@example.pl");

        await office.DeliverAsync();

        Assert.Equal("guest@example.pl", Assert.Single(sink.Mails).Recipients[0]);
        var rows = await office.RowsAsync();
        Assert.Equal(clock.GetUtcNow(), rows["nobody"].VoidedAt);
        Assert.Equal((clock.GetUtcNow().AddMinutes(1), "FormatException"), (rows["broken"].DueAt, rows["broken"].Failure));
    }

    [Fact]
    public async Task A_restart_repeats_nothing_that_was_marked_and_sends_what_a_dead_process_had_taken()
    {
        await using var sink = new SmtpSink();
        await using (var before = new MailOffice(database, clock, sink.Port))
        {
            await before.PutAsync(Ten);
            await before.DeliverAsync();
            await before.PutAsync("late@example.pl");
            Assert.NotNull(await before.TakeAsync());
        }

        await using var after = new MailOffice(database, clock, sink.Port);
        clock.Advance(TimeSpan.FromMinutes(5));
        await after.Room.StartAsync(CancellationToken.None);
        await sink.WaitForAsync(mail => mail.Recipients[0] == "late@example.pl", Patience);
        await after.Room.StopAsync(CancellationToken.None);

        Assert.Equal(11, sink.Count);
        Assert.NotNull((await after.RowsAsync())["late"].SentAt);
    }

    [Fact]
    public async Task The_mail_room_delivers_as_soon_as_it_is_rung()
    {
        await using var sink = new SmtpSink();
        await using var office = new MailOffice(database, clock, sink.Port);
        await office.Room.StartAsync(CancellationToken.None);
        await office.PutAsync(Ten);

        office.Signal.Wake();
        await sink.WaitForCountAsync(10, Patience);
        await office.Room.StopAsync(CancellationToken.None);

        Assert.All((await office.RowsAsync()).Values, row => Assert.NotNull(row.SentAt));
    }
}

public sealed class DeliveryOnSqlite() : DeliveryTests(new SqliteDatabase());

public sealed class DeliveryOnPostgres() : DeliveryTests(new PostgresDatabase());
