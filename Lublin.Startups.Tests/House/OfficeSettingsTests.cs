using System.Text.RegularExpressions;

namespace Lublin.Startups.Tests;

/// <summary>What the office can set is asked for again each time (docs/adr/0010).</summary>
public sealed partial class OfficeSettingsTests
{
    [Fact]
    public void Nobody_keeps_options_that_the_office_can_change() =>
        Assert.Empty(SourceFiles.Below("Lublin.Startups.Web", ".cs", ".cshtml", ".razor")
            .SelectMany(file => SourceFiles.Lines(file).Where(line => Frozen().IsMatch(line)).Select(line => $"{file}: {line.Trim()}")));

    [GeneratedRegex(@"\bIOptions(Snapshot)?<(SiteOptions|PrivacyOptions)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Frozen();
}
