using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Tests;

public sealed class SlugTests
{
    [Theory]
    [InlineData("KSeF bez stresu", "ksef-bez-stresu")]
    [InlineData("Zażółć gęślą jaźń: ŁÓDŹ!", "zazolc-gesla-jazn-lodz")]
    [InlineData("  Pierwsza osoba w firmie — umowa, ZUS (2026) ", "pierwsza-osoba-w-firmie-umowa-zus-2026")]
    [InlineData("e\u2060-\u2060faktura krok po kroku", "e-faktura-krok-po-kroku")]
    [InlineData("Café d’Arc & spółka", "cafe-darc-spolka")]
    [InlineData("<script>🧵</script>", "script-script")]
    [InlineData("🧵", "")]
    [InlineData("", "")]
    public void A_title_becomes_an_address(string title, string slug) => Assert.Equal(slug, Slug.From(title));

    [Fact]
    public void A_long_title_is_cut_between_words()
    {
        var slug = Slug.From(string.Concat(Enumerable.Repeat("bardzo dlugi tytul ", 10)));

        Assert.Equal(string.Join('-', Enumerable.Repeat("bardzo-dlugi-tytul", 4)), slug);
        Assert.Equal(80, Slug.From(new string('ż', 200)).Length);
    }

    [Theory]
    [InlineData("ŁÓDŹ łódź", "lodz lodz")]
    [InlineData("Współpraca", "wspolpraca")]
    public void Letters_fold_to_what_a_hurried_typist_writes(string text, string folded) =>
        Assert.Equal(folded, Letters.Fold(text));
}
