using Lublin.Startups.Web.Data.Backups;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lublin.Startups.Web.Data;

public static class DataModule
{
    public const string ConnectionName = "Startups";
    private const string SqliteFile = "startups.db";

    /// <summary>The database of the settings, the one writer in front of it, and the keys that it keeps.</summary>
    /// <exception cref="StartException">PostgreSQL is chosen and not said where it is, or what is said cannot be read.</exception>
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var options = configuration.GetSection("Database").Get<DatabaseOptions>() ?? new();
        var folder = new DataFolder(Path.GetFullPath(configuration["DataDirectory"] is { Length: > 0 } set ? set : "App_Data", environment.ContentRootPath));
        var connection = ConnectionOf(configuration, options.Provider, folder);
        services.AddSingleton(folder).AddSingleton<DataVersion>().AddSingleton<Writer>().AddSingleton<GatedSaves>();
        services.AddSingleton(_ => new WriteGate(oneAtATime: options.Provider == DatabaseProvider.Sqlite));
        if (options.Provider == DatabaseProvider.Postgres)
            services.AddPostgres(connection, options);
        else
            services.AddSqlite(connection);
        services.AddOptions<BackupOptions>().Bind(configuration.GetSection("Backup")).ValidateDataAnnotations().ValidateOnStart();
        services.AddProtection(configuration["Links:Secret"]);
        return services.AddSingleton<KeptFacts>().AddSingleton<OfficeSettings>().AddSingleton<IKept>(provider => provider.GetRequiredService<OfficeSettings>())
            .FollowOffice<SiteOptions>("Site");
    }

    public static DbContextOptionsBuilder UseSqlite(DbContextOptionsBuilder db, string connection) =>
        db.UseSqlite(
            Pooled(connection),
            sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery))
            .AddInterceptors(new SqlitePragmas(), new StandingConnection());

    /// <summary>What the program's own connections are pooled by. The driver tries once more unless so many seconds have passed: less than the database itself waits for a lock.</summary>
    internal static string Pooled(string connection) => new SqliteConnectionStringBuilder(connection) { ForeignKeys = true, DefaultTimeout = 1 }.ConnectionString;

    public static void UsePostgres(DbContextOptionsBuilder db, NpgsqlDataSource source) => db.UseNpgsql(source);

    private static string ConnectionOf(IConfiguration configuration, DatabaseProvider provider, DataFolder folder)
    {
        var sqlite = provider == DatabaseProvider.Sqlite;
        // Left empty in a file of settings it is not set; SQLite would take it for a database that is gone with its connection.
        if (configuration.GetConnectionString(ConnectionName) is not { } set || string.IsNullOrWhiteSpace(set))
            return sqlite ? $"Data Source={folder.File(SqliteFile)}" : throw new StartException("Database__Provider is Postgres: set ConnectionStrings__Startups to where it is.");
        try
        {
            return sqlite ? new SqliteConnectionStringBuilder(set).ConnectionString : new NpgsqlConnectionStringBuilder(set).ConnectionString;
        }
        catch (Exception unread) when (unread is ArgumentException or FormatException)
        {
            // What could not be read may be a piece of a password: it is not repeated.
            var example = sqlite ? "Data Source=/var/lib/startups/startups.db" : "Host=localhost;Database=startups;Username=startups;Password=…";
            throw new StartException($"ConnectionStrings__Startups cannot be read: write it as {example}, and a value with a semicolon in quotes.", unread);
        }
    }

    private static void AddProtection(this IServiceCollection services, string? secret)
    {
        services.AddDataProtection().SetApplicationName("Lublin.Startups").PersistKeysToDbContext<StartupsDb>();
        if (string.IsNullOrEmpty(secret))
            return;
        services.AddSingleton(new SealSecret(secret));
        services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider>((keys, provider) => keys.XmlEncryptor = new KeySeal(provider));
    }

    private static void AddSqlite(this IServiceCollection services, string connection)
    {
        services.AddDbContextPool<StartupsDb, SqliteStartupsDb>((provider, db) => UseSqlite(db, connection).AddInterceptors(provider.GetRequiredService<GatedSaves>()));
        services.AddHostedService(_ => new SqliteAtRest(connection));
        services.AddScoped<IBackups, SqliteBackups>().AddScoped<NightlyBackup>();
    }

    private static void AddPostgres(this IServiceCollection services, string connection, DatabaseOptions options)
    {
        services.AddSingleton(_ => new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(connection)
        {
            MaxPoolSize = options.MaxConnections,
            MaxAutoPrepare = 100,
            NoResetOnClose = true,
            // A connection that only listens would never notice that the network between has failed silently.
            TcpKeepAlive = true,
            TcpKeepAliveTime = 10,
            TcpKeepAliveInterval = 5,
        }.ConnectionString).Build());
        services.AddHostedService<PagesChangedListener>();
        services.AddSingleton(new PostgresTools(new(connection))).AddScoped<IBackups, PostgresBackups>().AddScoped<NightlyBackup>();
        // The source is found among the services. Named here it would be part of what a model is kept by: a process with many databases makes one for each.
        services.AddDbContextPool<StartupsDb, PostgresStartupsDb>(db => db.UseNpgsql());
    }
}
