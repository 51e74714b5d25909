using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

public sealed class MigrationTests
{
    [Fact]
    public async Task The_migrations_of_the_embedded_database_are_up_to_date()
    {
        await using var db = new SqliteDesign().CreateDbContext([]);
        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges());
    }

    // Deleting asks every table that refers to a row, and lists begin at what their rows belong to. An index over some of the rows finds only those.
    [Fact]
    public async Task What_refers_to_another_table_is_found_by_an_index_over_all_rows()
    {
        await using var db = new SqliteDesign().CreateDbContext([]);
        var unfound = db.Model.GetEntityTypes().SelectMany(type => type.GetForeignKeys())
            .Where(key => !key.DeclaringEntityType.GetIndexes().Any(index => index.GetFilter() is null && index.Properties.Take(key.Properties.Count).SequenceEqual(key.Properties))
                && !key.DeclaringEntityType.GetKeys().Any(own => own.Properties.Take(key.Properties.Count).SequenceEqual(key.Properties)))
            .Select(key => $"{key.DeclaringEntityType.GetTableName()}: {string.Join(", ", key.Properties.Select(property => property.Name))}");
        Assert.Empty(unfound);
    }

    [Fact]
    public async Task The_migrations_of_PostgreSQL_are_up_to_date()
    {
        await using var db = new PostgresDesign().CreateDbContext([]);
        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges());
    }
}
