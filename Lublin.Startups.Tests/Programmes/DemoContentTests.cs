using System.Text.Json;
using Lublin.Startups.Web.Privacy;

namespace Lublin.Startups.Tests;

public sealed class DemoContentTests
{
    private static readonly string[] Fields = ["title", "lead", "learn", "audience", "bring"];

    [Fact]
    public void Every_demo_programme_says_everything_in_each_language_it_has()
    {
        var programmes = Demo("programmes");

        Assert.True(programmes.Count >= 14, $"only {programmes.Count} programmes");
        Assert.Equal(programmes.Count, programmes.Select(programme => Text(programme, "slug")).Distinct(StringComparer.Ordinal).Count());
        Assert.All(programmes, programme =>
        {
            Assert.Single(Fields.Select(field => Languages(programme.GetProperty(field))).Distinct(StringComparer.Ordinal));
            Assert.Contains(Text(programme, "language"), Languages(programme.GetProperty("title")), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Every_demo_venue_tells_in_three_languages_how_to_get_there_and_in() =>
        Assert.All(Demo("venues"), venue =>
        {
            Assert.Equal("pl en uk", Languages(venue.GetProperty("access")));
            Assert.Equal("pl en uk", Languages(venue.GetProperty("directions")));
            Assert.All(venue.GetProperty("rooms").EnumerateArray(), room => Assert.True(room.GetProperty("demo").GetBoolean()));
        });

    [Fact]
    public void Demo_people_have_their_own_addresses_which_reach_nobody()
    {
        var mails = Demo("people").ConvertAll(person => Text(person, "email"));

        Assert.Equal(60, mails.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(mails, mail => Assert.EndsWith("@example.org", mail, StringComparison.Ordinal));
    }

    [Fact]
    public void Demo_presenters_are_introduced_in_three_languages() =>
        Assert.All(Demo("presenters"), presenter => Assert.Equal("pl en uk", Languages(presenter.GetProperty("bio"))));

    private static List<JsonElement> Demo(string name)
    {
        using var stream = typeof(LegalTexts).Assembly.GetManifestResourceStream($"Programmes/Demo/{name}.json")!;
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.Clone().EnumerateArray()];
    }

    private static string Text(JsonElement element, string field) => element.GetProperty(field).GetString()!;

    private static string Languages(JsonElement texts) => string.Join(' ', texts.EnumerateObject().Select(text => text.Name));
}
