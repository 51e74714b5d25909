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
/// conversions are the model's own; ids are set on the rows that have none.
/// </summary>
public static class BulkInsert
{
    private static readonly ConcurrentDictionary<(IModel, Type), Table> Tables = [];

    /// <summary>Gives new rows the next ids before they are stored, so that others stored with them can name them.</summary>
    /// <param name="db">In a transaction.</param>
    /// <param name="rows">Of one kind, without ids.</param>
    public static void GiveIds(this StartupsDb db, IReadOnlyList<object> rows)
    {
        if (rows.Count == 0)
            return;
        var table = TableOf(db.Model, rows[0].GetType());
        var ids = db.Database.IsNpgsql() ? table.NextIdsOnPostgres(db, rows.Count) : table.NextIdsOnSqlite(db, rows.Count);
        foreach (var (row, id) in rows.Zip(ids))
            table.SetId(row, id);
    }

    /// <summary>Stores new rows.</summary>
    /// <param name="db">In a transaction.</param>
    /// <param name="tables">Rows of one kind each, unknown to the change tracker; those that have no ids get them in this order. Of one kind either all or none have theirs.</param>
    /// <exception cref="DbUpdateException">A row breaks a rule of the schema.</exception>
    public static void Insert(this StartupsDb db, params IEnumerable<IReadOnlyList<object>> tables)
    {
        Rows[] all = [.. tables.Where(rows => rows.Count > 0).Select(rows => new Rows(TableOf(db.Model, rows[0].GetType()), rows))];
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

    // One round trip for all tables, and one statement for all rows of each: bound and run one by one they cost the server more than storing them.
    private static void Together(DbConnection connection, DbTransaction transaction, Rows[] all)
    {
        using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var (table, rows) in all)
        {
            var command = batch.CreateBatchCommand();
            table.InsertAll(command, rows);
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
        foreach (var (table, rows) in all)
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            var insert = table.PrepareInsert(command, rows[0]);
            foreach (var row in rows)
                table.SetId(row, Convert.ToInt64(insert(row), CultureInfo.InvariantCulture));
        }
    }

    private sealed record Rows(Table Table, IReadOnlyList<object> All);

    private sealed class Table
    {
        private readonly IProperty id;
        private readonly string name;
        private readonly string target;
        private readonly string answer;
        // Of a table whose rows only get ids nobody needs them.
        private readonly Lazy<List<Column>> columns;

        public Table(IEntityType entity)
        {
            id = entity.FindPrimaryKey()!.Properties.Single();
            name = entity.GetTableName()!;
            columns = new(() => [.. entity.GetFlattenedProperties().Select(property => new Column(property))]);
            target = $"INSERT INTO \"{name}\"";
            answer = $"RETURNING {new Column(id).Name}";
        }

        public void SetId(object row, long value) => id.PropertyInfo!.SetValue(row, value);

        public IReadOnlyList<long> NextIdsOnPostgres(StartupsDb db, int count) =>
            [.. db.Database.SqlQuery<long>($"SELECT nextval(sequence) AS \"Value\" FROM pg_get_serial_sequence({name}, {id.GetColumnName()}) AS sequence, generate_series(1, {count})")];

        // The table has no row in the list of sequences before it had a row of its own.
        public IEnumerable<long> NextIdsOnSqlite(StartupsDb db, int count)
        {
            db.Database.ExecuteSql($"INSERT INTO sqlite_sequence (name, seq) SELECT {name}, 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = {name})");
            var last = db.Database.SqlQuery<long>($"UPDATE sqlite_sequence SET seq = seq + {count} WHERE name = {name} RETURNING seq AS \"Value\"").AsEnumerable().Single();
            return Enumerable.Range(0, count).Select(number => last - count + 1 + number);
        }

        /// <summary>Makes the command insert one row after the other.</summary>
        /// <param name="command">An empty one.</param>
        /// <param name="first">Like all of them it has its id already, or gets it from the database.</param>
        public Func<object, object?> PrepareInsert(DbCommand command, object first)
        {
            var given = columns.Value.Where(column => !column.IsOf(id) || column.ValueOf(first) is not null).ToList();
            command.CommandText = $"{target} ({Names(given)}) VALUES ({string.Join(", ", given.Select(column => column.Parameter))}) {answer}";
            foreach (var column in given)
                command.Parameters.Add(column.ParameterIn(command));
            return row =>
            {
                for (var number = 0; number < given.Count; number++)
                    command.Parameters[number].Value = given[number].ValueOf(row) ?? DBNull.Value;
                return command.ExecuteScalar();
            };
        }

        /// <summary>
        /// Makes the command insert all rows in their order, on PostgreSQL: what differs goes as an array a column, what is the same in all of them is said
        /// once, and what none of them has is left out.
        /// </summary>
        public void InsertAll(DbBatchCommand command, IReadOnlyList<object> rows)
        {
            List<Column> given = [], various = [];
            foreach (var column in columns.Value)
            {
                object?[] values = [.. rows.Select(column.ValueOf)];
                if (Array.TrueForAll(values, value => value is null))
                    continue;
                given.Add(column);
                var isSame = various.Count > 0 && rows.Count > 1 && Array.TrueForAll(values, value => Equals(value, values[0]));
                command.Parameters.Add(isSame ? column.ParameterOf(values[0]!) : column.ParameterOfAll(values));
                if (!isSame)
                    various.Add(column);
            }

            var selected = string.Join(", ", given.Select(column => various.Contains(column) ? column.Name : column.Parameter));
            var arrays = string.Join(", ", various.Select(column => column.Parameter));
            command.CommandText =
                $"{target} ({Names(given)}) SELECT {selected} FROM unnest({arrays}) WITH ORDINALITY AS rows ({Names(various)}, row_number) ORDER BY row_number {answer}";
        }

        private static string Names(IEnumerable<Column> of) => string.Join(", ", of.Select(column => column.Name));
    }

    private sealed class Column(IProperty property)
    {
        private readonly IClrPropertyGetter getter = property.GetGetter();
        private readonly RelationalTypeMapping mapping = property.GetRelationalTypeMapping();
        private readonly Type stored = Stored(property.GetRelationalTypeMapping());
        private readonly object? unknown = property.IsPrimaryKey() ? property.Sentinel : null;

        public string Name { get; } = $"\"{property.GetColumnName()}\"";

        public string Parameter { get; } = $"@{property.GetColumnName()}";

        public bool IsOf(IProperty other) => property == other;

        /// <summary>What is stored of the row; null also for an id that is not known yet.</summary>
        public object? ValueOf(object row)
        {
            var value = getter.GetClrValueUsingContainingEntity(row);
            if (unknown is not null && unknown.Equals(value))
                return null;
            return mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
        }

        /// <summary>The column of one row after the other.</summary>
        public DbParameter ParameterIn(DbCommand command) => mapping.CreateParameter(command, Parameter, value: null, nullable: true);

        /// <summary>One value for all rows, on PostgreSQL.</summary>
        public NpgsqlParameter ParameterOf(object value) => new(Parameter, value) { DataTypeName = mapping.StoreTypeNameBase };

        /// <summary>The column of all rows as one array, on PostgreSQL.</summary>
        public NpgsqlParameter ParameterOfAll(object?[] values)
        {
            var array = Array.CreateInstance(stored, values.Length);
            for (var number = 0; number < values.Length; number++)
                array.SetValue(values[number], number);
            return new(Parameter, array) { DataTypeName = mapping.StoreTypeNameBase + "[]" };
        }

        private static Type Stored(RelationalTypeMapping mapping)
        {
            var type = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
            return type.IsValueType && Nullable.GetUnderlyingType(type) is null ? typeof(Nullable<>).MakeGenericType(type) : type;
        }
    }
}
