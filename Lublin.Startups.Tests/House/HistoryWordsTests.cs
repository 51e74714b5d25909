using System.Text.RegularExpressions;
using System.Xml.Linq;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Enrolments;

namespace Lublin.Startups.Tests;

/// <summary>Whatever is written into the history can be read there in words.</summary>
public sealed partial class HistoryWordsTests
{
    private static readonly Lazy<HashSet<string>> Known = new(() => XDocument.Load(Path.Combine(Tree.Root, "Lublin.Startups.Web/Pages/Office/Histories/HistoryTexts.resx")).Root!
        .Elements("data").Select(data => data.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal));

    [Fact]
    public void Every_verb_that_is_noted_has_words()
    {
        var noted = SourceFiles.Below("Lublin.Startups.Web", ".cs").SelectMany(file => Noted().Matches(SourceFiles.Text(file)))
            .Select(match => (Subject: match.Groups["subject"].Value, Verb: match.Groups["verb"].Value))
            .Concat(Enum.GetNames<RosterEvent>().Select(verb => (Subject: "enrolment", Verb: verb))).ToList();
        var handedOn = SourceFiles.Below("Lublin.Startups.Web", ".cs").SelectMany(file => HandedOn().Matches(SourceFiles.Text(file))).Select(match => match.Groups["verb"].Value).ToList();

        Assert.True(noted.Count > 10 && handedOn.Count > 10, "Too few were found: the rule reads nothing.");
        Assert.DoesNotContain(handedOn, verb => !Known.Value.Any(key => key.StartsWith("Verb.", StringComparison.Ordinal) && key.EndsWith($".{verb}", StringComparison.Ordinal)));
        Assert.DoesNotContain(noted, each => !Known.Value.Contains($"Verb.{each.Subject}.{each.Verb}") && !Known.Value.Contains($"Verb.{each.Verb}"));
        Assert.DoesNotContain(noted, each => !Known.Value.Contains($"Subject.{each.Subject}"));
    }

    [Fact]
    public void No_words_are_kept_for_what_is_never_noted()
    {
        var code = string.Concat(SourceFiles.Below("Lublin.Startups.Web", ".cs").Select(SourceFiles.Text));
        var verbs = Known.Value.Where(key => key.StartsWith("Verb.", StringComparison.Ordinal)).Select(key => key.Split('.')[^1]).Except(Enum.GetNames<RosterEvent>());
        Assert.DoesNotContain(verbs, verb => !code.Contains($"\"{verb}\"", StringComparison.Ordinal));
    }

    // Tell(roster, "Closed", actor), and others that make the row for their desk.
    [GeneratedRegex("""(?<![\w.(])"(?<verb>[A-Z][A-Za-z]+)"(?: : "\w+")?, (?:actor|Actor\.\w+|User\.Actor\(\))\b""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HandedOn();

    [GeneratedRegex("""new(?: History)?\("(?<subject>[a-z]+)", [^,]+, "(?<verb>[A-Z][a-z]\w+)", """, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Noted();
}
