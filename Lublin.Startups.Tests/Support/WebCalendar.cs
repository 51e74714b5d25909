using Microsoft.Playwright;

namespace Lublin.Startups.Tests.Support;

/// <summary>A calendar to which somebody has subscribed: ical.js reads the whole of it each time, in place of what was there before.</summary>
public sealed class WebCalendar(IPage page) : IAsyncDisposable
{
    private readonly Dictionary<string, int> sequences = new(StringComparer.Ordinal);

    private const string Read = """
        source => new ICAL.Component(ICAL.parse(source)).getAllSubcomponents('vevent').map(part => new ICAL.Event(part)).map(event =>
            [event.uid, `${event.sequence}`, event.startDate.toString().slice(0, 16), event.endDate.toString().slice(11, 16), event.startDate.convertToZone(ICAL.Timezone.utcTimezone).toString(),
                event.component.getFirstPropertyValue('status'), event.summary])
        """;

    public static async Task<WebCalendar> OpenAsync() => new(await IcalReader.OpenAsync());

    /// <summary>What stands in it now; a sequence that fell, or a name that stands in it twice, is an error.</summary>
    public async Task<IReadOnlyList<WebEvent>> TakeAsync(string source)
    {
        var events = (await page.EvaluateAsync<string[][]>(Read, source))
            .Select(parts => new WebEvent(parts[0], int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), parts[2], parts[3], parts[4], parts[5], parts[6])).ToList();
        Assert.Equal(events.Count, events.DistinctBy(each => each.Uid, StringComparer.Ordinal).Count());
        foreach (var each in events)
        {
            Assert.True(each.Sequence >= sequences.GetValueOrDefault(each.Uid), $"{each.Summary} went from SEQUENCE {sequences.GetValueOrDefault(each.Uid)} to {each.Sequence}.");
            sequences[each.Uid] = each.Sequence;
        }

        return events;
    }

    public async ValueTask DisposeAsync() => await page.CloseAsync();
}

/// <summary>An entry as ical.js sees it.</summary>
/// <param name="Uid">By what it is known.</param>
/// <param name="Sequence">How often it was changed.</param>
/// <param name="Starts"><c>2027-03-02T10:15</c> by the clock on the wall.</param>
/// <param name="Ends"><c>11:45</c>.</param>
/// <param name="StartsAt"><c>2027-03-02T09:15:00Z</c>, by the file's own rules of the zone.</param>
/// <param name="Status">CONFIRMED or CANCELLED.</param>
/// <param name="Summary">Its title.</param>
public sealed record WebEvent(string Uid, int Sequence, string Starts, string Ends, string StartsAt, string Status, string Summary);
