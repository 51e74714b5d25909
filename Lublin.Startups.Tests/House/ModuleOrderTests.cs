using System.Text.RegularExpressions;

namespace Lublin.Startups.Tests;

/// <summary>A module may use only those that stand before it.</summary>
public sealed partial class ModuleOrderTests
{
    private const string Web = "Lublin.Startups.Web";

    /// <summary>From the ground up.</summary>
    private static readonly string[] Order = ["Clock", "Telemetry", "Ui", "Data", "Mail", "Jobs", "Accounts", "Programmes", "Reminders", "Enrolments", "Questions", "Accelerators", "Kids", "Lectures", "Privacy", "Pages", "Verbs"];

    [Fact]
    public void Every_folder_of_the_application_is_a_module_in_the_order() =>
        Assert.Equal(
            Order.Order(StringComparer.Ordinal),
            SourceFiles.Below(Web, ".cs").Select(file => file.Split('/')).Where(parts => parts.Length > 2).Select(parts => parts[1]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void A_module_uses_only_those_before_it()
    {
        var uses = SourceFiles.Below(Web, ".cs", ".cshtml", ".razor").Where(file => file.Split('/').Length > 2)
            .SelectMany(file => SourceFiles.Lines(file).SelectMany(line => Use().Matches(line)).Select(match => (File: file, From: file.Split('/')[1], To: match.Groups["module"].Value)))
            .Where(use => Array.IndexOf(Order, use.To) >= 0)
            .ToList();

        Assert.True(uses.Count > 100, "Too few uses were found: the rule reads nothing.");
        Assert.DoesNotContain(uses, use => Array.IndexOf(Order, use.To) > Array.IndexOf(Order, use.From));
    }

    [Fact]
    public void A_file_stands_in_the_folder_of_its_namespace()
    {
        foreach (var file in SourceFiles.Below(Web, ".cs"))
        {
            if (SourceFiles.Lines(file).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal)) is { } line)
                Assert.Equal((file, Path.GetDirectoryName(file)!.Replace('/', '.').Replace('\\', '.')), (file, line["namespace ".Length..^1]));
        }
    }

    [GeneratedRegex(@"\bLublin\.Startups\.Web\.(?<module>[A-Z]\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Use();
}
