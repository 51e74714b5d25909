using System.Text.RegularExpressions;

namespace Lublin.Startups.Tests;

/// <summary>Rules about the tree's own files.</summary>
public sealed partial class TreeTests
{
    private const int Longest = 300;
    private const int LongestRun = 15;

    [Fact]
    public void No_file_is_longer_than_300_lines() =>
        Assert.DoesNotContain(
            SourceFiles.Below("", ".cs", ".cshtml", ".razor", ".scss", ".ts").Select(file => (file, SourceFiles.Lines(file).Length)),
            file => file.Length > Longest);

    [Fact]
    public void Nothing_is_called_by_a_word_that_says_nothing() =>
        Assert.Empty(SourceFiles.Below("", ".cs", ".razor").SelectMany(file => SourceFiles.Lines(file).Select(line => (File: file, Match: Empty().Match(line))))
            .Where(found => found.Match.Success).Select(found => $"{found.File}: {found.Match.Value}"));

    [Fact]
    public void No_test_sleeps_or_is_skipped() =>
        Assert.Empty(Found("Lublin.Startups.Tests", Sleep()));

    [Fact]
    public void The_application_asks_its_own_clock_only() =>
        Assert.Empty(Found("Lublin.Startups.Web", OtherClock()));

    // The office's own name is Polish in every language, and the demo's few words stand with the demo.
    [Fact]
    public void What_people_read_does_not_stand_in_code() =>
        Assert.DoesNotContain(
            Found("Lublin.Startups.Web", PolishText()),
            line => !line.StartsWith("Lublin.Startups.Web/Ui/SiteOptions.cs", StringComparison.Ordinal) && !line.Contains("/Demo/", StringComparison.Ordinal));

    [Fact]
    public void A_job_only_calls_a_desk()
    {
        var jobs = SourceFiles.Below("Lublin.Startups.Web", "Job.cs").Where(file => file.Contains("/Jobs/", StringComparison.Ordinal) && !file.EndsWith("/IJob.cs", StringComparison.Ordinal)).ToList();
        Assert.True(jobs.Count >= 4, "Too few jobs were found.");
        Assert.All(jobs, job => Assert.InRange(SourceFiles.Lines(job).SkipWhile(line => !line.Contains(" RunAsync(", StringComparison.Ordinal)).Count(), 2, LongestRun));
    }

    // What a line of sign-ups remembers of a roster counts only while every change of it is a numbered turn (docs/adr/0003).
    [Fact]
    public void Whoever_works_on_a_roster_takes_a_turn_at_it()
    {
        var workers = SourceFiles.Below("Lublin.Startups.Web", ".cs").Where(file => RosterMade().IsMatch(SourceFiles.Text(file)) && !file.Contains("/Demo/", StringComparison.Ordinal)).ToList();
        Assert.Contains("Lublin.Startups.Web/Enrolments/RosterBook.cs", workers);
        Assert.All(workers, file => Assert.Contains(".TakeRoster(", SourceFiles.Text(file), StringComparison.Ordinal));
    }

    // A page is moved, or a kind added, in one place; only what routes a page repeats its address.
    [Fact]
    public void An_address_stands_with_the_links_alone()
    {
        var files = SourceFiles.Below("Lublin.Startups.Web", ".cs", ".cshtml", ".razor").ToList();

        Assert.Equal(
            ["Lublin.Startups.Web/Accelerators/AcceleratorLinks.cs", "Lublin.Startups.Web/Accounts/AccountLinks.cs", "Lublin.Startups.Web/Kids/KidsLinks.cs", "Lublin.Startups.Web/Lectures/LectureLinks.cs", "Lublin.Startups.Web/Mail/LinkPurpose.cs", "Lublin.Startups.Web/Programmes/Kinds.cs", "Lublin.Startups.Web/Programmes/Links.Legal.cs", "Lublin.Startups.Web/Programmes/Links.Office.cs"],
            files.Where(file => SourceFiles.Lines(file).Any(line => Address().IsMatch(line) && !line.StartsWith("@page ", StringComparison.Ordinal))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Program_is_a_table_of_contents() => Assert.InRange(SourceFiles.Lines("Lublin.Startups.Web/Program.cs").Length, 10, 60);

    private static IEnumerable<string> Found(string folder, Regex words) =>
        SourceFiles.Below(folder, ".cs").Where(file => !file.EndsWith("House/TreeTests.cs", StringComparison.Ordinal))
            .SelectMany(file => SourceFiles.Lines(file).Where(line => words.IsMatch(line)).Select(line => $"{file}: {line.Trim()}"));

    [GeneratedRegex(@"\b(class|record|struct|interface|enum)\s+\w*(Manager|(?<!Tag)Helper|Util|Utils|Service|Base|Impl)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Empty();

    [GeneratedRegex(@"Thread\.Sleep|Task\.Delay|\[(Fact|Theory)\(.*Skip", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sleep();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|TimeZoneInfo\.Local\b|Environment\.TickCount", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OtherClock();

    [GeneratedRegex(@"\bnew Roster\(|\bRoster \w+ (\{ get; \} )?= new\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RosterMade();

    [GeneratedRegex(@"[/""](szkolenia|wyklady)\b|(?<![\w}])/(biuro|konto|moje-zapisy|regulamin|prywatnosc|dostepnosc|pomoc)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    // A word, not the single letters that folding and checks are about.
    [GeneratedRegex(@"^(?!\s*//)[^""]*""[^""]*(\p{L}[ąćęłńóśźżĄĆĘŁŃÓŚŹŻ]|[ąćęłńóśźżĄĆĘŁŃÓŚŹŻ]\p{L})[^""]*""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PolishText();
}
