using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Lublin.Startups.Tests.Support;

public sealed class SmtpSinkTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_mail_with_text_html_and_calendar_arrives_readable()
    {
        await using var sink = new SmtpSink();
        using var mail = Plain();
        mail.From[0].Name = "Urząd Miasta — Przedsiębiorczość";
        mail.Subject = "Przypomnienie: zażółć gęślą jaźń, i to w długim temacie, który się łamie";
        mail.MessageId = "1@example.pl";
        var calendar = new TextPart("calendar") { Text = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", ContentTransferEncoding = ContentEncoding.Base64 };
        calendar.ContentType.Parameters["method"] = "REQUEST";
        mail.Body = new MultipartAlternative { new TextPart("plain") { Text = "Dzień dobry!\r\n.kropka na początku\r\n" }, new TextPart("html") { Text = "<p>Dzień dobry!</p>" }, calendar };

        using (var client = new SmtpClient())
        {
            await client.ConnectAsync("127.0.0.1", sink.Port, SecureSocketOptions.None);
            await client.SendAsync(mail);
        }

        var received = await sink.WaitForAsync(one => one.Recipients.Contains("b@example.pl", StringComparer.Ordinal), Patience);

        Assert.Equal("a@example.pl", received.Sender);
        Assert.Equal("Przypomnienie: zażółć gęślą jaźń, i to w długim temacie, który się łamie", received.Subject);
        Assert.Contains("Urząd Miasta — Przedsiębiorczość", received.Header("From"), StringComparison.Ordinal);
        Assert.Equal("<1@example.pl>", received.MessageId);
        Assert.Equal("Dzień dobry!\r\n.kropka na początku\r\n", received.Text);
        Assert.Equal("<p>Dzień dobry!</p>", received.Html);
        var invitation = Assert.Single(received.Calendars);
        Assert.Equal("REQUEST", invitation.ContentType.Parameters["method"]);
        Assert.Equal("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", ReceivedMail.TextOf(invitation));
        Assert.False(received.Encrypted);
    }

    [Fact]
    public async Task Name_and_password_are_taken_or_refused()
    {
        await using var sink = new SmtpSink { Account = ("biuro", "sekret") };
        using (var client = new SmtpClient())
        {
            await client.ConnectAsync("127.0.0.1", sink.Port, SecureSocketOptions.None);
            await client.AuthenticateAsync("biuro", "sekret");
            using var mail = Plain();
            await client.SendAsync(mail);
        }

        Assert.Equal("biuro", Assert.Single(sink.Mails).User);

        await using var raw = await RawSmtp.ConnectAsync(sink.Port);
        Assert.StartsWith("535", await raw.AskAsync("AUTH PLAIN " + Convert.ToBase64String("\0biuro\0zle"u8)), StringComparison.Ordinal);
        Assert.StartsWith("235", await raw.AskAsync("AUTH PLAIN " + Convert.ToBase64String("\0biuro\0sekret"u8)), StringComparison.Ordinal);
        Assert.StartsWith("504", await raw.AskAsync("AUTH NTLM"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task STARTTLS_encrypts_with_a_certificate_that_a_careful_client_refuses()
    {
        await using var sink = new SmtpSink();
        using var careful = new SmtpClient();
        await Assert.ThrowsAsync<SslHandshakeException>(() => careful.ConnectAsync("localhost", sink.Port, SecureSocketOptions.StartTls));
        Assert.Equal(0, sink.Count);

        await using var raw = await RawSmtp.ConnectAsync(sink.Port);
        Assert.Contains("STARTTLS", await raw.AskAsync("EHLO test"), StringComparison.Ordinal);
        Assert.StartsWith("220", await raw.AskAsync("STARTTLS"), StringComparison.Ordinal);
        await raw.EncryptAsync(SmtpSink.Certificate);
        Assert.DoesNotContain("STARTTLS", await raw.AskAsync("EHLO test"), StringComparison.Ordinal);
        await raw.SendAsync("b@example.pl");
        Assert.True(Assert.Single(sink.Mails).Encrypted);
    }

    [Theory]
    [InlineData(StartTls.Refuses, true, "454")]
    [InlineData(StartTls.NotOffered, false, "502")]
    public async Task STARTTLS_can_be_refused_or_missing(StartTls way, bool offered, string answer)
    {
        await using var sink = new SmtpSink { StartTls = way };
        await using var raw = await RawSmtp.ConnectAsync(sink.Port);

        Assert.Equal(offered, (await raw.AskAsync("EHLO test")).Contains("STARTTLS", StringComparison.Ordinal));
        Assert.StartsWith(answer, await raw.AskAsync("STARTTLS"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_sent_together_are_answered_together_and_letters_beyond_ASCII_pass()
    {
        await using var sink = new SmtpSink();
        await using var raw = await RawSmtp.ConnectAsync(sink.Port);

        await raw.WriteAsync("EHLO test\r\nNOOP\r\nMAIL FROM:<a@example.pl> SMTPUTF8 BODY=8BITMIME\r\nRCPT TO:<łucja@example.pl>\r\nRSET\r\nDATA\r\n");
        foreach (var code in (string[])["250", "250", "250", "250", "250", "503"])
            Assert.StartsWith(code, await raw.ReadAsync(), StringComparison.Ordinal);
        await raw.SendAsync("łucja@example.pl", "Subject: żółw\r\nContent-Type: text/plain; charset=iso-8859-2\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=BF=F3=B3w i =\r\ndalej\r\n..\r\n");
        Assert.StartsWith("221", await raw.AskAsync("QUIT"), StringComparison.Ordinal);

        var mail = Assert.Single(sink.Mails);
        Assert.Equal("łucja@example.pl", Assert.Single(mail.Recipients));
        Assert.Equal("żółw", mail.Subject);
        Assert.Equal("żółw i dalej\r\n.\r\n", mail.Text);
    }

    [Fact]
    public async Task Many_clients_at_once_are_served_and_only_counted()
    {
        await using var sink = new SmtpSink { Keeps = 0 };

        await Task.WhenAll(Enumerable.Range(0, 32).Select(async _ =>
        {
            await using var raw = await RawSmtp.ConnectAsync(sink.Port);
            for (var i = 0; i < 20; i++)
                await raw.SendAsync("b@example.pl");
        }));
        await sink.WaitForCountAsync(640, Patience);

        Assert.Equal(640, sink.Count);
        Assert.Equal(32, sink.Connections);
        Assert.Empty(sink.Mails);
    }

    [Fact]
    public async Task Waiting_in_vain_says_what_came_instead()
    {
        await using var sink = new SmtpSink();
        await using var raw = await RawSmtp.ConnectAsync(sink.Port);
        await raw.SendAsync("b@example.pl", "Subject: inny\r\n\r\nx\r\n");

        var late = await Assert.ThrowsAsync<TimeoutException>(() => sink.WaitForAsync(mail => mail.Recipients.Count > 1, TimeSpan.FromMilliseconds(100)));

        Assert.Contains("to b@example.pl: inny", late.Message, StringComparison.Ordinal);
    }

    private static MimeMessage Plain() =>
        new([new MailboxAddress("", "a@example.pl")], [new MailboxAddress("", "b@example.pl")], "x", new TextPart("plain") { Text = "x" });
}
