using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Tests;

/// <summary>What the program leaves in its data folder when it ends, however it ends.</summary>
public sealed class TracesTests : IAsyncLifetime
{
    private readonly SqliteDatabase database = new();
    private readonly SmtpSink post = new();

    private string Folder => database.Settings["DataDirectory"]!;

    public async ValueTask InitializeAsync() => await database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await post.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_program_that_was_stopped_leaves_one_file_that_holds_everything()
    {
        await using var site = new RunningSite(database, post);
        await site.StartAsync("2026-11-23T09:00", ("Demo:Seed", "true"));
        Assert.True(File.Exists(Path.Combine(Folder, "startups.db-wal")));

        await site.StopAsync();

        Assert.Equal(["startups.db"], Directory.EnumerateFiles(Folder, "startups.db*").Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_start_sweeps_away_exports_that_a_killed_program_left()
    {
        var left = Path.Combine(Folder, ".export-0123456789abcdef");
        await File.WriteAllTextAsync(left, "Osoba 1;osoba1@example.org");
        await using var site = new RunningSite(database, post);

        await site.StartAsync("2026-11-23T09:00");

        Assert.False(File.Exists(left));
    }

    [Fact]
    public async Task An_export_that_is_under_way_has_no_name_in_the_folder()
    {
        await using var file = ExportFile.Open(new(Folder));
        await file.WriteAsync("Osoba 1;osoba1@example.org"u8.ToArray());

        Assert.Empty(Directory.EnumerateFiles(Folder, ".export-*"));
        file.Position = 0;
        using var reader = new StreamReader(file);
        Assert.Equal("Osoba 1;osoba1@example.org", await reader.ReadToEndAsync());
    }
}
