using System.Globalization;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Tests;

public sealed class PluralTests : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public void Dispose() => CultureInfo.CurrentUICulture = _before;

    [Theory]
    [InlineData("pl", "many one few few many many many many many few few many many many few")]
    [InlineData("uk", "many one few few many many many many one few few many one many few")]
    [InlineData("en", "other one other other other other other other other other other other other other other")]
    public void A_number_finds_its_form(string language, string forms)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        int[] numbers = [0, 1, 2, 4, 5, 11, 12, 14, 21, 22, 24, 25, 101, 112, 122];

        Assert.Equal(
            forms.Split(' ').Zip(numbers, (form, n) => $"{form} {n}"),
            numbers.Select(n => new Echo().Plural("Seats", n)));
    }

    [Fact]
    public void More_words_follow_the_number()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("pl-PL");

        Assert.Equal("few 3 KSeF", new Echo().Plural("Seats", 3, "KSeF"));
    }

    /// <summary>Texts whose words are the name of their form and what they were given.</summary>
    private sealed class Echo : IStringLocalizer
    {
        public LocalizedString this[string name] => this[name, []];

        public LocalizedString this[string name, params object[] arguments] =>
            new(name, string.Join(' ', [name.Replace("Seats_", "", StringComparison.Ordinal), .. arguments]));

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }
}
