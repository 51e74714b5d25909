using Lublin.Startups.Tests.Support;

namespace Lublin.Startups.Tests;

public sealed class DeliveryWithoutDatabaseTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly FragileDatabase database = new();
    private readonly TestClock clock = new();

    public async ValueTask InitializeAsync() => await database.InitializeAsync();

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task What_the_server_took_while_the_database_was_away_is_noted_when_it_is_back_and_goes_once()
    {
        await using var sink = new SmtpSink();
        using var held = sink.HoldAnswers();
        await using var office = new MailOffice(database, clock, sink.Port, ("Connections", "1"));
        await office.PutAsync("one@example.pl", "two@example.pl");
        var delivery = office.DeliverAsync();
        await sink.WaitForCountAsync(1, Patience);

        database.Wire.Cut();
        Assert.NotNull(await Record.ExceptionAsync(office.DeliverAsync));
        held.Dispose();
        database.Wire.Mend();
        await delivery.WaitAsync(Patience);
        await office.DeliverAsync();

        Assert.Equal(["one@example.pl", "two@example.pl"], sink.Mails.Select(mail => Assert.Single(mail.Recipients)));
        Assert.All((await office.RowsAsync()).Values, row => Assert.Equal((clock.GetUtcNow(), 1), (row.SentAt!.Value, row.Attempts)));
    }
}
