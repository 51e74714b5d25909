using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Lublin.Startups.Web.Mail;

/// <summary>A letter as MIME: text, HTML and one appointment as alternatives; several appointments as attached files, since mail programs answer one only.</summary>
internal static class MimeLetter
{
    public static MailMessage Compose(Letter letter, string messageId, MailAddress from)
    {
        var message = new MailMessage
        {
            From = from,
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.To.Add(new MailAddress(letter.To, letter.ToName, Encoding.UTF8));
        message.Headers.Add("Message-ID", messageId);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.AlternateViews.Add(View(letter.Text, MediaTypeNames.Text.Plain, TransferEncoding.QuotedPrintable));
        message.AlternateViews.Add(View(letter.Html, MediaTypeNames.Text.Html, TransferEncoding.QuotedPrintable));
        if (letter.Calendars is [var only] && HoldsOneEvent(only.Ics))
            message.AlternateViews.Add(View(only.Ics, CalendarType(only), TransferEncoding.Base64));
        else
            Attach(message, letter.Calendars);
        return message;
    }

    private static AlternateView View(string content, string type, TransferEncoding encoding) =>
        new(new MemoryStream(Encoding.UTF8.GetBytes(content)), new ContentType(type) { CharSet = "utf-8" }) { TransferEncoding = encoding };

    private static string CalendarType(CalendarPart part) => $"text/calendar; method={part.Method}";

    private static bool HoldsOneEvent(string ics)
    {
        const string Begin = "BEGIN:VEVENT";
        return ics.IndexOf(Begin, StringComparison.Ordinal) is var first and >= 0 && ics.IndexOf(Begin, first + Begin.Length, StringComparison.Ordinal) < 0;
    }

    private static void Attach(MailMessage message, IReadOnlyList<CalendarPart> calendars)
    {
        for (var i = 0; i < calendars.Count; i++)
        {
            var type = new ContentType(CalendarType(calendars[i])) { CharSet = "utf-8", Name = calendars.Count == 1 ? "calendar.ics" : $"calendar-{i + 1}.ics" };
            message.Attachments.Add(new Attachment(new MemoryStream(Encoding.UTF8.GetBytes(calendars[i].Ics)), type) { TransferEncoding = TransferEncoding.Base64 });
        }
    }
}
