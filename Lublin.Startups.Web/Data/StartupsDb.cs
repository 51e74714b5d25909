using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Lublin.Startups.Web.Data;

/// <summary>The one database. Modules describe their own tables (<c>*Mapping</c>) and reach them by extension properties of their own.</summary>
public abstract class StartupsDb(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    DbSet<DataProtectionKey> IDataProtectionKeyContext.DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(StartupsDb).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(entity => !entity.IsMappedToJson()))
        {
            foreach (var property in entity.GetProperties())
                property.SetColumnName(SnakeCase.Of(property.Name));
            foreach (var key in entity.GetKeys())
                key.SetName(SnakeCase.Of(key.GetName()!));
            foreach (var key in entity.GetForeignKeys())
                key.SetConstraintName(SnakeCase.Of(key.GetConstraintName()!));
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(SnakeCase.Of(index.GetDatabaseName()!));
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<LocalText>().HaveConversion<LocalTextConverter>();
    }

    /// <summary>An instant is kept as UTC to the microsecond, the finest that both databases keep and order alike.</summary>
    private sealed class InstantConverter() : ValueConverter<DateTimeOffset, DateTime>(
        instant => new DateTime(instant.UtcTicks - instant.UtcTicks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc),
        stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));

    private sealed class LocalTextConverter() : ValueConverter<LocalText, string>(text => text.ToJson(), json => LocalText.FromJson(json));
}

/// <summary>The embedded default.</summary>
public sealed class SqliteStartupsDb(DbContextOptions<SqliteStartupsDb> options) : StartupsDb(options);

/// <summary>What a larger city runs on, with several web instances.</summary>
public sealed class PostgresStartupsDb(DbContextOptions<PostgresStartupsDb> options) : StartupsDb(options);
