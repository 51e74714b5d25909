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
                const status = event.component.getFirstPropertyValue('status');
                window.known.set(event.uid, { sequence: event.sequence, stamp, stands: method !== 'CANCEL', entry, status });
            }
        }
        """;

    private const string Entries = "() => [...(window.known ?? new Map()).values()].filter(event => event.stands).map(event => event.entry).sort()";

    private const string Known = "() => [...(window.known ?? new Map()).values()].map(event => `${event.entry.slice(0, 16)} ${event.sequence} ${event.status}`).sort()";

    public static async Task<MailboxCalendar> OpenAsync(SmtpSink post, string address) => new(await IcalReader.OpenAsync(), post, address);

    /// <summary>What stands in it once everything that has come so far is taken, by time: <c>2026-12-01T17:00</c> and the UID.</summary>
    public async Task<string[]> EntriesAsync()
    {
        await TakeAsync();
        return await page.EvaluateAsync<string[]>(Entries);
    }

    /// <summary>All that it knows, what is cancelled among it: <c>2026-12-01T17:00 1 CANCELLED</c>, with the sequence in between.</summary>
    public async Task<string[]> KnownAsync()
    {
        await TakeAsync();
        return await page.EvaluateAsync<string[]>(Known);
    }

    public async ValueTask DisposeAsync() => await page.CloseAsync();

    private async Task TakeAsync()
    {
        var mails = post.Mails.Where(mail => mail.Recipients.Contains(address, StringComparer.Ordinal)).ToList();
        foreach (var part in mails.Skip(taken).SelectMany(mail => mail.Calendars))
            await page.EvaluateAsync(Take, ReceivedMail.TextOf(part));
        taken = mails.Count;
    }
}
