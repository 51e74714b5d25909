using Lublin.Startups.Web.Enrolments;

namespace Lublin.Startups.Tests;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Żółć-Ś", "Żółć-Ś")]
    [InlineData("O", "O")]
    [InlineData("  Zofia \t Anna\r\nD'Arc ", "Zofia Anna D'Arc")]
    [InlineData("Оксана Мар’яненко", "Оксана Мар’яненко")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("Ada 👩🏽‍🏭", "Ada 👩🏽‍🏭")]
    [InlineData("𐐀da", "𐐀da")]
    public void Names_are_taken_as_people_write_them(string typed, string name) =>
        Assert.Equal(new NameCheck.Valid(name), PersonName.Check(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u00A0\n")]
    public void Nothing_typed_is_empty(string? typed) => Assert.IsType<NameCheck.Empty>(PersonName.Check(typed));

    [Fact]
    public void At_most_100_characters_are_taken()
    {
        Assert.IsType<NameCheck.Valid>(PersonName.Check(new string('ż', 100)));
        Assert.Equal(new NameCheck.TooLong(500), PersonName.Check(new string('ż', 500)));
    }

    [Theory]
    [InlineData("123")]
    [InlineData("🧵")]
    [InlineData("-.-")]
    public void A_name_has_a_letter(string typed) => Assert.IsType<NameCheck.NoLetter>(PersonName.Check(typed));

    [Theory]
    [InlineData("Ada\0")]
    [InlineData("A\u001Bda")]
    [InlineData("Ada \u202Enawoz")]
    [InlineData("Ada \uFFFD")]
    public void Invisible_characters_are_refused(string typed) =>
        Assert.IsType<NameCheck.WrongCharacters>(PersonName.Check(typed));

    [Fact]
    public void Half_a_letter_is_refused_and_never_stops_a_comparison()
    {
        var half = "Ada " + (char)0xD83E;

        Assert.IsType<NameCheck.WrongCharacters>(PersonName.Check(half));
        Assert.Equal("ada \uFFFD", PersonName.Fold(half));
    }

    [Theory]
    [InlineData("Anna O'Brien", "Anna O’Brien")]
    [InlineData("Anna O'Brien", "Anna O\u02BCBrien")]
    [InlineData("Anna O'Brien", "Anna O\u02B9Brien")]
    [InlineData("Anna O'Brien", "Anna O`Brien")]
    [InlineData("Anna O'Brien", "Anna O ’ Brien")]
    [InlineData("Мар'яненко", "Мар’яненко")]
    [InlineData("Zofia Nowak-Lis", "Zofia Nowak – Lis")]
    [InlineData("Zofia Nowak-Lis", "Zofia Nowak\u2011Lis")]
    [InlineData("Zofia Nowak-Lis", "Zofia Nowak\u2212Lis")]
    [InlineData("Zofia Nowak-Lis", "Zo\u200Bfia Now\u00ADak-Lis\uFEFF")]
    [InlineData("Zofia Nowak-Lis", "Ｚｏｆｉａ　Ｎｏｗａｋ－Ｌｉｓ")]
    public void One_name_is_the_same_however_the_keyboard_writes_it(string name, string other) =>
        Assert.Equal(PersonName.Fold(name), PersonName.Fold(other));

    [Theory]
    [InlineData("Anna O'Brien", "Anna OBrien")]
    [InlineData("Zofia Nowak-Lis", "Zofia Nowak Lis")]
    public void Other_names_stay_other_names(string name, string other) =>
        Assert.NotEqual(PersonName.Fold(name), PersonName.Fold(other));

    [Theory]
    [InlineData("ŻÓŁĆ  Łucja", "zolc lucja")]
    [InlineData(" zolc lucja ", "zolc lucja")]
    [InlineData("Zo\u0301l\u0301c", "zolc")]
    [InlineData("Andrij Їжак", "andrij іжак")]
    public void Names_are_compared_without_case_and_diacritics(string name, string folded) =>
        Assert.Equal(folded, PersonName.Fold(name));
}
