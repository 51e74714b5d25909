namespace Lublin.Startups.Tests.Support;

public sealed class ApprovedFileTests : IDisposable
{
    private readonly string path = Path.Combine("bin", $"approved-{Guid.NewGuid():N}.txt");

    private string FullPath => Path.Combine(Tree.Root, "Lublin.Startups.Tests", path);

    [Fact]
    public void What_was_approved_passes_whatever_the_line_endings()
    {
        File.WriteAllText(FullPath, "Dzień dobry\nLublin\n");

        ApprovedFile.Demand("Dzień dobry\r\nLublin", path);

        Assert.False(File.Exists(FullPath + ".received"));
    }

    [Fact]
    public void What_differs_is_kept_beside_and_told_line_by_line()
    {
        File.WriteAllText(FullPath, "Dzień dobry\nLublin\n");

        var failure = Assert.Throws<InvalidOperationException>(() => ApprovedFile.Demand("Dzień dobry\nLubartów\n", path));

        Assert.Contains("line 2\n  approved: Lublin\n  received: Lubartów", failure.Message, StringComparison.Ordinal);
        Assert.Equal("Dzień dobry\nLubartów\n", File.ReadAllText(FullPath + ".received"));
    }

    [Fact]
    public void What_nobody_has_approved_fails() =>
        Assert.Throws<InvalidOperationException>(() => ApprovedFile.Demand("", path));

    public void Dispose()
    {
        File.Delete(FullPath);
        File.Delete(FullPath + ".received");
    }
}
