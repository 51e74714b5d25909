using System.Globalization;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Lublin.Startups.Tests.Support;

/// <summary>The delivery on a test's database, as one process would run it, with a plain letter whose address stands in the mail's details.</summary>
public sealed class MailOffice : IAsyncDisposable
{
    public const string Kind = "plain";
    private readonly ServiceProvider services;
    private readonly TestClock clock;

    /// <param name="database">Where the outbox is.</param>
    /// <param name="clock">The application's clock.</param>
    /// <param name="port">The mail server's on this machine; null writes files.</param>
    /// <param name="settings">Settings of the section Mail beyond host, port and sender.</param>
    public MailOffice(ITestDatabase database, TestClock clock, int? port, params IEnumerable<(string Key, string Value)> settings)
    {
        this.clock = clock;
        var mail = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Mail:From"] = "zapisy@lublin.example", ["Mail:FromName"] = "Przedsiębiorczość — Lublin", ["Mail:TimeoutSeconds"] = "20" };
        if (port is not null)
            (mail["Mail:Host"], mail["Mail:Port"]) = ("127.0.0.1", $"{port}");
        foreach (var (key, value) in settings)
            mail[$"Mail:{key}"] = value;
        var configuration = new ConfigurationBuilder().AddConfiguration(database.Configuration).AddInMemoryCollection(mail).Build();
        services = database.Services(clock, more => more
            .AddMail(configuration, new HostingEnvironment { EnvironmentName = Environments.Development })
            .AddScoped<ILetter, PlainLetter>());
    }

    public OutboxSignal Signal => services.GetRequiredService<OutboxSignal>();

    /// <summary>What runs for as long as the application: to be started and stopped by the test.</summary>
    public IHostedService Room => services.GetServices<IHostedService>().OfType<MailRoom>().Single();

    /// <summary>Puts one mail for each address into the outbox, in that order.</summary>
    public async Task PutAsync(params IEnumerable<string> addresses)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StartupsDb>();
        foreach (var address in addresses)
        {
            db.Add(new OutboxMail(Kind, new("nobody", 1), $"plain:{address}", "uk", clock.GetUtcNow(), address));
            await db.SaveChangesAsync();
        }
    }

    public Task DeliverAsync() => services.DeliverAsync();

    /// <summary>Learns that the clock was set back.</summary>
    public async Task FollowClockAsync()
    {
        foreach (var follower in services.GetServices<IClockFollower>())
            await follower.FollowAsync(CancellationToken.None);
    }

    /// <summary>Takes a mail as a delivery does, and does nothing with it: what a process that dies then leaves behind.</summary>
    public async Task<OutboxMail?> TakeAsync()
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Outbox>().TakeAsync();
    }

    /// <summary>All mails by the part of their address before the @.</summary>
    public async Task<IReadOnlyDictionary<string, OutboxMail>> RowsAsync()
    {
        await using var scope = services.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<StartupsDb>().Outbox.AsNoTracking().ToListAsync();
        return rows.ToDictionary(row => row.Details!.Split('@')[0], StringComparer.Ordinal);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    /// <summary>A letter that says in which language it is written; to „nobody” there is nothing to say, and to „broken” it cannot be written.</summary>
    public sealed class PlainLetter : ILetter
    {
        public string Kind => MailOffice.Kind;

        public Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation)
        {
            var to = mail.Details!;
            if (to.StartsWith("broken@", StringComparison.Ordinal))
                throw new FormatException("cannot be written");
            var calendars = Enumerable.Range(1, to.StartsWith("two@", StringComparison.Ordinal) ? 2 : 1)
                .Select(n => new CalendarPart("REQUEST", $"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:{n}\r\nSUMMARY:Zażółć\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"));
            return Task.FromResult(to.StartsWith("nobody@", StringComparison.Ordinal)
                ? null
                : new Letter(new(to, "Łucja Śliwa", "uk"), "Zażółć gęślą jaźń", "<p>Dzień dobry!</p>", $"Dzień dobry!\r\n.{CultureInfo.CurrentUICulture.Name}\r\n", [.. calendars]));
        }
    }
}
