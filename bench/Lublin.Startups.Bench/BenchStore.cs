using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lublin.Startups.Bench;

/// <summary>A migrated database of its own with one training in it, and what the application has to be told to use it.</summary>
public sealed class BenchStore : IAsyncDisposable
{
    public const string Programme = "proba-obciazenia";
    public const string Terms = "2026-11-01";
    private readonly NpgsqlDataSource? postgres;
    private readonly string connection;

    private BenchStore(string folder, string connection, NpgsqlDataSource? postgres) => (Folder, this.connection, this.postgres) = (folder, connection, postgres);

    /// <summary>The data folder.</summary>
    public string Folder { get; }

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Staging",
        ["Database__Provider"] = postgres is null ? nameof(DatabaseProvider.Sqlite) : nameof(DatabaseProvider.Postgres),
        ["ConnectionStrings__Startups"] = connection,
        ["DataDirectory"] = Folder,
        ["Demo__Seed"] = "false",
        ["Links__Secret"] = "a-secret-of-the-bench-that-nobody-else-has",
        ["Limits__FormsPerMinute"] = "100000000",
        // Nobody listens there: the outbox fills and delivery rests, unless a bench names its own server.
        ["Mail__Host"] = "127.0.0.1",
        ["Mail__Port"] = "9",
        ["Mail__From"] = "zapisy@example.org",
    };

    /// <summary>The same with a mail server that takes what is sent.</summary>
    public IReadOnlyDictionary<string, string> SettingsWithMail(int port) =>
        new Dictionary<string, string>(Settings, StringComparer.Ordinal) { ["Mail__Port"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture) };

    public static async Task<BenchStore> CreateAsync(bool onPostgres)
    {
        var folder = Directory.CreateTempSubdirectory("lublin-startups-bench-").FullName;
        BenchStore store;
        if (onPostgres)
        {
            var fresh = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
            store = new(folder, fresh, NpgsqlDataSource.Create(fresh));
        }
        else
        {
            store = new(folder, $"Data Source={Path.Combine(folder, "startups.db")}", postgres: null);
        }

        await using var db = store.Open();
        await DatabaseStart.MigrateAsync(db, new DataFolder(folder));
        return store;
    }

    /// <summary>How many turns were taken at an edition's roster: in a rush, the commits.</summary>
    public async Task<long> TurnsAsync(string edition)
    {
        await using var db = Open();
        return await db.Database.SqlQuery<long>($"SELECT roster_turn AS \"Value\" FROM editions WHERE slug = {edition}").SingleAsync();
    }

    public StartupsDb Open()
    {
        if (postgres is null)
        {
            var sqlite = new DbContextOptionsBuilder<SqliteStartupsDb>();
            DataModule.UseSqlite(sqlite, connection);
            return new SqliteStartupsDb(sqlite.Options);
        }

        var options = new DbContextOptionsBuilder<PostgresStartupsDb>();
        DataModule.UsePostgres(options, postgres);
        return new PostgresStartupsDb(options.Options);
    }

    /// <summary>Adds editions of the one training that take sign-ups now, 60 days ahead. Their addresses are what they are called.</summary>
    public async Task AddEditionsAsync(int capacity, bool closed, params string[] slugs)
    {
        await using var db = Open();
        var now = TimeProvider.System.GetUtcNow();
        var programme = await db.Programmes.SingleOrDefaultAsync() ?? new Programme(ProgrammeKind.Training, Programme, Texts(), ProgrammeLevel.Basic);
        foreach (var slug in slugs)
        {
            var edition = new Edition(programme, new(capacity, "pl", now.AddDays(-1), Terms));
            edition.AddSession(new(DateOnly.FromDateTime(now.UtcDateTime).AddDays(60), new(17, 0), new(19, 30), RoomId: null, "https://spotkania.example.org/proba"));
            edition.Publish(slug, now.AddDays(-1));
            if (closed)
                edition.Close(now.AddDays(-1));
            db.Add(edition);
        }

        await db.SaveChangesAsync();
    }

    /// <summary>Adds a catalogue: so many dates to come, in pairs of one training each, half of them in a room and half on-line.</summary>
    public async Task AddCatalogueAsync(int rows)
    {
        await using var db = Open();
        var now = TimeProvider.System.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var venue = new Venue("Dom Spotkań", "ul. Próbna 1, 20-000 Lublin", new("pl", "Wejście bez progu, winda"), new("pl", "Przystanek przed wejściem"));
        var room = venue.AddRoom("Sala nr 2", 24);
        var presenter = new Presenter("Anna Próbna", new("pl", "Prowadzi szkolenia od lat."));
        db.AddRange(venue, presenter);
        await db.SaveChangesAsync();
        Programme programme = null!;
        for (var i = 0; i < rows; i++)
        {
            if (i % 2 == 0)
                programme = new(ProgrammeKind.Training, i == 0 ? Programme : $"{Programme}-{i}", Texts(), (ProgrammeLevel)(i % 3));
            var edition = new Edition(programme, new(12 + i, "pl", now.AddDays(-1), Terms));
            var date = today.AddDays(10 + i);
            var session = edition.AddSession(new(date, new(17, 0), new(19, 30), i % 2 == 0 ? room.Id : null, i % 2 == 0 ? null : "https://spotkania.example.org/proba"));
            edition.Lead(session, [presenter.Id]);
            edition.Publish(date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), now.AddDays(-1));
            db.Add(edition);
        }

        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (postgres is not null)
        {
            await postgres.DisposeAsync();
            await (await PostgresServer.SharedAsync()).DropDatabaseAsync(connection);
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static ProgrammeTexts Texts() => new(
        new("pl", "Próba obciążenia"), new("pl", "Szkolenie, na które zapisują się wszyscy naraz."), new("pl", "Cierpliwości"), new("pl", "Dla każdego"), Bring: null);
}
