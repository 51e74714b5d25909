using Lublin.Startups.Tests.Support;

namespace Lublin.Startups.Tests;

/// <summary>In which language a training is held, and who is shown what first.</summary>
public sealed class HeldInLanguageTests(SqliteSite site) : SiteTests(site), IClassFixture<SqliteSite>
{
    [Theory]
    [InlineData("/uk", "B uk,C uk,A pl,D en")]
    [InlineData("/en", "D en,A pl,B uk,C uk")]
    [InlineData("", "A pl,B uk,C uk,D en")]
    public async Task Home_and_list_show_first_what_is_held_in_the_language_of_the_page(string language, string order)
    {
        await OfferAllAsync();

        var list = await Site.GetPageAsync(language + "/szkolenia");
        var home = await Site.GetPageAsync(language.Length == 0 ? "/" : language);

        Assert.Equal(order, string.Join(',', list.Texts(".prow h3")));
        Assert.Equal(order.Split(',')[..3], home.Texts(".pcard h3"));
        Assert.Equal(language.Length > 0, list.Html.Contains(language is "/uk" ? "Спочатку тренінги українською" : "Training in English comes first", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_of_one_language_needs_no_word_about_its_order()
    {
        await OfferAllAsync();

        var list = await Site.GetPageAsync("/uk/szkolenia?jezyk=uk");

        Assert.Equal(["B uk", "C uk"], list.Texts(".prow h3"));
        Assert.DoesNotContain("Спочатку тренінги українською", list.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/uk", "Проводиться польською", "польською, рівень")]
    [InlineData("/en", "Held in Polish", "in Polish, ")]
    public async Task A_card_says_in_which_language_a_training_is_held_when_it_is_not_the_pages(string language, string card, string row)
    {
        await OfferAsync(new Offer { Title = "A" });

        Assert.Contains(card, (await Site.GetPageAsync(language)).Texts(".pcard .meta li"));
        Assert.DoesNotContain((await Site.GetPageAsync("/")).Texts(".pcard .meta li"), line => line.StartsWith("Szkolenie po", StringComparison.Ordinal));
        Assert.StartsWith(row, (await Site.GetPageAsync(language + "/szkolenia")).Text(".prow .small"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_signs_up_is_told_that_it_is_held_in_another_language()
    {
        await OfferAsync(new Offer { Language = "uk" });
        using var visitor = new SignUpVisitor(Site);

        Assert.Contains("Prowadzone po ukraińsku", (await visitor.OpenFormAsync()).Texts(".panel .meta li"));
        Assert.DoesNotContain("Проводиться українською", (await visitor.OpenFormAsync(language: "/uk")).Texts(".panel .meta li"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/uk")]
    [InlineData("/szkolenia")]
    public async Task The_languages_stand_once_in_the_header_and_not_in_the_menu(string path)
    {
        var page = await Site.GetPageAsync(path);

        Assert.Equal(["PL – Polski", "EN – English", "УКР – Українська"], page.Texts("header .langs > *"));
        Assert.Empty(page.Texts("header details .langs"));
    }

    private async Task OfferAllAsync()
    {
        await OfferAsync(new Offer("a") { Title = "A pl", Date = new(2026, 12, 1) });
        await OfferAsync(new Offer("b") { Title = "B uk", Date = new(2026, 12, 2), Language = "uk" });
        await OfferAsync(new Offer("c") { Title = "C uk", Date = new(2026, 12, 3), Language = "uk" });
        await OfferAsync(new Offer("d") { Title = "D en", Date = new(2026, 12, 4), Language = "en" });
    }
}
