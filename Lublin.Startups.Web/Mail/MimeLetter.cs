using System.Text;
using MimeKit;

namespace Lublin.Startups.Web.Mail;

/// <summary>A letter as MIME: text, HTML and one appointment as alternatives; several appointments as attached files, since mail programs answer one only.</summary>
internal static class MimeLetter
{
    private static readonly ParserOptions WholeAddresses = new() { AllowAddressesWithoutDomain = false };

    /// <summary>The recipient is the address alone: what people call themselves stands inside the letter only.</summary>
    /// <param name="from">Made for this message alone: an address keeps hold of every message that it stands in.</param>
    /// <param name="office">The address for answers; the sender, where it is no address.</param>
    /// <exception cref="FormatException">The letter's address is none.</exception>
    public static MimeMessage Compose(Letter letter, string messageId, MailboxAddress from, string office)
    {
        if (Mailbox(letter.To.Address) is not { } to || !MailDomain.CanBeEncoded(to.Domain))
            throw new FormatException("This is no address to send mail to.");
        var message = new MimeMessage { Subject = letter.Subject, MessageId = messageId.Trim('<', '>'), Body = Body(letter) };
        message.From.Add(from);
        message.ReplyTo.Add(Mailbox(office) ?? new(from.Name, from.Address));
        message.To.Add(to);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    /// <returns>Null when it is no address.</returns>
    public static MailboxAddress? Mailbox(string address) => MailboxAddress.TryParse(WholeAddresses, address, out var mailbox) ? mailbox : null;

    private static Multipart Body(Letter letter)
    {
        var alternatives = new MultipartAlternative
        {
            Text("plain", letter.Text, ContentEncoding.QuotedPrintable),
            Text("html", letter.Html, ContentEncoding.QuotedPrintable),
        };
        if (letter.Calendars is [var only] && HoldsOneEvent(only.Ics))
            alternatives.Add(Calendar(only));
        else if (letter.Calendars.Count > 0)
            return WithFiles(alternatives, letter.Calendars);
        return alternatives;
    }

    private static TextPart Text(string subtype, string content, ContentEncoding encoding)
    {
        var part = new TextPart(subtype) { ContentTransferEncoding = encoding };
        part.SetText(Encoding.UTF8, content);
        return part;
    }

    private static TextPart Calendar(CalendarPart calendar)
    {
        var part = Text("calendar", calendar.Ics, ContentEncoding.Base64);
        part.ContentType.Parameters["method"] = calendar.Method;
        return part;
    }

    private static Multipart WithFiles(MimeEntity letter, IReadOnlyList<CalendarPart> calendars)
    {
        var mixed = new Multipart("mixed") { letter };
        for (var i = 0; i < calendars.Count; i++)
        {
            var file = Calendar(calendars[i]);
            file.ContentDisposition = new(ContentDisposition.Attachment);
            file.FileName = calendars.Count == 1 ? "calendar.ics" : $"calendar-{i + 1}.ics";
            mixed.Add(file);
        }

        return mixed;
    }

    private static bool HoldsOneEvent(string ics)
    {
        const string Begin = "BEGIN:VEVENT";
        return ics.IndexOf(Begin, StringComparison.Ordinal) is var first and >= 0 && ics.IndexOf(Begin, first + Begin.Length, StringComparison.Ordinal) < 0;
    }
}
