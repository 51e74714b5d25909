using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Verbs;
using Microsoft.Data.Sqlite;

namespace Lublin.Startups.Tests;

/// <summary>The program told to do one thing, as an operator meets it.</summary>
public sealed class VerbTests : IDisposable
{
    private const int OneScreen = 24;
    private readonly string folder = Directory.CreateTempSubdirectory("lublin-startups-verbs-").FullName;

    private string DataFile => Path.Combine(folder, "data", "startups.db");

    private string BackupName => Path.Combine(folder, "copy.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("There is no verb frobnicate.", "frobnicate")]
    [InlineData("It is: backup <file>", "backup")]
    [InlineData("It is: backup <file>", "backup", "one", "two")]
    [InlineData("It is: restore <file> [--over]", "restore", "file", "--force")]
    public async Task What_is_no_verb_or_is_misused_is_answered_with_one_screen_of_usage(string why, params string[] words)
    {
        var (exitCode, errors, output) = await DoAsync(words);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith(why, errors, StringComparison.Ordinal);
        Assert.All(VerbTable.All, verb => Assert.Contains($"  {verb.Name}", errors, StringComparison.Ordinal));
        Assert.InRange(errors.Split('\n').Length, VerbTable.All.Count, OneScreen);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task Asked_for_help_it_prints_the_usage_and_ends_well()
    {
        var (exitCode, errors, output) = await DoAsync("--help");

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("restore <file> [--over]", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_is_migrated_filled_copied_and_put_back_and_settings_may_follow_the_verb()
    {
        var elsewhere = Path.Combine(folder, "elsewhere");
        Assert.Contains("Applied: ", await SucceedAsync("migrate"), StringComparison.Ordinal);
        Assert.Contains("fits this program already", await SucceedAsync("migrate"), StringComparison.Ordinal);
        Assert.Contains("/konto/haslo/", await SucceedAsync("admin", "anna.kowalska@example.org"), StringComparison.Ordinal);
        await SucceedAsync("demo");
        Assert.Contains("this one has trainings already", await FailAsync("demo"), StringComparison.Ordinal);
        Assert.Contains("Read again and found whole", await SucceedAsync("backup", BackupName), StringComparison.Ordinal);
        Assert.Contains("choose another name", await FailAsync("backup", BackupName), StringComparison.Ordinal);

        Assert.Contains("enrolments", await SucceedAsync("restore", BackupName, $"--DataDirectory={elsewhere}"), StringComparison.Ordinal);

        Assert.Equal(Count(DataFile), Count(Path.Combine(elsewhere, "startups.db")));
    }

    [Fact]
    public async Task An_admin_may_have_an_address_of_any_script_but_it_has_to_be_one()
    {
        await SucceedAsync("migrate");

        Assert.Contains("/konto/haslo/", await SucceedAsync("admin", "anna@\u017c\u00f3\u0142w.pl"), StringComparison.Ordinal);
        Assert.Contains("this is no e-mail address", await FailAsync("admin", "to nie adres@example.org"), StringComparison.Ordinal);
        Assert.Contains("this is no e-mail address", await FailAsync("admin", "anna@\u3164.pl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_left_empty_in_the_settings_leads_to_the_data_folder()
    {
        await SucceedAsync("migrate", "--ConnectionStrings:Startups=");

        Assert.True(File.Exists(DataFile));
    }

    [Fact]
    public async Task While_the_program_runs_it_is_copied_and_found_healthy_but_not_replaced()
    {
        var (app, address) = await AppStart.UpAsync(folder, [.. Settings, ("Demo:Seed", "true")]);
        await using var _ = app;

        Assert.Equal("Healthy", await SucceedAsync("health", address.AbsoluteUri));
        await SucceedAsync("backup", BackupName);
        var before = Count(DataFile);
        Assert.Contains("in use: stop the program first", await FailAsync("restore", BackupName, "--over"), StringComparison.Ordinal);

        Assert.Equal(before, Count(DataFile));
        Assert.Equal("Healthy", await SucceedAsync("health", address.AbsoluteUri));
    }

    [Fact]
    public async Task Where_nothing_answers_is_not_healthy() =>
        Assert.Contains("/health/ready", await FailAsync("health", $"http://127.0.0.1:{AppStart.FreePort()}"), StringComparison.Ordinal);

    [Fact]
    public async Task Production_gets_a_demo_only_when_it_is_said_twice()
    {
        (string, string)[] production =
        [
            ("ASPNETCORE_ENVIRONMENT", "Production"), ("Site:PublicUrl", "https://programy.example.org"), ("Mail:Host", "127.0.0.1"), ("Mail:From", "programy@example.org"),
            ("Privacy:Controller", "Prezydent"), ("Privacy:ControllerAddress", "Lublin"), ("Privacy:DpoEmail", "iod@example.org"),
            ("Privacy:Retention:pl", "5 lat."), ("Privacy:Retention:en", "5 years."), ("Privacy:Retention:uk", "5 років."),
        ];

        var (refused, why, _) = await AppStart.EndAsync(folder, ["demo"], [.. Settings, .. production]);
        Assert.Equal(1, refused);
        Assert.Contains("--in-production", why, StringComparison.Ordinal);
        Assert.False(File.Exists(DataFile));

        Assert.Equal(0, (await AppStart.EndAsync(folder, ["demo", "--in-production"], [.. Settings, .. production])).ExitCode);
        Assert.True(Count(DataFile) > 0);
    }

    [Theory]
    [InlineData("http://localhost:5000")]
    [InlineData("http://localhost:8080", "ASPNETCORE_URLS", "http://+:8080")]
    [InlineData("http://127.0.0.1:8081", "ASPNETCORE_URLS", "https://0.0.0.0:8443;http://0.0.0.0:8081")]
    [InlineData("http://[::1]:8082", "ASPNETCORE_URLS", "http://[::]:8082")]
    [InlineData("http://localhost:8083", "ASPNETCORE_HTTP_PORTS", "8083;8084")]
    public void Health_is_asked_where_the_environment_says_that_it_listens(string expected, string name = "", string value = "") =>
        Assert.Equal(expected, HealthVerb.Listening(asked => asked == name ? value : null));

    private (string, string)[] Settings =>
        [("ASPNETCORE_ENVIRONMENT", "Testing"), ("DataDirectory", Path.Combine(folder, "data")), ("Links:Secret", "a secret of tests, long enough for anybody")];

    private Task<(int ExitCode, string Errors, string Output)> DoAsync(params string[] words) => AppStart.EndAsync(folder, words, Settings);

    private async Task<string> SucceedAsync(params string[] words)
    {
        var (exitCode, errors, output) = await DoAsync(words);
        Assert.Equal((0, ""), (exitCode, errors));
        return output.Trim();
    }

    /// <summary>Fails with one line, and says nothing where one reads results.</summary>
    private async Task<string> FailAsync(params string[] words)
    {
        var (exitCode, errors, output) = await DoAsync(words);
        Assert.Equal((1, ""), (exitCode, output.Trim()));
        Assert.DoesNotContain('\n', errors);
        return errors;
    }

    private static long Count(string file)
    {
        using var db = new SqliteConnection($"Data Source={file};Pooling=False");
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText = "SELECT count(*) FROM enrolments";
        return (long)command.ExecuteScalar()!;
    }
}
