using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Ui;
using MimeKit;

namespace Lublin.Startups.Tests;

public sealed class MimeTests : IAsyncLifetime
{
    private readonly SqliteDatabase database = new();
    private readonly TestClock clock = new();

    public async ValueTask InitializeAsync() => await database.InitializeAsync();

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_letter_arrives_with_its_headers_text_html_and_appointment_in_its_language()
    {
        await using var sink = new SmtpSink();
        await using var office = new MailOffice(database, clock, sink.Port);
        await office.PutAsync("guest@example.pl");

        await office.DeliverAsync();

        IsWhole(Assert.Single(sink.Mails));
    }

    [Fact]
    public async Task Several_appointments_are_attached_as_files()
    {
        await using var sink = new SmtpSink();
        await using var office = new MailOffice(database, clock, sink.Port);
        await office.PutAsync("two@example.pl");

        await office.DeliverAsync();

        var mail = Assert.Single(sink.Mails);
        Assert.Equal(["calendar-1.ics", "calendar-2.ics"], mail.Calendars.Select(part => part.FileName));
        Assert.All(mail.Calendars, part => Assert.True(part.IsAttachment));
        Assert.Equal("multipart/mixed", mail.Body.ContentType.MimeType);
        Assert.Equal(["text/plain", "text/html", "text/calendar", "text/calendar"], mail.Parts.Select(part => part.ContentType.MimeType));
        Assert.Equal("<p>Dzień dobry!</p>", mail.Html);
    }

    [Fact]
    public async Task Without_a_mail_server_mails_land_as_files_that_mail_programs_open()
    {
        await using var office = new MailOffice(database, clock, port: null);
        await office.PutAsync("guest@example.pl", "two@example.pl");

        await office.DeliverAsync();

        var folder = Path.Combine(database.Settings["DataDirectory"]!, "mail");
        Assert.Empty(Directory.GetDirectories(folder));
        var mails = Directory.GetFiles(folder, "*.eml").Select(Read).ToList();
        Assert.Equal(2, mails.Count);
        IsWhole(Assert.Single(mails, mail => mail.Calendars.Count == 1));
        Assert.All((await office.RowsAsync()).Values, row => Assert.NotNull(row.SentAt));
    }

    private static void IsWhole(ReceivedMail mail)
    {
        Assert.Equal("Zażółć gęślą jaźń", mail.Subject);
        Assert.Contains("Przedsiębiorczość — Lublin", mail.Header("From"), StringComparison.Ordinal);
        Assert.Equal("guest@example.pl", mail.Header("To"));
        Assert.Equal(new SiteOptions().Email, mail.Header("Reply-To"));
        Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
        Assert.Matches(@"^([A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} 20\d\d \d\d:\d\d:\d\d [+-]\d{4}$", Assert.Single(mail.Headers, header => header.Field == "Date").Value);
        Assert.Single(mail.Headers, header => header.Id == HeaderId.MessageId);
        Assert.Equal("multipart/alternative", mail.Body.ContentType.MimeType);
        Assert.Equal(["text/plain", "text/html", "text/calendar"], mail.Parts.Select(part => part.ContentType.MimeType));
        Assert.Equal("Dzień dobry!\r\n.uk-UA\r\n", mail.Text);
        Assert.Equal("<p>Dzień dobry!</p>", mail.Html);
        var appointment = Assert.Single(mail.Calendars);
        Assert.Equal("REQUEST", appointment.ContentType.Parameters["method"]);
        Assert.Contains("SUMMARY:Zażółć\r\n", ReceivedMail.TextOf(appointment), StringComparison.Ordinal);
    }

    private static ReceivedMail Read(string file) => new("", [], File.ReadAllBytes(file), Encrypted: false, User: null);
}
