using Lublin.Startups.Web.Enrolments;

namespace Lublin.Startups.Tests;

public sealed class MailTypoTests
{
    [Theory]
    [InlineData("gmial.com", "gmail.com")]
    [InlineData("gmail.co", "gmail.com")]
    [InlineData("gmail.comm", "gmail.com")]
    [InlineData("gmai.com", "gmail.com")]
    [InlineData("gnail.com", "gmail.com")]
    [InlineData("gmailcom", "gmail.com")]
    [InlineData("GMAIL.CON", "gmail.com")]
    [InlineData("wp.lp", "wp.pl")]
    [InlineData("wp.p", "wp.pl")]
    [InlineData("o2.p", "o2.pl")]
    [InlineData("onet.p", "onet.pl")]
    [InlineData("ont.pl", "onet.pl")]
    [InlineData("interia.l", "interia.pl")]
    [InlineData("inetria.pl", "interia.pl")]
    [InlineData("hotmial.com", "hotmail.com")]
    [InlineData("outlok.com", "outlook.com")]
    [InlineData("ukr.ne", "ukr.net")]
    public void One_slip_of_a_large_provider_is_recognised(string typed, string meant) =>
        Assert.Equal("Lucja.Z+1@" + meant, MailTypo.Of("Lucja.Z+1@" + typed));

    [Theory]
    [InlineData("gmail.com")]
    [InlineData("Gmail.com")]
    [InlineData("wp.pl")]
    [InlineData("op.pl")]
    [InlineData("vp.pl")]
    [InlineData("hp.pl")]
    [InlineData("pw.edu.pl")]
    [InlineData("onet.eu")]
    [InlineData("interia.com")]
    [InlineData("mail.com")]
    [InlineData("ymail.com")]
    [InlineData("gmx.com")]
    [InlineData("lublin.eu")]
    [InlineData("firma.example")]
    [InlineData("xgmailx.com")]
    public void What_is_somebodys_domain_is_not_asked_about(string domain) => Assert.Null(MailTypo.Of("jan@" + domain));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("gmial.com")]
    public void What_is_no_address_is_not_asked_about(string? typed) => Assert.Null(MailTypo.Of(typed));

    [Theory]
    [InlineData("jan@o2.p", true)]
    [InlineData("jan@interia.l", true)]
    [InlineData("jan@gmailcom", true)]
    [InlineData("jan@firma.p", false)]
    [InlineData("jan@firma", false)]
    [InlineData("jan@-onet.p", false)]
    public void A_slip_is_taken_for_an_address_where_it_is_asked_about_and_nowhere_else(string typed, bool isTaken)
    {
        Assert.Equal(isTaken, EmailAddress.Check(typed, takesSlips: true) is EmailCheck.Valid);
        Assert.IsType<EmailCheck.NotAnAddress>(EmailAddress.Check(typed));
    }
}
