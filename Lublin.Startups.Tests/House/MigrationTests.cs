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

    [Fact]
    public async Task The_migrations_of_PostgreSQL_are_up_to_date()
    {
        await using var db = new PostgresDesign().CreateDbContext([]);
        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges());
    }
}
