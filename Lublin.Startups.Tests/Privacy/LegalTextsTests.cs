using System.Text.RegularExpressions;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Tests;

public sealed partial class LegalTextsTests
{
    private static readonly string[] Languages = ["pl", "en", "uk"];
    private static readonly DateOnly Opening = new(2026, 11, 1);

    private static readonly string[] StatementIds =
    [
        "a11y-wstep", "a11y-podmiot", "a11y-zakres", "a11y-url", "a11y-data-publikacja", "a11y-data-aktualizacja", "a11y-status",
        "a11y-kontakt", "a11y-email", "a11y-telefon", "a11y-procedura", "a11y-data-sporzadzenie", "a11y-architektura", "a11y-komunikacja",
    ];

    public static TheoryData<LegalTextKind, string> Everything()
    {
        var all = new TheoryData<LegalTextKind, string>();
        foreach (var kind in Enum.GetValues<LegalTextKind>())
        {
            foreach (var lang in Languages) all.Add(kind, lang);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Every_text_exists_in_every_language(LegalTextKind kind, string lang)
    {
        var text = Texts().Current(kind, Opening, lang);

        Assert.Equal((kind, lang, Opening), (text.Kind, text.Lang, text.ValidFrom));
        Assert.NotEmpty(text.Title);
        Assert.Contains("<h2>", text.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<h1", text.Html, StringComparison.Ordinal);
        Assert.DoesNotContain('{', text.Html);
    }

    [Theory]
    [InlineData(LegalTextKind.Terms)]
    [InlineData(LegalTextKind.Privacy)]
    [InlineData(LegalTextKind.Accessibility)]
    [InlineData(LegalTextKind.Help)]
    public void The_versions_and_their_sections_are_the_same_in_every_language(LegalTextKind kind)
    {
        var shapes = Texts().All(kind)
            .GroupBy(text => text.Lang, StringComparer.Ordinal)
            .Select(texts => string.Join(' ', texts.Select(text => $"{text.Version}/{text.ValidFrom:O}/{Tags().Count(text.Html)}")))
            .ToList();

        Assert.Equal(Languages.Length, shapes.Count);
        Assert.Single(shapes.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void A_version_somebody_agreed_to_is_found_again_by_its_name()
    {
        var texts = Texts();

        Assert.Equal(texts.Current(LegalTextKind.Terms, Opening, "uk"), texts.Version(LegalTextKind.Terms, "2026-11-01", "uk"));
        Assert.Null(texts.Version(LegalTextKind.Terms, "1999-01-01", "uk"));
    }

    [Fact]
    public void Before_the_first_version_holds_the_first_one_is_shown() =>
        Assert.Equal(Opening, Texts().Current(LegalTextKind.Terms, new DateOnly(2020, 1, 1), "pl").ValidFrom);

    [Fact]
    public void An_unknown_language_gets_the_Polish_text() =>
        Assert.Equal("pl", Texts().Current(LegalTextKind.Help, Opening, "de").Lang);

    [Theory]
    [InlineData("pl")]
    [InlineData("en")]
    [InlineData("uk")]
    public void What_the_settings_say_is_filled_in_and_encoded(string lang)
    {
        var options = new PrivacyOptions { Controller = "Żuk & <b>Syn</b>", ControllerAddress = "pl. Łokietka 1", DpoEmail = "iod\"@example.org" };

        var html = Texts(options).Current(LegalTextKind.Privacy, Opening, lang).Html;

        Assert.Contains("Żuk &amp; &lt;b&gt;Syn&lt;/b&gt;, pl. Łokietka 1.", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"mailto:iod&quot;@example.org\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public void How_long_data_are_kept_is_said_in_every_language_by_the_Polish_sentence_where_there_is_no_other()
    {
        var options = new PrivacyOptions { Retention = { ["pl"] = "Dane przechowujemy 5 lat.", ["uk"] = "Ми зберігаємо дані 5 років." } };
        var texts = Texts(options);

        Assert.Contains("<p>Dane przechowujemy 5 lat.</p>", texts.Current(LegalTextKind.Privacy, Opening, "pl").Html, StringComparison.Ordinal);
        Assert.Contains("<p>Ми зберігаємо дані 5 років.</p>", texts.Current(LegalTextKind.Privacy, Opening, "uk").Html, StringComparison.Ordinal);
        Assert.Contains("<p><span lang=\"pl\">Dane przechowujemy 5 lat.</span></p>", texts.Current(LegalTextKind.Privacy, Opening, "en").Html, StringComparison.Ordinal);
        Assert.DoesNotContain("has not been stated", texts.Current(LegalTextKind.Privacy, Opening, "en").Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pl", "Jak długo trzymamy pozostałe dane, jeszcze tu nie podano.")]
    [InlineData("en", "How long we keep the other data has not been stated here yet.")]
    [InlineData("uk", "ще не вказано, як довго ми зберігаємо решту даних.")]
    public void While_nobody_has_said_how_long_data_are_kept_the_notice_owns_up_to_it(string lang, string words)
    {
        var html = Texts(new PrivacyOptions { Retention = { ["pl"] = " " } }).Current(LegalTextKind.Privacy, Opening, lang).Html;

        Assert.Contains(words, html.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.DoesNotContain("<p></p>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pl")]
    [InlineData("en")]
    [InlineData("uk")]
    public void The_accessibility_statement_has_each_required_id_once(string lang)
    {
        var html = Texts().Current(LegalTextKind.Accessibility, Opening, lang).Html;

        var ids = Ids().Matches(html).Select(match => match.Groups["id"].Value).Order(StringComparer.Ordinal);

        Assert.Equal(StatementIds.Order(StringComparer.Ordinal), ids);
    }

    // The ministry's "Warunki techniczne publikacji oraz struktura dokumentu elektronicznego deklaracji dostępności" 2.0 fixes these sentences.
    [Theory]
    [InlineData("</span> zobowiązuje się zapewnić dostępność swojej strony internetowej zgodnie z ustawą z dnia 4 kwietnia 2019 r. o dostępności cyfrowej stron internetowych i aplikacji mobilnych podmiotów publicznych. Deklaracja dostępności dotyczy strony internetowej <span id=\"a11y-zakres\">")]
    [InlineData("<p id=\"a11y-status\">Strona internetowa jest częściowo zgodna z załącznikiem do ustawy z dnia 4 kwietnia 2019 r. o dostępności cyfrowej stron internetowych i aplikacji mobilnych podmiotów publicznych z powodu niezgodności lub wyłączeń wymienionych poniżej.</p>")]
    public void The_Polish_accessibility_statement_has_the_sentences_that_are_laid_down(string sentence) =>
        Assert.Contains(sentence, Texts().Current(LegalTextKind.Accessibility, Opening, "pl").Html.Replace('\u00A0', ' '), StringComparison.Ordinal);

    [Fact]
    public void The_accessibility_statement_names_the_address_of_the_site()
    {
        var options = new PrivacyOptions { SiteUrl = new Uri("https://startups.example.org") };

        var html = Texts(options).Current(LegalTextKind.Accessibility, Opening, "en").Html;

        Assert.Contains("<a id=\"a11y-url\" href=\"https://startups.example.org/\">https://startups.example.org/</a>", html, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void No_text_has_the_telephone_mailbox_or_address_written_into_it(LegalTextKind kind, string lang)
    {
        SiteOptions other = new() { Phone = "81 700 10 20", Email = "biuro@example.org", Address = "ul. Inna 3" };
        SiteOptions usual = new();

        var html = Texts(site: other).Current(kind, Opening, lang).Html;

        Assert.Contains(other.Phone, html, StringComparison.Ordinal);
        Assert.All([usual.Phone, "48814662500", usual.Email, "Litewski"], old => Assert.DoesNotContain(old, html, StringComparison.Ordinal));
    }

    private static LegalTexts Texts(PrivacyOptions? options = null, SiteOptions? site = null) =>
        new(new StandingOptions<PrivacyOptions>(options ?? new()), new StandingOptions<SiteOptions>(site ?? new()));

    [GeneratedRegex("<(h2|h3|p|li|a)[ >]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex(" id=\"(?<id>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ids();
}
