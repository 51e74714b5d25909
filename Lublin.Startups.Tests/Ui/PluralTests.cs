using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Tests;

public sealed class PluralTests
{
    [Theory]
    [InlineData("pl", "one", 1)]
    [InlineData("pl", "few", 2, 3, 4, 22, 34, 102)]
    [InlineData("pl", "many", 0, 5, 11, 12, 13, 14, 21, 31, 101, 112)]
    [InlineData("uk", "one", 1, 21, 101)]
    [InlineData("uk", "few", 2, 4, 22, 134)]
    [InlineData("uk", "many", 0, 5, 11, 12, 14, 111, 112)]
    [InlineData("en", "one", 1)]
    [InlineData("en", "other", 0, 2, 21)]
    public void Each_language_counts_by_its_own_rule(string language, string category, params int[] numbers) =>
        Assert.All(numbers, n => Assert.Equal(category, PluralTexts.Category(language, n)));
}
