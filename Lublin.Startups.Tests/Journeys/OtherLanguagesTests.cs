using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Dom;
using Lublin.Startups.Tests.Support;

namespace Lublin.Startups.Tests;

/// <summary>The same pages in English and Ukrainian: the language is declared, and no text is missing.</summary>
[Collection(SharedTour.Name)]
public sealed partial class OtherLanguagesTests(PublicTour tour)
{
    private static readonly string[] Shown = ["aria-label", "alt", "title", "placeholder", "content", "value"];
    private static readonly Lazy<HashSet<string>> Keys = new(ReadKeys);

    public static TheoryData<string> Stops => PublicTour.Addresses;

    [Theory]
    [MemberData(nameof(Stops))]
    public async Task A_page_declares_its_language_and_has_all_its_texts(string stop)
    {
        foreach (var language in (string[])["en", "uk"])
        {
            using var visitor = new HttpClient();
            using var answer = await visitor.GetAsync(new Uri(tour.Site.At($"/{language}{tour.PathTo(stop)}")));
            var page = await TestSite.ReadAsync(answer);

            Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
            Assert.NotEmpty(page.Heading);
            Assert.DoesNotContain(Words(page.Document).SelectMany(words => DottedName().Matches(words)), name => Keys.Value.Contains(name.Value));
            Assert.DoesNotContain(page.Document.QuerySelectorAll("main a[href^='/']"), link => !link.GetAttribute("href")!.StartsWith($"/{language}", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Enrol.Title")]
    [InlineData("Home.Title")]
    [InlineData("Footer.Help")]
    public void The_keys_that_must_not_show_are_known(string key) => Assert.Contains(key, Keys.Value);

    private static IEnumerable<string> Words(IDocument page) =>
        page.All.SelectMany(element => element.ChildNodes.OfType<IText>().Select(text => text.Data)
            .Concat(Shown.Select(element.GetAttribute).OfType<string>()));

    private static HashSet<string> ReadKeys() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Tree.Root, "Lublin.Startups.Web"), "*.resx", SearchOption.AllDirectories)
            .SelectMany(file => XDocument.Load(file).Root!.Elements("data").Select(data => data.Attribute("name")!.Value))
            .SelectMany(key => (string[])[key, key.Split('_')[0]])
            .Where(key => key.Contains('.', StringComparison.Ordinal)),
    ];

    [GeneratedRegex(@"\b[A-Z]\w*(\.\w+)+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DottedName();
}
