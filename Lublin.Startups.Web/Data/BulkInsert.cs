using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Lublin.Startups.Web.Data;

/// <summary>
/// Inserts many new rows past the change tracker, which costs several times as much as the insert itself (docs/adr/0003). Table, columns and
/// conversions are the model's own; ids are set on the rows.
/// </summary>
public static class BulkInsert
{
    private static readonly ConcurrentDictionary<(IModel, Type), Table> Tables = [];

    /// <param name="db">In a transaction.</param>
    /// <param name="tables">Rows of one kind each, unknown to the change tracker; they get their ids in this order.</param>
    /// <exception cref="DbUpdateException">A row breaks a rule of the schema.</exception>
    public static void Insert(this StartupsDb db, params IEnumerable<IReadOnlyCollection<object>> tables)
    {
        Rows[] all = [.. tables.Where(rows => rows.Count > 0).Select(rows => new Rows(TableOf(db.Model, rows.First().GetType()), rows))];
        if (all.Length == 0)
            return;
        var connection = db.Database.GetDbConnection();
        var transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        try
        {
            if (db.Database.IsNpgsql())
                Together(connection, transaction, all);
            else
                OneByOne(connection, transaction, all);
        }
        catch (DbException failure)
        {
            throw new DbUpdateException("The rows could not be inserted.", failure);
        }
    }

    private static Table TableOf(IModel model, Type type) => Tables.GetOrAdd((model, type), static key => new(key.Item1.FindEntityType(key.Item2)!));

    // One round trip for all tables, and one statement for all rows of each, as an array a column: bound and run one by one they cost the server more than storing them.
    private static void Together(DbConnection connection, DbTransaction transaction, Rows[] all)
    {
        using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var (table, rows) in all)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = table.InsertAll;
            foreach (var column in table.Columns)
                command.Parameters.Add(column.ParameterOfAll(rows));
            batch.BatchCommands.Add(command);
        }

        using var reader = batch.ExecuteReader();
        foreach (var (table, rows) in all)
        {
            foreach (var row in rows)
            {
                reader.Read();
                table.SetId(row, reader.GetInt64(0));
            }

            reader.NextResult();
        }
    }

    private static void OneByOne(DbConnection connection, DbTransaction transaction, Rows[] all)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        foreach (var (table, rows) in all)
        {
            command.CommandText = table.Insert;
            foreach (var row in rows)
            {
                command.Parameters.Clear();
                foreach (var column in table.Columns)
                    command.Parameters.Add(column.ParameterOf(row, command));
                table.SetId(row, Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture));
            }
        }
    }

    private sealed record Rows(Table Table, IReadOnlyCollection<object> All);

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
            var target = $"INSERT INTO \"{entity.GetTableName()}\" ({names})";
            var answer = $"RETURNING \"{id.GetColumnName()}\"";
            Insert = $"{target} VALUES ({values}) {answer}";
            InsertAll = $"{target} SELECT {names} FROM unnest({values}) WITH ORDINALITY AS rows ({names}, row_number) ORDER BY row_number {answer}";
        }

        /// <summary>Inserts one row.</summary>
        public string Insert { get; }

        /// <summary>Inserts many in their order, on PostgreSQL.</summary>
        public string InsertAll { get; }

        public IReadOnlyList<Column> Columns { get; }

        public void SetId(object row, long value) => id.PropertyInfo!.SetValue(row, value);
    }

    private sealed class Column(IProperty property, string name)
    {
        private readonly IClrPropertyGetter getter = property.GetGetter();
        private readonly RelationalTypeMapping mapping = property.GetRelationalTypeMapping();
        private readonly Type stored = Stored(property.GetRelationalTypeMapping());

        public string Name => name;

        public DbParameter ParameterOf(object row, DbCommand maker) =>
            mapping.CreateParameter(maker, name, getter.GetClrValueUsingContainingEntity(row), property.IsNullable);

        /// <summary>The column of all rows as one array, on PostgreSQL.</summary>
        public NpgsqlParameter ParameterOfAll(IReadOnlyCollection<object> rows)
        {
            var values = Array.CreateInstance(stored, rows.Count);
            var number = 0;
            foreach (var row in rows)
            {
                var value = getter.GetClrValueUsingContainingEntity(row);
                values.SetValue(mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value, number++);
            }

            return new(name, values) { DataTypeName = mapping.StoreTypeNameBase + "[]" };
        }

        private static Type Stored(RelationalTypeMapping mapping)
        {
            var type = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
            return type.IsValueType && Nullable.GetUnderlyingType(type) is null ? typeof(Nullable<>).MakeGenericType(type) : type;
        }
    }
}
