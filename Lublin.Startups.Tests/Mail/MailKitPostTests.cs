using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Tests;

public sealed class MailKitPostTests
{
    private const string Office = "biuro@lublin.example";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(MailSecurity.StartTls)]
    [InlineData(MailSecurity.Tls)]
    public async Task A_server_with_a_trusted_certificate_gets_mails_encrypted(MailSecurity security)
    {
        await using var sink = new SmtpSink { ImplicitTls = security == MailSecurity.Tls };
        await using var post = new MailKitPost(Settings(sink.Port, security), Office, TrustsTheSink);

        Assert.IsType<PostAnswer.Accepted>(await SendAsync(post, "anna@example.pl"));
        Assert.IsType<PostAnswer.Accepted>(await SendAsync(post, "olena@example.pl"));

        Assert.Equal([("anna@example.pl", true), ("olena@example.pl", true)], sink.Mails.Select(mail => (Assert.Single(mail.Recipients), mail.Encrypted)));
        Assert.Equal(1, sink.Connections);
    }

    [Theory]
    [InlineData(MailSecurity.StartTls)]
    [InlineData(MailSecurity.Tls)]
    public async Task A_server_whose_certificate_nobody_vouches_for_gets_nothing_and_the_reason_is_named(MailSecurity security)
    {
        await using var sink = new SmtpSink { ImplicitTls = security == MailSecurity.Tls };
        await using var post = new MailKitPost(Settings(sink.Port, security), Office);

        var away = Assert.IsType<PostAnswer.ServerAway>(await SendAsync(post, "anna@example.pl"));

        Assert.Contains("certificate", AnswerText.Clean(away.Reason), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, sink.Count);
    }

    [Fact]
    public async Task A_server_that_speaks_no_TLS_on_its_port_is_away()
    {
        await using var sink = new SmtpSink();
        await using var post = new MailKitPost(Settings(sink.Port, MailSecurity.Tls), Office, TrustsTheSink);

        Assert.IsType<PostAnswer.ServerAway>(await SendAsync(post, "anna@example.pl"));
    }

    [Theory]
    [InlineData("PLAIN")]
    [InlineData("LOGIN")]
    public async Task The_name_and_password_are_said_in_the_way_that_the_server_offers(string way)
    {
        await using var sink = new SmtpSink { Account = ("biuro", "zażółć"), Logins = [way] };
        var settings = Settings(sink.Port, MailSecurity.StartTls);
        (settings.User, settings.Password) = ("biuro", "zażółć");
        await using var post = new MailKitPost(settings, Office, TrustsTheSink);

        Assert.IsType<PostAnswer.Accepted>(await SendAsync(post, "anna@example.pl"));

        Assert.Equal("biuro", Assert.Single(sink.Mails).User);
    }

    [Theory]
    [InlineData("Anna \"Ania\" Kowalska")]
    [InlineData("Kowalska, Anna <inna@example.pl>")]
    [InlineData("Anna \\ Kowalska\\")]
    [InlineData("Łucja; (Śliwa), \"Łucja\" \\")]
    [InlineData("Anna\r\nBcc: inna@example.pl")]
    public async Task Whatever_a_name_holds_there_is_one_recipient_the_bare_address(string name)
    {
        await using var sink = new SmtpSink();
        await using var post = new MailKitPost(Settings(sink.Port, MailSecurity.None), Office);

        Assert.IsType<PostAnswer.Accepted>(await SendAsync(post, "anna@example.pl", name));

        var mail = Assert.Single(sink.Mails);
        Assert.Equal("anna@example.pl", Assert.Single(mail.Recipients));
        Assert.Equal("anna@example.pl", mail.Header("To"));
        Assert.Null(mail.Header("Bcc"));
    }

    [Theory]
    [InlineData("biuro@lublin.example", "biuro@lublin.example")]
    [InlineData("", "zapisy@lublin.example")]
    public async Task Answers_reach_the_office_or_else_the_sender(string office, string reached)
    {
        await using var sink = new SmtpSink();
        await using var post = new MailKitPost(Settings(sink.Port, MailSecurity.None), office);

        Assert.IsType<PostAnswer.Accepted>(await SendAsync(post, "anna@example.pl"));

        var mail = Assert.Single(sink.Mails);
        Assert.Equal(reached, mail.Header("Reply-To"));
        Assert.Equal("zapisy@lublin.example", mail.Header("From"));
    }

    [Theory]
    [InlineData("anna")]
    [InlineData("anna@")]
    [InlineData("anna@example.pl, olena@example.pl")]
    [InlineData("anna@\u3164.pl")]
    [InlineData("anna@example.pl\r\nRCPT TO:<olena@example.pl>")]
    public async Task What_is_no_address_is_refused_for_good_and_nobody_is_asked(string address)
    {
        await using var sink = new SmtpSink();
        await using var post = new MailKitPost(Settings(sink.Port, MailSecurity.None), Office);

        Assert.Equal(553, Assert.IsType<PostAnswer.RefusedForGood>(await SendAsync(post, address)).Code);

        Assert.Equal((0, 0), (sink.Count, sink.Connections));
    }

    [Theory]
    [InlineData(SmtpFaultKind.ClosesAfterAnswer, 1)]
    [InlineData(SmtpFaultKind.BusyAtMail, 2)]
    public async Task A_connection_that_the_server_ended_between_two_mails_is_opened_anew(SmtpFaultKind fault, int occasion)
    {
        await using var sink = new SmtpSink();
        sink.Fail(new SmtpFault(fault, fromAttempt: occasion));
        await using var post = new MailKitPost(Settings(sink.Port, MailSecurity.None), Office);

        Assert.IsType<PostAnswer.Accepted>(await SendAsync(post, "anna@example.pl"));
        Assert.IsType<PostAnswer.Accepted>(await SendAsync(post, "olena@example.pl"));

        Assert.Equal(["anna@example.pl", "olena@example.pl"], sink.Mails.Select(mail => Assert.Single(mail.Recipients)));
        Assert.Equal(2, sink.Connections);
    }

    [Fact]
    public async Task A_server_that_is_busy_when_the_connection_is_opened_anew_is_away()
    {
        await using var sink = new SmtpSink();
        sink.Fail(new SmtpFault(SmtpFaultKind.ClosesAfterAnswer));
        sink.Fail(new SmtpFault(SmtpFaultKind.BusyAtGreeting, fromAttempt: 2));
        await using var post = new MailKitPost(Settings(sink.Port, MailSecurity.None), Office);
        Assert.IsType<PostAnswer.Accepted>(await SendAsync(post, "anna@example.pl"));

        Assert.IsType<PostAnswer.ServerAway>(await SendAsync(post, "olena@example.pl"));
        Assert.IsType<PostAnswer.Accepted>(await SendAsync(post, "olena@example.pl"));

        Assert.Equal(2, sink.Count);
    }

    [Fact]
    public async Task A_fresh_connection_that_is_turned_away_at_a_mail_is_not_asked_twice()
    {
        await using var sink = new SmtpSink();
        sink.Fail(new SmtpFault(SmtpFaultKind.BusyAtMail));
        await using var post = new MailKitPost(Settings(sink.Port, MailSecurity.None), Office);

        Assert.Equal(421, Assert.IsType<PostAnswer.RefusedForNow>(await SendAsync(post, "anna@example.pl")).Code);

        Assert.Equal((0, 1), (sink.Count, sink.Connections));
    }

    [Fact]
    public async Task A_server_that_never_greets_is_away()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var post = new MailKitPost(Settings(((IPEndPoint)silent.LocalEndpoint).Port, MailSecurity.None), Office);
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        Assert.IsType<PostAnswer.ServerAway>(await post.SendAsync(LetterTo("anna@example.pl"), "<1@lublin.example>", limit.Token));
    }

    private static MailOptions Settings(int port, MailSecurity security) => new() { Host = "localhost", Port = port, Security = security, From = "zapisy@lublin.example" };

    private static bool TrustsTheSink(object sender, X509Certificate? shown, X509Chain? chain, SslPolicyErrors faults) =>
        !faults.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) && SmtpSink.Certificate.RawDataMemory.Span.SequenceEqual(shown!.GetRawCertData());

    private static async Task<PostAnswer> SendAsync(MailKitPost post, string address, string name = "Łucja Śliwa")
    {
        using var limit = new CancellationTokenSource(Patience);
        return await post.SendAsync(LetterTo(address, name), "<1@lublin.example>", limit.Token);
    }

    private static Letter LetterTo(string address, string name = "Łucja Śliwa") => new(new(address, name, "pl"), "Zażółć gęślą jaźń", "<p>Dzień dobry!</p>", "Dzień dobry!\r\n", []);
}
