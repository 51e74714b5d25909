using Lublin.Startups.Web.Enrolments;

namespace Lublin.Startups.Tests;

public sealed class NipTests
{
    [Theory]
    [InlineData("9990000008")]
    [InlineData("999 000 00 08")]
    [InlineData("999-000-00-08")]
    [InlineData("PL9990000008")]
    [InlineData("pl 999–000–00–08 ")]
    [InlineData("\u00A0999\u00A0000\u00A000\u00A008\u200B")]
    public void Decoration_is_taken_off(string typed) =>
        Assert.Equal(new NipCheck.Valid("9990000008"), Nip.Check(typed));

    [Theory]
    [InlineData("946-257-58-11")]
    [InlineData("712-016-34-93")]
    [InlineData("9990000103")]
    public void Numbers_in_use_pass(string typed) => Assert.IsType<NipCheck.Valid>(Nip.Check(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" - ")]
    [InlineData("PL")]
    public void Nothing_typed_is_empty(string? typed) => Assert.IsType<NipCheck.Empty>(Nip.Check(typed));

    [Theory]
    [InlineData("999000000", 9)]
    [InlineData("99900000081", 11)]
    [InlineData("1", 1)]
    public void A_wrong_length_is_counted(string typed, int count) =>
        Assert.Equal(new NipCheck.WrongLength(count), Nip.Check(typed));

    [Theory]
    [InlineData("99900000O8")]
    [InlineData("DE9990000008")]
    [InlineData("٩٩٩٠٠٠٠٠٠٨")]
    [InlineData("<script>")]
    [InlineData("🧵")]
    public void Only_digits_count(string typed) => Assert.IsType<NipCheck.WrongCharacters>(Nip.Check(typed));

    [Theory]
    [InlineData("0000000000")]
    [InlineData("9990000009")]
    [InlineData("9900000008")]
    public void A_wrong_check_digit_is_seen(string typed) => Assert.IsType<NipCheck.WrongCheckDigit>(Nip.Check(typed));

    [Fact]
    public void No_last_digit_saves_a_number_whose_remainder_is_ten()
    {
        // 2 · 5 = 10
        Assert.All(Enumerable.Range(0, 10), last => Assert.IsType<NipCheck.WrongCheckDigit>(Nip.Check($"020000000{last}")));
    }

    [Fact]
    public void Exactly_one_last_digit_fits_every_other_number() =>
        Assert.Equal(8, Assert.Single(Enumerable.Range(0, 10), last => Nip.Check($"999000000{last}") is NipCheck.Valid));

    [Fact]
    public void It_is_shown_in_groups() => Assert.Equal("999 000 00 08", Nip.Display("9990000008"));
}
