using System.Text.RegularExpressions;
using System.Xml.Linq;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Tests;

/// <summary>Rules for every .resx of the application.</summary>
public sealed partial class ResourceTextsTests
{
    // Composed in code from the names of days and months.
    private const string Composed = "DateTexts";

    private static readonly string Web = Path.Combine(Tree.Root, "Lublin.Startups.Web");
    private static readonly Lazy<string> Sources = new(ReadSources);

    private static readonly IReadOnlyList<string> All = [.. Directory.EnumerateFiles(Web, "*.resx", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
        .Where(file => !Path.GetFileNameWithoutExtension(file).Contains('.', StringComparison.Ordinal))
        .Select(file => Path.GetRelativePath(Web, file)[..^".resx".Length])];

    // The office and the way into it speak Polish only, and so does everything between the office and a school.
    private static readonly string[] PolishOnly = ["Pages/Office/", "Pages/Account/", "Accounts/", "Pages/SchoolDesk/", "Pages/Animators/", "Kids/"];

    public static TheoryData<string> Sets() => [.. All];

    public static TheoryData<string> TranslatedSets() => [.. All.Where(set => !PolishOnly.Any(folder => set.StartsWith(folder, StringComparison.Ordinal)))];

    [Theory]
    [MemberData(nameof(TranslatedSets))]
    public void Every_text_stands_in_three_languages_with_the_same_placeholders(string set)
    {
        var polish = Read(set, "");

        Assert.All((string[])[".en", ".uk"], language =>
        {
            var translated = Read(set, language);
            Assert.Equal(Stems(polish.Keys), Stems(translated.Keys));
            Assert.All(translated, text => Assert.Equal(
                Placeholders(polish.First(other => string.Equals(Stem(other.Key), Stem(text.Key), StringComparison.Ordinal)).Value), Placeholders(text.Value)));
            Assert.DoesNotContain(translated, text => string.IsNullOrWhiteSpace(text.Value));
        });
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_text_is_used(string set)
    {
        if (set.EndsWith(Composed, StringComparison.Ordinal))
            return;
        var unused = Stems(Read(set, "").Keys).Where(key => !IsAsked(key) && !IsAsked(WithoutKind(key)));

        Assert.Empty(unused);
    }

    // What stands on the pages of trainings alone, on the front page, or names a kind itself may say "training".
    [Theory]
    [MemberData(nameof(Sets))]
    public void What_names_a_training_says_it_of_each_other_kind_in_that_kinds_words(string set)
    {
        Assert.All((IEnumerable<string>)["", .. PolishOnly.Any(folder => set.StartsWith(folder, StringComparison.Ordinal)) ? Array.Empty<string>() : [".en", ".uk"]], language =>
        {
            var texts = Read(set, language);
            var named = texts.Where(text => Training().IsMatch(text.Value) && !OfTrainingsAlone().IsMatch(text.Key));
            Assert.All(named, text => Assert.All(Kinds.All.Where(kind => kind != Kinds.Training && kind.IsForPeople), kind => Assert.False(
                Training().IsMatch(texts.GetValueOrDefault($"{text.Key}.{kind.Of}", text.Value)), $"{set}{language}: {text.Key} says it of trainings alone.")));
        });
    }

    [Fact]
    public void Every_text_that_a_page_asks_for_exists()
    {
        var known = All.SelectMany(set => Read(set, "").Keys).Select(Stem).ToHashSet(StringComparer.Ordinal);
        var asked = Asked().Matches(Sources.Value).Select(match => match.Groups["key"].Value).Distinct(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(asked);
        Assert.DoesNotContain(asked, key => !known.Contains(key));
    }

    private static bool IsAsked(string key) => Sources.Value.Contains($"\"{key}\"", StringComparison.Ordinal) || IsComposed(key);

    // $"Level.{level}" and "Level." + level use every key that begins so.
    private static bool IsComposed(string key) =>
        Beginnings().Matches(Sources.Value).Any(match => key.StartsWith(match.Groups["start"].Value, StringComparison.Ordinal));

    private static Dictionary<string, string> Read(string set, string language) =>
        XDocument.Load(Path.Combine(Web, set + language + ".resx")).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static List<string> Stems(IEnumerable<string> keys) => [.. keys.Select(Stem).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string Stem(string key) => PluralForm().Replace(key, "");

    // The words of one kind stand under the same key with the kind behind it.
    private static string WithoutKind(string key) => Kinds.All.Select(kind => $".{kind.Of}").FirstOrDefault(ending => key.EndsWith(ending, StringComparison.Ordinal)) is { } ending ? key[..^ending.Length] : key;

    private static string Placeholders(string text) =>
        string.Join(' ', Placeholder().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static string ReadSources() => string.Join('\n', new[] { "*.cs", "*.cshtml", "*.razor" }
        .SelectMany(pattern => Directory.EnumerateFiles(Web, pattern, SearchOption.AllDirectories))
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
        .Select(File.ReadAllText));

    [GeneratedRegex(@"\bszkole(ni|ń)|\btraining|тренінг", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Training();

    [GeneratedRegex(@"^(Home|List|Filter)\.|\.Training$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfTrainingsAlone();

    [GeneratedRegex("_(one|few|many|other)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PluralForm();

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(\bT|[Tt]exts|\bkit|\bL)(\.Plural\(|\[)""(?<key>[A-Z][\w.]*\w)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asked();

    [GeneratedRegex(@"""(?<start>[A-Z][\w.]+\.\w*)\{|""(?<start>[A-Z][\w.]+\.)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Beginnings();
}
