using Lublin.Startups.Web.Enrolments;

namespace Lublin.Startups.Tests;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("81 466 25 00", "+48814662500")]
    [InlineData("(81) 466-25-00", "+48814662500")]
    [InlineData("+48 81 466 25 00", "+48814662500")]
    [InlineData("0048814662500", "+48814662500")]
    [InlineData("48 814 662 500", "+48814662500")]
    [InlineData("+380 50 123 45 67", "+380501234567")]
    [InlineData("00380501234567", "+380501234567")]
    [InlineData("+1 (202) 555-0123", "+12025550123")]
    [InlineData("+49 (0) 30 123456", "+4930123456")]
    [InlineData("+49 (0) 151 23456789", "+4915123456789")]
    [InlineData("+49(0)15123456789", "+4915123456789")]
    [InlineData("0049 (0) 151 23456789", "+4915123456789")]
    [InlineData("+48 (0) 81 466 25 00", "+48814662500")]
    [InlineData("+48 (0) 600 100 200", "+48600100200")]
    [InlineData("+380 (0) 50 123 45 67", "+380501234567")]
    [InlineData("+44 (0) 20 7946 0958", "+442079460958")]
    [InlineData("+36 (0) 1 234 5678", "+3612345678")]
    [InlineData("+39 (0) 6 1234 5678", "+390612345678")]
    public void Numbers_are_stored_in_one_form(string typed, string number) =>
        Assert.Equal(new PhoneCheck.Valid(number), PhoneNumber.Check(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" - ")]
    public void A_telephone_is_optional(string? typed) => Assert.IsType<PhoneCheck.Empty>(PhoneNumber.Check(typed));

    [Theory]
    [InlineData("81 466 25 0", 8)]
    [InlineData("81 466 25 000", 10)]
    [InlineData("+48 81 466 25", 7)]
    [InlineData("+380 5", 4)]
    [InlineData("+380 501 234 567 890 1", 16)]
    [InlineData("+", 0)]
    public void A_wrong_length_is_counted(string typed, int count) =>
        Assert.Equal(new PhoneCheck.WrongLength(count), PhoneNumber.Check(typed));

    [Theory]
    [InlineData("81 466 25 OO")]
    [InlineData("++48814662500")]
    [InlineData("8146+62500")]
    [InlineData("<script>")]
    [InlineData("☎️")]
    public void Only_digits_count(string typed) => Assert.IsType<PhoneCheck.WrongCharacters>(PhoneNumber.Check(typed));

    [Theory]
    [InlineData("999 999 999")]
    [InlineData("+48 099 999 999")]
    [InlineData("+354 123 4567")]
    [InlineData("+999 123 456 789")]
    [InlineData("+0123456789")]
    public void A_number_that_nobody_can_have_is_refused(string typed) => Assert.IsType<PhoneCheck.Unknown>(PhoneNumber.Check(typed));

    [Theory]
    [InlineData("+48814662500", "81 466 25 00")]
    [InlineData("+48600100200", "600 100 200")]
    [InlineData("+380501234567", "+380 50 123 4567")]
    [InlineData("+12025550123", "+1 202 555 0123")]
    [InlineData("+4930123456", "+49 30 123456")]
    [InlineData("+3545812345", "+354 581 2345")]
    public void Numbers_are_shown_in_groups(string number, string shown) =>
        Assert.Equal(shown, PhoneNumber.Display(number));
}
