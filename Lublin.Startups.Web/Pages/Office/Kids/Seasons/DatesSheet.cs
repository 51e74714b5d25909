using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Seasons;

/// <summary>Writes groups and their dates into a file, one date a line. The file is finished before it is sent.</summary>
public sealed class DatesSheet(IStringLocalizer<SeasonsTexts> texts, DataFolder folder)
{
    private const int Narrow = 12;
    private const int Wide = 30;

    public async Task<FileStreamResult> WriteAsync(SheetFormat format, int year, SeasonBoard board, Func<BoardColumn, string> nameOf)
    {
        var file = ExportFile.Open(folder);
        try
        {
            await using (var sheet = await format.OpenAsync(file, texts["Sheet.Name"], Columns()))
            {
                foreach (var row in board.Rows)
                {
                    foreach (var cell in row.Cells)
                        await sheet.WriteAsync(Cells(year, row, cell, nameOf(cell.Column)));
                }
            }

            file.Position = 0;
            return new(file, format.MediaType()) { FileDownloadName = $"{texts["Sheet.File"].Value}-{year.ToString(CultureInfo.InvariantCulture)}.{(format == SheetFormat.Csv ? "csv" : "xlsx")}" };
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private IReadOnlyList<SheetColumn> Columns() => [.. ((IEnumerable<(string, int)>)
        [("Number", Narrow), ("Group", Narrow), ("School", Wide), ("Children", Narrow), ("Adults", Narrow), ("Meeting", Wide), ("Date", Narrow), ("Start", Narrow), ("State", Narrow)])
        .Select(column => new SheetColumn(texts[$"Sheet.{column.Item1}"], column.Item2))];

    private object?[] Cells(int year, BoardRow row, BoardCell cell, string name) =>
    [
        GroupNumber.Of(year, row.Order),
        row.Label,
        row.School,
        row.Children,
        row.Adults,
        name,
        cell.Date,
        cell.Start?.ToString("HH:mm", CultureInfo.InvariantCulture),
        texts[$"Cell.{cell.State}"].Value,
    ];
}
