using System.Net;
using System.Net.Sockets;
using Lublin.Startups.Tests.Support;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Lublin.Startups.Tests;

/// <summary>The application as its operator meets it: what it says when it cannot start, and how it stands in Production.</summary>
public sealed class StartTests : IDisposable
{
    private const string AnyPort = "http://127.0.0.1:0";
    private const string Newer = "20991231000000_FromTheFuture";

    private static readonly (string Key, string Value)[] Production =
    [
        ("ASPNETCORE_ENVIRONMENT", "Production"), ("Site:PublicUrl", "https://programy.example.org"), ("Mail:Host", "127.0.0.1"), ("Mail:Port", "9"), ("Mail:From", "programy@example.org"),
        ("Links:Secret", "0123456789abcdef0123456789abcdef"), ("Privacy:Controller", "Prezydent"), ("Privacy:ControllerAddress", "Lublin"), ("Privacy:DpoEmail", "iod@example.org"),
        ("Privacy:Retention:pl", "Dane przechowujemy 5 lat."), ("Privacy:Retention:en", "We keep data for 5 years."), ("Privacy:Retention:uk", "Ми зберігаємо дані 5 років."),
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("lublin-startups-start-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_taken_port_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        await FailsAsync(address, [address, "already in use", "--urls"], Testing());
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_named()
    {
        var file = Path.Combine(folder, "a-file");
        await File.WriteAllTextAsync(file, "kept");
        await FailsAsync(AnyPort, [Path.Combine(file, "data"), "cannot be written", "DataDirectory"], Testing(("DataDirectory", Path.Combine(file, "data"))));
        Assert.Equal("kept", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_left_as_it_is()
    {
        var file = Path.Combine(folder, "startups.db");
        await File.WriteAllTextAsync(file, new string('x', 5000));
        await FailsAsync(AnyPort, ["cannot be used", "DataDirectory"], Testing(("DataDirectory", folder)));
        Assert.Equal(new string('x', 5000), await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_PostgreSQL_out_of_reach_is_named_without_its_password() =>
        await FailsAsync(
            AnyPort,
            ["PostgreSQL", "ConnectionStrings__Startups", "cannot be used", ". Nothing was changed."],
            Testing(("Database:Provider", "Postgres"), ("ConnectionStrings:Startups", $"Host=127.0.0.1;Port={AppStart.FreePort()};Username=u;Password=tajne-haslo;Database=x;Timeout=3")));

    [Fact]
    public async Task Postgres_without_its_address_says_which_setting_to_give() =>
        await FailsAsync(AnyPort, ["ConnectionStrings__Startups"], Testing(("Database:Provider", "Postgres")));

    [Theory]
    [InlineData("Postgres", "Host=127.0.0.1;Password=half;tajne-haslo=x;Database=x")]
    [InlineData("Sqlite", "Plik=startups.db")]
    public async Task A_connection_that_cannot_be_read_is_named_without_its_password(string provider, string connection) =>
        await FailsAsync(AnyPort, ["ConnectionStrings__Startups cannot be read"], Testing(("Database:Provider", provider), ("ConnectionStrings:Startups", connection)));

    [Theory]
    [InlineData("Database:Provider", "Oracle", "Database:Provider")]
    [InlineData("Mail:Connections", "many", "Mail:Connections")]
    [InlineData("Clock:StartAt", "tomorrow", "Clock:StartAt")]
    [InlineData("Limits:FormsPerMinute", "0", "Limits__FormsPerMinute must be 1 or more")]
    [InlineData("Limits:FormsPerMinute", "many", "Limits:FormsPerMinute")]
    [InlineData("SignUps:PerEdition", "0", "SignUps__PerEdition must be 1 or more")]
    [InlineData("SignUps:PerDay", "-1", "SignUps__PerDay must be 1 or more")]
    [InlineData("Proxy:Networks:0", "", "Proxy__Networks__0 is no network")]
    [InlineData("Proxy:Networks:1", "10.0.0.0/40", "Proxy__Networks__1 is no network")]
    [InlineData("Proxy:Networks:0", "proxy.example.org", "Proxy__Networks__0 is no network")]
    [InlineData("Proxy:Networks", "10.0.0.0/8", "Proxy__Networks__0")]
    public async Task A_setting_of_the_wrong_kind_is_named(string key, string value, string named) =>
        await FailsAsync(AnyPort, [named], Testing((key, value)));

    [Fact]
    public async Task An_embedded_database_newer_than_the_program_is_left_as_it_is()
    {
        var database = new SqliteDatabase();
        await database.InitializeAsync();
        try
        {
            var connection = database.Settings["ConnectionStrings:Startups"]!;
            await using (var db = new SqliteConnection(connection + ";Pooling=False"))
                await ExecuteAsync(db, "INSERT INTO \"__EFMigrationsHistory\" VALUES ('" + Newer + "', '99.0.0')");
            var before = await File.ReadAllBytesAsync(connection["Data Source=".Length..]);
            await FailsAsync(AnyPort, ["newer than this program", Newer], Testing([.. database.Settings.Select(setting => (setting.Key, setting.Value!))]));
            Assert.Equal(before, await File.ReadAllBytesAsync(connection["Data Source=".Length..]));
        }
        finally
        {
            await database.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_PostgreSQL_database_newer_than_the_program_is_named()
    {
        var database = new PostgresDatabase();
        await database.InitializeAsync();
        try
        {
            await using (var db = new NpgsqlConnection(database.Settings["ConnectionStrings:Startups"]))
                await ExecuteAsync(db, "INSERT INTO \"__EFMigrationsHistory\" VALUES ('" + Newer + "', '99.0.0')");
            await FailsAsync(AnyPort, ["newer than this program", Newer], Testing([.. database.Settings.Select(setting => (setting.Key, setting.Value!))]));
        }
        finally
        {
            await database.DisposeAsync();
        }
    }

    [Fact]
    public async Task Production_without_settings_names_every_missing_one()
    {
        await FailsAsync(
            AnyPort,
            ["Site__PublicUrl", "Mail__Host", "Mail__From", "Links__Secret", "Privacy__Controller,", "Privacy__ControllerAddress", "Privacy__DpoEmail", "Privacy__Retention__pl", "Privacy__Retention__en", "Privacy__Retention__uk"],
            ("ASPNETCORE_ENVIRONMENT", "Production"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Theory]
    [InlineData("Links:Secret", "short", "Links__Secret is too short")]
    [InlineData("Site:PublicUrl", "programy.example.org", "Site__PublicUrl must be a whole address")]
    [InlineData("Clock:StartAt", "2026-11-23T08:59", "Clock:StartAt")]
    [InlineData("Mail:From", "nobody", "Mail__From is no e-mail address")]
    public async Task Production_refuses_what_is_unfit_for_it(string key, string value, string named) =>
        await FailsAsync(AnyPort, [named], [.. Production, (key, value)]);

    [Fact]
    public async Task Production_with_its_settings_serves_has_no_demo_and_shows_no_stack_trace()
    {
        var (app, address) = await AppStart.UpAsync(folder, [.. Production, ("DataDirectory", folder), ("Demo:Seed", "true")]);
        await using var _ = app;
        using var visitor = new HttpClient { BaseAddress = address };
        Assert.Equal((400, ""), await AskAsync("/szkolenia"));
        Assert.Equal((200, "Healthy"), await AskAsync("/health/live"));
        Assert.Equal((200, "Healthy"), await AskAsync("/health/ready"));
        visitor.DefaultRequestHeaders.Host = "xyz.programy.example.org";
        Assert.Equal((400, ""), await AskAsync("/szkolenia"));
        visitor.DefaultRequestHeaders.Host = "Programy.example.org:8443";
        var (status, list) = await AskAsync("/szkolenia");
        Assert.Equal(200, status);
        Assert.Contains("Nie ma teraz żadnych terminów", list, StringComparison.Ordinal);

        await using (var db = new SqliteConnection($"Data Source={Path.Combine(folder, "startups.db")};Pooling=False"))
            await ExecuteAsync(db, "ALTER TABLE programmes RENAME TO broken");
        var (broken, page) = await AskAsync("/szkolenia/ksef-bez-stresu");

        Assert.InRange(broken, 500, 503);
        Assert.Contains("<h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", page, StringComparison.Ordinal);
        Assert.Empty(app.Errors);

        async Task<(int, string)> AskAsync(string path)
        {
            using var answer = await visitor.GetAsync(new Uri(path, UriKind.Relative));
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
    }

    private (string, string)[] Testing(params (string Key, string Value)[] settings) =>
        [("ASPNETCORE_ENVIRONMENT", "Testing"), ("DataDirectory", Path.Combine(folder, "data")), ("Links:Secret", "a secret of tests, long enough for anybody"), .. settings];

    /// <summary>One sentence, or two, on the error stream; exit code 1; no stack trace and no password anywhere.</summary>
    private async Task FailsAsync(string url, string[] named, params (string Key, string Value)[] settings)
    {
        var (exitCode, errors, output) = await AppStart.FailAsync(folder, url, settings);
        Assert.All(named, word => Assert.Contains(word, errors, StringComparison.Ordinal));
        Assert.Equal(1, exitCode);
        Assert.DoesNotContain('\n', errors);
        Assert.DoesNotContain("   at ", errors + output, StringComparison.Ordinal);
        Assert.DoesNotContain("tajne-haslo", errors + output, StringComparison.Ordinal);
    }

    private static async Task ExecuteAsync(System.Data.Common.DbConnection db, string sql)
    {
        await db.OpenAsync();
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
