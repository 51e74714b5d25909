using System.Data.Common;
using System.Diagnostics;
using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lublin.Startups.Bench;

/// <summary>Rows as the database has them, to be inserted into another that has none of them: one statement, prepared once and run for each, and no mapper.</summary>
/// <param name="Table">Where they stand.</param>
/// <param name="Columns">Names and types.</param>
/// <param name="Rows">Their values.</param>
public sealed record BareRows(string Table, IReadOnlyList<(string Name, string Type)> Columns, IReadOnlyList<object[]> Rows)
{
    /// <summary>The rows of an entity's table, all or those from an id on.</summary>
    public static async Task<BareRows> ReadAsync<TEntity>(StartupsDb db, string where = "1 = 1")
    {
        var table = db.Model.FindEntityType(typeof(TEntity))!.GetTableName()!;
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\" WHERE {where}";
        await using var reader = await command.ExecuteReaderAsync();
        List<object[]> rows = [];
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return new(table, [.. Enumerable.Range(0, reader.FieldCount).Select(at => (reader.GetName(at), reader.GetDataTypeName(at)))], rows);
    }

    /// <summary>Inserts all of them in one commit.</summary>
    /// <returns>Milliseconds.</returns>
    public static async Task<double> InsertAsync(StartupsDb db, params IReadOnlyList<BareRows> tables)
    {
        await db.Database.OpenConnectionAsync();
        var begun = Stopwatch.GetTimestamp();
        var connection = db.Database.GetDbConnection();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var table in tables)
            await table.InsertAsync(connection, transaction);
        await transaction.CommitAsync();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private async Task InsertAsync(DbConnection connection, DbTransaction transaction)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO \"{Table}\" ({string.Join(", ", Columns.Select(column => $"\"{column.Name}\""))}) VALUES ({string.Join(", ", Columns.Select((_, at) => $"@p{at}"))})";
        for (var at = 0; at < Columns.Count; at++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{at}";
            parameter.Value = DBNull.Value;
            if (parameter is NpgsqlParameter typed)
                typed.DataTypeName = Columns[at].Type;
            command.Parameters.Add(parameter);
        }

        await command.PrepareAsync();
        foreach (var row in Rows)
        {
            for (var at = 0; at < row.Length; at++)
                command.Parameters[at].Value = row[at];
            await command.ExecuteNonQueryAsync();
        }
    }
}
