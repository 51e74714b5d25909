using System.Diagnostics;
using System.Globalization;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Lublin.Startups.Bench;

/// <summary>What sending alone costs: the application's own mail client packs and sends mails of the application over as many connections; nothing is planned, written or noted.</summary>
public static class BareMail
{
    /// <returns>Mails a second.</returns>
    /// <param name="store">Names the settings.</param>
    /// <param name="port">The mail server's.</param>
    /// <param name="like">What each mail holds.</param>
    /// <param name="mails">How many.</param>
    public static async Task<double> PerSecondAsync(BenchStore store, int port, ReceivedMail like, int mails)
    {
        var settings = store.SettingsWithMail(port).ToDictionary(pair => pair.Key.Replace("__", ":", StringComparison.Ordinal), string? (pair) => pair.Value, StringComparer.Ordinal);
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton(new DataFolder(store.Folder))
            .AddMail(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), new HostingEnvironment { EnvironmentName = Environments.Staging })
            .BuildServiceProvider();
        var open = services.GetRequiredService<Func<ISmtpPost>>();
        CalendarPart[] calendars = [.. like.Calendars.Select(part => new CalendarPart(part.ContentType.Parameters["method"]!, ReceivedMail.TextOf(part)))];
        var letter = new Letter(new("", "", "pl"), like.Subject, like.Html!, like.Text!, calendars);
        var begun = Stopwatch.GetTimestamp();
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, new MailOptions().Connections).Select(_ => Task.Run(async () =>
        {
            await using var post = open();
            while (Interlocked.Increment(ref next) is var number && number <= mails)
            {
                var id = number.ToString("x32", CultureInfo.InvariantCulture);
                if (await post.SendAsync(letter with { To = letter.To with { Address = $"jan.{number}@example.org" } }, $"<{id}@example.org>", CancellationToken.None) is not PostAnswer.Accepted)
                    throw new BenchException("A mail of the reference was not taken.");
            }
        })));
        return mails / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }
}
