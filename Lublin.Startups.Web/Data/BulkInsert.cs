using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lublin.Startups.Web.Data;

/// <summary>
/// Inserts many new rows of one kind past the change tracker, which costs several times as much as the insert itself (docs/adr/0003). Table, columns and
/// conversions are the model's own; ids are set on the rows.
/// </summary>
public static class BulkInsert
{
    private static readonly ConcurrentDictionary<(IModel, Type), Table> Tables = [];

    /// <param name="db">In a transaction.</param>
    /// <param name="rows">Unknown to the change tracker; they get their ids in this order.</param>
    /// <exception cref="DbUpdateException">A row breaks a rule of the schema.</exception>
    public static async Task InsertAsync<T>(this StartupsDb db, IReadOnlyCollection<T> rows, CancellationToken cancellation = default) where T : class
    {
        if (rows.Count == 0)
            return;
        var table = Tables.GetOrAdd((db.Model, typeof(T)), static key => new(key.Item1.FindEntityType(key.Item2)!));
        var connection = db.Database.GetDbConnection();
        var transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        try
        {
            if (connection.CanCreateBatch)
                await InOneRoundTripAsync(connection, transaction, table, rows, cancellation);
            else
                await OneByOneAsync(connection, transaction, table, rows, cancellation);
        }
        catch (DbException failure)
        {
            throw new DbUpdateException("The rows could not be inserted.", failure);
        }
    }

    private static async Task InOneRoundTripAsync<T>(
        DbConnection connection, DbTransaction transaction, Table table, IReadOnlyCollection<T> rows, CancellationToken cancellation) where T : class
    {
        await using var maker = connection.CreateCommand();
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var row in rows)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = table.Insert;
            foreach (var column in table.Columns)
                command.Parameters.Add(column.ParameterOf(row, maker));
            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        foreach (var row in rows)
        {
            await reader.ReadAsync(cancellation);
            table.SetId(row, reader.GetInt64(0));
            await reader.NextResultAsync(cancellation);
        }
    }

    private static async Task OneByOneAsync<T>(
        DbConnection connection, DbTransaction transaction, Table table, IReadOnlyCollection<T> rows, CancellationToken cancellation) where T : class
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = table.Insert;
        foreach (var row in rows)
        {
            command.Parameters.Clear();
            foreach (var column in table.Columns)
                command.Parameters.Add(column.ParameterOf(row, command));
            table.SetId(row, Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture));
        }
    }

    private sealed class Table
    {
        private readonly IProperty id;

        public Table(IEntityType entity)
        {
            id = entity.FindPrimaryKey()!.Properties.Single();
            var properties = entity.GetFlattenedProperties().Where(property => property != id).ToList();
            Columns = [.. properties.Select((property, number) => new Column(property, $"@p{number}"))];
            var names = string.Join(", ", properties.Select(property => $"\"{property.GetColumnName()}\""));
            var values = string.Join(", ", Columns.Select(column => column.Name));
            Insert = $"INSERT INTO \"{entity.GetTableName()}\" ({names}) VALUES ({values}) RETURNING \"{id.GetColumnName()}\"";
        }

        public string Insert { get; }
        public IReadOnlyList<Column> Columns { get; }

        public void SetId(object row, long value) => id.PropertyInfo!.SetValue(row, value);
    }

    private sealed class Column(IProperty property, string name)
    {
        private readonly IClrPropertyGetter getter = property.GetGetter();
        private readonly RelationalTypeMapping mapping = property.GetRelationalTypeMapping();

        public string Name => name;

        public DbParameter ParameterOf(object row, DbCommand maker) =>
            mapping.CreateParameter(maker, name, getter.GetClrValueUsingContainingEntity(row), property.IsNullable);
    }
}
