namespace Lublin.Startups.Tests.Support;

public sealed class MachineTests
{
    [Fact]
    public async Task The_machine_has_a_browser_and_a_database_server()
    {
        var tools = await Machine.ToolsAsync();

        Assert.True(File.Exists(tools.Chromium), tools.Chromium);
        Assert.NotNull(Command.Find(["postgres"], [tools.PostgresFolder]));
        Assert.NotNull(Command.Find(["initdb"], [tools.PostgresFolder]));
    }

    [Theory]
    [InlineData(MachineKind.Debian, "run `sudo apt-get install chromium postgresql` and")]
    [InlineData(MachineKind.Ubuntu, "run `sudo apt-get install chromium-browser postgresql` and")]
    [InlineData(MachineKind.Mac, "run `brew install --cask google-chrome && brew install postgresql@17` and")]
    [InlineData(MachineKind.Windows, "run `winget install Google.Chrome PostgreSQL.PostgreSQL.17` and")]
    [InlineData(MachineKind.OtherLinux, "with the package manager")]
    public void A_machine_without_them_is_told_what_to_run_in_one_sentence(MachineKind kind, string command)
    {
        var sentence = Machine.Remedy(kind, chromium: true, postgres: true);

        Assert.StartsWith("Chromium and PostgreSQL are needed by the tests: ", sentence, StringComparison.Ordinal);
        Assert.Contains(command, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', sentence);
    }

    [Fact]
    public void Only_what_is_missing_is_named()
    {
        Assert.Equal(
            "PostgreSQL is needed by the tests: run `sudo apt-get install postgresql` and run them again.",
            Machine.Remedy(MachineKind.Debian, chromium: false, postgres: true));
        Assert.Equal(
            "Chromium is needed by the tests: run `brew install --cask google-chrome` and run them again.",
            Machine.Remedy(MachineKind.Mac, chromium: true, postgres: false));
    }

    [Fact]
    public void A_link_to_a_program_that_has_gone_is_not_found()
    {
        var folder = Directory.CreateTempSubdirectory("lublin-startups-links-").FullName;
        try
        {
            File.CreateSymbolicLink(Path.Combine(folder, "gone-initdb"), Path.Combine(folder, "nowhere"));
            File.WriteAllText(Path.Combine(folder, "real-initdb"), "");

            Assert.Null(Command.Find(["gone-initdb"], [folder]));
            Assert.Equal(Path.Combine(folder, "real-initdb"), Command.Find(["gone-initdb", "real-initdb"], [folder]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_lock_is_held_by_one_at_a_time_and_passes_on_when_given_back()
    {
        var path = Path.Combine(Path.GetTempPath(), $"lublin-startups-{Guid.NewGuid():N}.lock");
        try
        {
            var first = LockFile.TryTake(path);
            Assert.NotNull(first);
            Assert.Null(LockFile.TryTake(path));

            var second = LockFile.TakeAsync(path, TimeSpan.FromSeconds(30));
            Assert.False(second.IsCompleted);
            first.Dispose();
            using var passedOn = await second;
            await Assert.ThrowsAsync<TimeoutException>(() => LockFile.TakeAsync(path, TimeSpan.FromMilliseconds(120)));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
