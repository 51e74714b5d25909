using Lublin.Startups.Web.Enrolments;

namespace Lublin.Startups.Tests;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("biuro@example.org")]
    [InlineData("Zofia.Kowal+szkolenia@sklep.example.org")]
    [InlineData("o'neil_1@example.org")]
    [InlineData("a@żółć.example")]
    [InlineData("a@приклад.укр")]
    [InlineData("a@xn--kw-tga.example")]
    public void Addresses_in_use_pass(string typed) => Assert.Equal(new EmailCheck.Valid(typed), EmailAddress.Check(typed));

    [Fact]
    public void Space_around_an_address_is_taken_off() =>
        Assert.Equal(new EmailCheck.Valid("biuro@example.org"), EmailAddress.Check(" \tbiuro@example.org\r\n"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Nothing_typed_is_empty(string? typed) => Assert.IsType<EmailCheck.Empty>(EmailAddress.Check(typed));

    [Theory]
    [InlineData("biuro.example.org")]
    [InlineData("biuro@")]
    [InlineData("@example.org")]
    [InlineData("biuro@localhost")]
    [InlineData("biuro@example.")]
    [InlineData("biuro@.org")]
    [InlineData("biuro@example..org")]
    [InlineData("biuro@-example.org")]
    [InlineData("biuro@example.o")]
    [InlineData("biuro@192.168.0.1")]
    [InlineData("biuro@@example.org")]
    [InlineData("a@b@example.org")]
    [InlineData("biuro example@example.org")]
    [InlineData("biuro@exam ple.org")]
    [InlineData("biuro,sklep@example.org")]
    [InlineData("Biuro <biuro@example.org>")]
    [InlineData(".biuro@example.org")]
    [InlineData("biu..ro@example.org")]
    [InlineData("żółć@example.org")]
    [InlineData("😀@example.org")]
    [InlineData("<script>@example.org")]
    public void Mistyped_addresses_are_refused(string typed) =>
        Assert.IsType<EmailCheck.NotAnAddress>(EmailAddress.Check(typed));

    [Theory]
    [InlineData("\u017c", 63, ".pl")]
    [InlineData("\u3164", 1, ".pl")]
    [InlineData("\u3164", 63, ".pl")]
    [InlineData("a", 64, ".pl")]
    [InlineData("\u017c.", 60, "pl")]
    public void A_domain_that_mail_servers_could_not_be_told_is_refused(string piece, int times, string end) =>
        Assert.IsType<EmailCheck.NotAnAddress>(EmailAddress.Check("a@" + string.Concat(Enumerable.Repeat(piece, times)) + end));

    [Theory]
    [InlineData("biuro@example.org\r\nBcc: all@example.org")]
    [InlineData("biuro\n@example.org")]
    [InlineData("biuro@example.org%0ABcc:x")]
    [InlineData("biuro@example.org\0")]
    [InlineData("biuro@example.org;all")]
    public void No_address_carries_a_header(string typed) =>
        Assert.IsType<EmailCheck.NotAnAddress>(EmailAddress.Check(typed));

    [Fact]
    public void At_most_254_characters_are_taken()
    {
        var labels = string.Concat(Enumerable.Repeat(new string('a', 61) + ".", 3));
        var longest = new string('b', 254 - 1 - labels.Length - 3) + "@" + labels + "org";

        Assert.Equal(254, longest.Length);
        Assert.IsType<EmailCheck.Valid>(EmailAddress.Check(longest));
        Assert.IsType<EmailCheck.TooLong>(EmailAddress.Check(longest + "g"));
    }

    [Fact]
    public void Addresses_are_compared_without_case() =>
        Assert.Equal("biuro@example.org", EmailAddress.Fold(" Biuro@Example.ORG "));

    [Theory]
    [InlineData("Biuro@ŻÓŁW.pl", "biuro@xn--w-uga1v8h.pl")]
    [InlineData("biuro@XN--W-UGA1V8H.PL", "biuro@xn--w-uga1v8h.pl")]
    [InlineData("biuro@sklep.zo\u0301\u0142w.pl", "biuro@sklep.xn--zw-5ja03a.pl")]
    [InlineData("a@приклад.УКР", "a@xn--80aikifvh.xn--j1amh")]
    [InlineData("a@ＥＸＡＭＰＬＥ.org", "a@example.org")]
    [InlineData("A@моя_назва.УКР", "a@моя_назва.укр")]
    [InlineData("A@\u3164.PL", "a@\u3164.pl")]
    [InlineData("A@Ż@Ó.PL", "a@ż@xn--kda.pl")]
    [InlineData("ŻÓŁW@", "żółw@")]
    [InlineData("@", "@")]
    public void Domains_are_compared_as_mail_servers_spell_them(string typed, string folded) => Assert.Equal(folded, EmailAddress.Fold(typed));

    [Fact]
    public void Only_a_domain_that_cannot_be_encoded_is_blamed_on_the_domain()
    {
        Assert.Equal(new EmailCheck.NotAnAddress(HasImpossibleDomain: true), EmailAddress.Check("a@" + new string('ż', 63) + ".pl"));
        Assert.Equal(new EmailCheck.NotAnAddress(), EmailAddress.Check("żółć@example.org"));
        Assert.Equal(new EmailCheck.NotAnAddress(), EmailAddress.Check("żółć@" + new string('ż', 63) + ".pl"));
        Assert.Equal(new EmailCheck.NotAnAddress(), EmailAddress.Check("a@exam ple.org"));
    }
}
