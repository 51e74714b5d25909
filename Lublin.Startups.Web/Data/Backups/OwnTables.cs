using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Lublin.Startups.Web.Data.Backups;

/// <summary>Which tables a database of this program has.</summary>
internal static class OwnTables
{
    /// <param name="db">Of the program.</param>
    /// <param name="applied">The migrations that the database says it has been through.</param>
    /// <param name="present">Its tables.</param>
    /// <returns>Those that it should have by its migrations and has not.</returns>
    public static IReadOnlyList<string> Missing(StartupsDb db, IReadOnlyCollection<string> applied, IEnumerable<string> present)
    {
        var migrations = db.GetService<IMigrationsAssembly>();
        var due = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in migrations.Migrations.Where(migration => applied.Contains(migration.Key, StringComparer.Ordinal)).Select(migration => migration.Value))
        {
            foreach (var step in migrations.CreateMigration(type, db.Database.ProviderName!).UpOperations)
                Take(step, due);
        }

        return [.. due.Except(present, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static void Take(MigrationOperation step, HashSet<string> due)
    {
        switch (step)
        {
            case CreateTableOperation made:
                due.Add(made.Name);
                break;
            case DropTableOperation gone:
                due.Remove(gone.Name);
                break;
            case RenameTableOperation { NewName: { } name } renamed:
                due.Remove(renamed.Name);
                due.Add(name);
                break;
        }
    }
}
