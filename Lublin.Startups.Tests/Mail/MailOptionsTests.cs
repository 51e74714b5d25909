using Lublin.Startups.Web.Mail;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Lublin.Startups.Tests;

public sealed class MailOptionsTests
{
    [Theory]
    [InlineData("Production", "", "", "Mail__Host is not set.", "Mail__From is not set.")]
    [InlineData("Production", "mail.lublin.example", "zapisy")]
    [InlineData("Production", "mail.lublin.example", "zapisy@")]
    [InlineData("Production", "mail.lublin.example", "a@lublin.example, b@lublin.example")]
    [InlineData("Development", "mail.lublin.example", "", "Mail__From is not set.")]
    public void What_is_missing_or_unfit_is_named(string environment, string host, string from, params string[] faults)
    {
        var verdict = new MailOptionsCheck(new HostingEnvironment { EnvironmentName = environment }).Validate(null, new MailOptions { Host = host, From = from });

        Assert.Equal(faults.Length > 0 ? faults : ["Mail__From is no e-mail address."], verdict.Failures);
    }

    [Fact]
    public void A_name_without_password_is_refused()
    {
        var verdict = new MailOptionsCheck(new HostingEnvironment { EnvironmentName = Environments.Development }).Validate(null, new MailOptions { User = "biuro" });

        Assert.Contains("Mail__Password", Assert.Single(verdict.Failures!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mail.lublin.example", null, null, 587, MailSecurity.StartTls)]
    [InlineData("mail.lublin.example", 25, null, 25, MailSecurity.StartTls)]
    [InlineData("mail.lublin.example", 465, null, 465, MailSecurity.Tls)]
    [InlineData("mail.lublin.example", null, MailSecurity.Tls, 465, MailSecurity.Tls)]
    [InlineData("mail.lublin.example", 2465, MailSecurity.Tls, 2465, MailSecurity.Tls)]
    [InlineData("mail.lublin.example", 465, MailSecurity.StartTls, 465, MailSecurity.StartTls)]
    [InlineData("mail.lublin.example", null, MailSecurity.None, 587, MailSecurity.None)]
    [InlineData("127.0.0.1", null, null, 25, MailSecurity.None)]
    [InlineData("::1", null, null, 25, MailSecurity.None)]
    [InlineData("localhost", null, null, 25, MailSecurity.None)]
    [InlineData("localhost", 465, null, 465, MailSecurity.Tls)]
    [InlineData("localhost", null, MailSecurity.StartTls, 25, MailSecurity.StartTls)]
    public void Encryption_is_demanded_unless_the_server_is_this_machine(string host, int? port, MailSecurity? security, int effectivePort, MailSecurity effective)
    {
        var options = new MailOptions { Host = host, Port = port, Security = security };

        Assert.Equal((effectivePort, effective), (options.EffectivePort, options.EffectiveSecurity));
    }

    [Theory]
    [InlineData("", null, "no-reply@localhost", "localhost")]
    [InlineData("biuro@lublin.example", "Urząd, Miasta", "\"Urząd, Miasta\" <biuro@lublin.example>", "lublin.example")]
    [InlineData("Biuro <biuro@lublin.example>", null, "\"Biuro\" <biuro@lublin.example>", "lublin.example")]
    public void Mails_come_from_the_address_and_name_of_the_settings(string from, string? name, string written, string domain)
    {
        var sender = new MailOptions { From = from, FromName = name }.Sender;

        Assert.Equal((written, domain), (sender.ToString(), sender.Domain));
    }

    [Fact]
    public void Notes_hold_no_addresses()
    {
        var settlement = Assert.IsType<Settlement.Failed>(Settlement.Of(new PostAnswer.RefusedForGood(550, "5.1.1 <anna.k@example.pl>: unknown\r\nask postmaster@example.pl"), "anna.k@example.pl", 0));

        Assert.Equal(("550 5.1.1 (…): unknown ask (…)", "anna.k@example.pl"), (settlement.Why, settlement.RefusedAddress));
        Assert.Null(Assert.IsType<Settlement.Failed>(Settlement.Of(new PostAnswer.RefusedForNow(451, "busy"), "anna.k@example.pl", 99)).RefusedAddress);
    }
}
