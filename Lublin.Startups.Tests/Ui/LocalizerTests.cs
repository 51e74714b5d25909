using System.Globalization;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Tests;

public sealed class LocalizerTests
{
    private readonly IStringLocalizer<UiTexts> texts =
        new ServiceCollection().AddLogging().AddUi().BuildServiceProvider().GetRequiredService<IStringLocalizer<UiTexts>>();

    [Theory]
    [InlineData("pl-PL", "Potrzebujesz")]
    [InlineData("en-GB", "Need")]
    [InlineData("de-DE", "Potrzebujesz")]
    public void A_text_comes_in_the_language_of_the_page_and_else_in_Polish(string culture, string help)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

        Assert.StartsWith(help, texts["Footer.Help"].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void One_reader_serves_every_language_in_turn()
    {
        CultureInfo.CurrentUICulture = Languages.Polish.Culture;
        var polish = texts["Skip"].Value;
        CultureInfo.CurrentUICulture = Languages.Ukrainian.Culture;
        var ukrainian = texts["Skip"].Value;
        CultureInfo.CurrentUICulture = Languages.Polish.Culture;

        Assert.Equal(polish, texts["Skip"].Value);
        Assert.NotEqual(polish, ukrainian);
    }

    [Fact]
    public void A_text_that_is_not_there_says_so_and_shows_its_name()
    {
        var text = texts["No.Such"];

        Assert.True(text.ResourceNotFound);
        Assert.Equal("No.Such", text.Value);
    }

    [Fact]
    public void What_stands_in_braces_is_filled_in()
    {
        CultureInfo.CurrentUICulture = Languages.Polish.Culture;

        Assert.Contains("7:30", texts["Footer.Hours", "7:30", "15:30"].Value, StringComparison.Ordinal);
    }
}
