using Microsoft.Playwright;

namespace Lublin.Startups.Tests.Support;

/// <summary>The calendar that belongs to a mailbox: ical.js reads the parts of its mails, and they take effect as RFC 5546 asks.</summary>
public sealed class MailboxCalendar(IPage page, SmtpSink post, string address) : IAsyncDisposable
{
    private int taken;

    // A part older than what is known changes nothing; a cancelled one is remembered, so that an older invitation does not bring it back.
    private const string Take = """
        source => {
            window.known ??= new Map();
            const calendar = new ICAL.Component(ICAL.parse(source));
            const method = calendar.getFirstPropertyValue('method');
            for (const event of calendar.getAllSubcomponents('vevent').map(part => new ICAL.Event(part))) {
                const stamp = event.component.getFirstPropertyValue('dtstamp').toUnixTime();
                const before = window.known.get(event.uid);
                if (before && (event.sequence < before.sequence || (event.sequence === before.sequence && stamp < before.stamp)))
                    continue;
                const entry = `${event.startDate.toString().slice(0, 16)} ${event.uid}`;
                window.known.set(event.uid, { sequence: event.sequence, stamp, stands: method !== 'CANCEL', entry });
            }
        }
        """;

    private const string Entries = "() => [...(window.known ?? new Map()).values()].filter(event => event.stands).map(event => event.entry).sort()";

    public static async Task<MailboxCalendar> OpenAsync(SmtpSink post, string address)
    {
        var page = await Browser.NewPageAsync();
        await page.AddScriptTagAsync(new() { Path = Path.Combine(Tree.Root, "wwwroot-src", "node_modules", "ical.js", "dist", "ical.es5.min.cjs") });
        return new MailboxCalendar(page, post, address);
    }

    /// <summary>What stands in it once everything that has come so far is taken, by time: <c>2026-12-01T17:00</c> and the UID.</summary>
    public async Task<string[]> EntriesAsync()
    {
        var mails = post.Mails.Where(mail => mail.Recipients.Contains(address, StringComparer.Ordinal)).ToList();
        foreach (var part in mails.Skip(taken).SelectMany(mail => mail.Calendars))
            await page.EvaluateAsync(Take, ReceivedMail.TextOf(part));
        taken = mails.Count;
        return await page.EvaluateAsync<string[]>(Entries);
    }

    public async ValueTask DisposeAsync() => await page.CloseAsync();
}
