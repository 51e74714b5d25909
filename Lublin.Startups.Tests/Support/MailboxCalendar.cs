using Microsoft.Playwright;

namespace Lublin.Startups.Tests.Support;

/// <summary>The calendar that belongs to a mailbox: ical.js reads the parts of its mails, and they take effect as RFC 5546 asks.</summary>
public sealed class MailboxCalendar(IPage page) : IAsyncDisposable
{
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
                const start = event.startDate.toString().slice(0, 16);
                window.known.set(event.uid, { sequence: event.sequence, stamp, stands: method !== 'CANCEL', entry: `${start} ${event.summary}, ${event.location ?? ''}` });
            }
        }
        """;

    private const string Entries = "() => [...(window.known ?? new Map()).values()].filter(event => event.stands).map(event => event.entry).sort()";

    public static async Task<MailboxCalendar> OpenAsync()
    {
        var page = await Browser.NewPageAsync();
        await page.AddScriptTagAsync(new() { Path = Path.Combine(Tree.Root, "wwwroot-src", "node_modules", "ical.js", "dist", "ical.es5.min.cjs") });
        return new MailboxCalendar(page);
    }

    public async Task TakeAsync(ReceivedMail mail)
    {
        foreach (var part in mail.Calendars)
            await page.EvaluateAsync(Take, ReceivedMail.TextOf(part));
    }

    /// <summary>What stands in it, by time: <c>2026-12-01T17:00 KSeF bez stresu, Lublin…</c></summary>
    public Task<string[]> EntriesAsync() => page.EvaluateAsync<string[]>(Entries);

    public async ValueTask DisposeAsync() => await page.CloseAsync();
}
