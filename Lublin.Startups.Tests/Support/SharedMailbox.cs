using Ical.Net;
using Ical.Net.CalendarComponents;

namespace Lublin.Startups.Tests.Support;

/// <summary>The calendar behind one mailbox, as RFC 5546 has programs keep it: by UID, and of one UID what has the higher sequence.</summary>
public sealed class SharedMailbox
{
    private readonly Dictionary<string, (CalendarEvent Event, string Method)> known = new(StringComparer.Ordinal);
    private readonly List<(string Uid, string Method, int Sequence)> seen = [];

    public SharedMailbox(IEnumerable<ReceivedMail> mails)
    {
        foreach (var part in mails.SelectMany(mail => mail.Calendars))
            Take(Calendar.Load(ReceivedMail.TextOf(part))!);
    }

    /// <summary>What came, in that order.</summary>
    public IReadOnlyList<(string Uid, string Method, int Sequence)> Seen => seen;

    /// <summary>The appointments that it is left with.</summary>
    public IReadOnlyList<CalendarEvent> Appointments => [.. known.Values.Where(entry => entry.Method == "REQUEST").Select(entry => entry.Event).OrderBy(entry => entry.Start)];

    /// <summary>Their days.</summary>
    public IEnumerable<string> Days => Appointments.Select(appointment => $"{appointment.Start!.Value:yyyy-MM-dd}");

    private void Take(Calendar calendar)
    {
        var told = Assert.Single(calendar.Events);
        seen.Add((told.Uid!, calendar.Method!, told.Sequence));
        if (!known.TryGetValue(told.Uid!, out var entry) || entry.Event.Sequence < told.Sequence
            || (entry.Event.Sequence == told.Sequence && entry.Event.DtStamp!.AsUtc <= told.DtStamp!.AsUtc))
        {
            known[told.Uid!] = (told, calendar.Method!);
        }
    }
}
