using Lublin.Startups.Web.Mail;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Lublin.Startups.Tests;

public sealed class MailOptionsTests
{
    [Theory]
    [InlineData("Production", "", "", "Mail__Host is not set.", "Mail__From is not set.")]
    [InlineData("Production", "mail.lublin.example", "zapisy")]
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
    [InlineData("mail.lublin.example", 587, true)]
    [InlineData("127.0.0.1", 25, false)]
    [InlineData("localhost", 25, false)]
    public void Encryption_is_demanded_unless_the_server_is_this_machine(string host, int port, bool tls)
    {
        var options = new MailOptions { Host = host };

        Assert.Equal((port, tls), (options.EffectivePort, options.DemandsTls));
    }

    [Fact]
    public void Notes_hold_no_addresses()
    {
        var settlement = Assert.IsType<Settlement.Failed>(Settlement.Of(new PostAnswer.RefusedForGood(550, "5.1.1 <anna.k@example.pl>: unknown\r\nask postmaster@example.pl"), "anna.k@example.pl", 0));

        Assert.Equal(("550 5.1.1 (…): unknown ask (…)", "anna.k@example.pl"), (settlement.Why, settlement.RefusedAddress));
        Assert.Null(Assert.IsType<Settlement.Failed>(Settlement.Of(new PostAnswer.RefusedForNow(451, "busy"), "anna.k@example.pl", 99)).RefusedAddress);
    }
}
