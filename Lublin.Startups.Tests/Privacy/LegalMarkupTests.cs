using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Tests;

public sealed class LegalMarkupTests
{
    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("//elsewhere.example.org")]
    [InlineData("vbscript:x")]
    public void A_link_that_could_run_or_lead_astray_leads_nowhere(string address)
    {
        var html = Markup().FromMarkdown($"[x]({address}) and [y][ref]\n\n[ref]: {address}\n");

        Assert.Equal("<p><a href=\"#\">x</a> and <a href=\"#\">y</a></p>\n", html);
    }

    [Theory]
    [InlineData("/moje-zapisy")]
    [InlineData("https://uodo.gov.pl")]
    [InlineData("mailto:biuro@example.org")]
    [InlineData("tel:+48810000000")]
    public void An_honest_link_stays(string address) =>
        Assert.Equal($"<p><a href=\"{address}\">x</a></p>\n", Markup().FromMarkdown($"[x]({address})"));

    [Fact]
    public void An_address_in_angle_brackets_is_held_to_the_same_rule() =>
        Assert.Equal("<p><a href=\"#\">#</a></p>\n", Markup().FromMarkdown("<javascript:alert(1)>"));

    [Fact]
    public void Markup_in_Markdown_is_shown_and_not_obeyed() =>
        Assert.Equal("<p>&lt;b&gt;x&lt;/b&gt;</p>\n", Markup().FromMarkdown("<b>x</b>"));

    [Fact]
    public void One_letter_words_and_time_ranges_do_not_break() =>
        Assert.Equal("<p>Spotkanie w\u00A0sali i\u00A0z\u00A0kawą 17:00\u2060–\u206019:30</p>\n", Markup().FromMarkdown("Spotkanie w sali i z kawą 17:00–19:30"));

    [Fact]
    public void A_setting_nobody_knows_is_an_error() =>
        Assert.Throws<InvalidDataException>(() => Markup().FromMarkdown("{nobody}"));

    [Theory]
    [InlineData("pl", "81 700 10 20")]
    [InlineData("en", "&#x2B;48 81 700 10 20")]
    [InlineData("uk", "&#x2B;48 81 700 10 20")]
    public void How_to_reach_the_office_comes_from_the_settings_and_the_number_fits_the_reader(string lang, string phone)
    {
        SiteOptions site = new() { Phone = "81 700 10 20", Email = "biuro@example.org", Address = "ul. Żuków & S-ka 3" };

        Assert.Equal(
            $"<p><a href=\"tel:&#x2B;48817001020\">{phone}</a>, <a href=\"mailto:biuro@example.org\">biuro@example.org</a>, ul. Żuków &amp; S-ka 3</p>\n",
            new LegalMarkup(new PrivacyOptions(), site, lang).FromMarkdown("{phone}, {email}, {address}"));
    }

    private static LegalMarkup Markup() => new(new PrivacyOptions(), new SiteOptions(), "pl");
}
