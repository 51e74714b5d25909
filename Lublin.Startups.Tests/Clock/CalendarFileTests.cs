using System.Text;
using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Tests;

public sealed class CalendarFileTests
{
    private static readonly CalendarEvent Training = new(
        "sesja-7@startups.example.org", 2, new(2026, 11, 2, 12, 30, 5, TimeSpan.FromHours(1)),
        new(2026, 11, 24), new(17, 0), new(19, 30), "KSeF bez stresu")
    {
        Location = "Sala 2, ul. Lubartowska 1; Lublin",
        Description = "Weź laptop,\r\nfaktury i „pytania”.\nŚcieżka: C:\\ksef; gotowe.",
        Url = new("https://startups.example.org/szkolenia/ksef-bez-stresu"),
        Organizer = new("Miasto Lublin: \"Biznes\"", "biznes@example.org"),
        Attendee = "zofia@example.org",
    };

    [Fact]
    public void A_download_reads_back_as_it_was_written()
    {
        var read = ReadEvent(CalendarFile.Write(CalendarMethod.Publish, [Training]));

        Assert.Equal("sesja-7@startups.example.org", read["UID"]);
        Assert.Equal("2", read["SEQUENCE"]);
        Assert.Equal("20261102T113005Z", read["DTSTAMP"]);
        Assert.Equal("20261124T170000", read["DTSTART;TZID=Europe/Warsaw"]);
        Assert.Equal("20261124T193000", read["DTEND;TZID=Europe/Warsaw"]);
        Assert.Equal(Training.Summary, read["SUMMARY"]);
        Assert.Equal(Training.Location, read["LOCATION"]);
        Assert.Equal(Training.Description!.ReplaceLineEndings("\n"), read["DESCRIPTION"]);
        Assert.Equal("https://startups.example.org/szkolenia/ksef-bez-stresu", read["URL"]);
        Assert.Equal("CONFIRMED", read["STATUS"]);
    }

    [Fact]
    public void Commas_semicolons_backslashes_and_line_ends_are_escaped()
    {
        var lines = Unfold(CalendarFile.Write(CalendarMethod.Publish, [Training]));

        Assert.Contains("LOCATION:Sala 2\\, ul. Lubartowska 1\\; Lublin", lines);
        Assert.Contains("DESCRIPTION:Weź laptop\\,\\nfaktury i „pytania”.\\nŚcieżka: C:\\\\ksef\\; gotowe.", lines);
    }

    [Theory]
    [InlineData("Zażółć gęślą jaźń ")]
    [InlineData("Безкоштовне навчання для підприємців Любліна ")]
    [InlineData("🧵👩🏽‍🏭🪡")]
    [InlineData("plain letters, and a comma; ")]
    public void Long_lines_fold_at_75_octets_without_cutting_a_letter(string piece)
    {
        // Shifting the text by one octet at a time lets every letter meet the edge.
        for (var shift = 0; shift < 8; shift++)
        {
            var title = new string('x', shift) + string.Concat(Enumerable.Repeat(piece, 20));
            var file = CalendarFile.Write(CalendarMethod.Publish, [Training with { Summary = title }]);

            Assert.All(file.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
            Assert.DoesNotContain('\uFFFD', file);
            Assert.Contains(file.Split("\r\n"), line => Encoding.UTF8.GetByteCount(line) > 71);
            Assert.Equal(title, ReadEvent(file)["SUMMARY"]);
            Assert.Equal(title, ReadEvent(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(file)))["SUMMARY"]);
        }
    }

    [Fact]
    public void Every_line_ends_with_both_characters_and_none_is_smuggled_in()
    {
        var hostile = Training with
        {
            Uid = "1\r\nSTATUS:CANCELLED",
            Summary = "a\rb\nc\u0000d\u2028e",
            Attendee = "ada@example.org\r\nATTENDEE:mailto:all@example.org",
            Organizer = new("Ada\"\r\nEND:VEVENT", "biznes@example.org"),
        };

        var file = CalendarFile.Write(CalendarMethod.Request, [hostile]);

        Assert.EndsWith("END:VCALENDAR\r\n", file, StringComparison.Ordinal);
        var rest = file.Replace("\r\n", "", StringComparison.Ordinal);
        Assert.DoesNotContain('\r', rest);
        Assert.DoesNotContain('\n', rest);
        var lines = Unfold(file);
        Assert.Single(lines, "END:VEVENT");
        Assert.Single(lines, line => line.StartsWith("ATTENDEE", StringComparison.Ordinal));
        Assert.Single(lines, line => line.StartsWith("STATUS", StringComparison.Ordinal));
    }

    [Fact]
    public void The_file_brings_its_time_zone_with_both_changes_of_the_clock()
    {
        var lines = Unfold(CalendarFile.Write(CalendarMethod.Publish, [Training]));

        Assert.Equal("BEGIN:VCALENDAR", lines[0]);
        Assert.Contains("VERSION:2.0", lines);
        Assert.Contains("METHOD:PUBLISH", lines);
        Assert.Single(lines, line => line.StartsWith("PRODID:", StringComparison.Ordinal));
        var zone = Between(lines, "BEGIN:VTIMEZONE", "END:VTIMEZONE").ToList();
        Assert.Single(zone, "TZID:Europe/Warsaw");
        Assert.Equal(
            ["DTSTART:20190331T020000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "TZNAME:CEST", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200"],
            Rule("DAYLIGHT"));
        Assert.Equal(
            ["DTSTART:20181028T030000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "TZNAME:CET", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100"],
            Rule("STANDARD"));

        IEnumerable<string> Rule(string name) => Between(zone, "BEGIN:" + name, "END:" + name).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void An_invitation_names_organiser_and_guest_and_asks_for_no_answer()
    {
        var lines = Unfold(CalendarFile.Write(CalendarMethod.Request, [Training]));

        Assert.Contains("METHOD:REQUEST", lines);
        Assert.Contains("ORGANIZER;CN=\"Miasto Lublin: 'Biznes'\":mailto:biznes@example.org", lines);
        var guest = Assert.Single(lines, line => line.StartsWith("ATTENDEE;", StringComparison.Ordinal));
        Assert.EndsWith(":mailto:zofia@example.org", guest, StringComparison.Ordinal);
        Assert.Equal(
            ["CUTYPE=INDIVIDUAL", "PARTSTAT=ACCEPTED", "ROLE=REQ-PARTICIPANT", "RSVP=FALSE"],
            guest["ATTENDEE;".Length..^":mailto:zofia@example.org".Length].Split(';').Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("o'hara+1@example.org", "o'hara+1@example.org")]
    [InlineData("!#$%&'*+-/=?^_`{|}~@example.org", "%21%23%24%25%26%27%2A%2B-%2F%3D%3F%5E_%60%7B%7C%7D~@example.org")]
    [InlineData("biuro@żółć.example", "biuro@żółć.example")]
    public void An_invitation_takes_every_address_that_a_form_takes(string address, string written) =>
        Assert.Single(
            Unfold(CalendarFile.Write(CalendarMethod.Request, [Training with { Attendee = address }])),
            line => line.StartsWith("ATTENDEE;", StringComparison.Ordinal) && line.EndsWith(":mailto:" + written, StringComparison.Ordinal));

    [Fact]
    public void A_cancellation_is_a_cancelled_event_under_the_same_name()
    {
        var file = CalendarFile.Write(CalendarMethod.Cancel, [Training with { Sequence = 3 }]);

        Assert.Contains("METHOD:CANCEL", Unfold(file));
        Assert.Equal("CANCELLED", ReadEvent(file)["STATUS"]);
        Assert.Equal("3", ReadEvent(file)["SEQUENCE"]);
        Assert.Equal(Training.Uid, ReadEvent(file)["UID"]);
    }

    [Fact]
    public void A_download_shows_cancelled_meetings_and_never_a_guest()
    {
        var file = CalendarFile.Write(CalendarMethod.Publish, [Training, Training with { Uid = "2", Cancelled = true }]);

        Assert.Equal(["STATUS:CONFIRMED", "STATUS:CANCELLED"], Unfold(file).Where(line => line.StartsWith("STATUS", StringComparison.Ordinal)));
        Assert.DoesNotContain("ATTENDEE", file, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_known_is_left_out()
    {
        var bare = Training with { Location = "", Description = null, Url = null, Organizer = null, Attendee = null };

        var names = ReadEvent(CalendarFile.Write(CalendarMethod.Publish, [bare])).Keys;

        Assert.Equal(["DTEND;TZID=Europe/Warsaw", "DTSTAMP", "DTSTART;TZID=Europe/Warsaw", "SEQUENCE", "STATUS", "SUMMARY", "UID"], names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_invitation_to_nobody_or_from_nobody_is_refused()
    {
        Assert.Throws<ArgumentException>(() => CalendarFile.Write(CalendarMethod.Request, [Training with { Attendee = null }]));
        Assert.Throws<ArgumentException>(() => CalendarFile.Write(CalendarMethod.Request, [Training with { Organizer = null }]));
        Assert.Throws<ArgumentException>(() => CalendarFile.Write(CalendarMethod.Cancel, [Training with { Organizer = null }]));
    }

    private static List<string> Unfold(string file) =>
        [.. file.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];

    private static IEnumerable<string> Between(List<string> lines, string begin, string end) =>
        lines.SkipWhile(line => line != begin).Skip(1).TakeWhile(line => line != end);

    private static Dictionary<string, string> ReadEvent(string file) =>
        Between(Unfold(file), "BEGIN:VEVENT", "END:VEVENT")
            .Select(line => line.Split(':', 2))
            .ToDictionary(part => part[0], part => Unescape(part[1]), StringComparer.Ordinal);

    private static string Unescape(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
            text.Append(value[i] != '\\' ? value[i] : value[++i] is 'n' or 'N' ? '\n' : value[i]);
        return text.ToString();
    }
}
