using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures.Import;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Timetable.Files;

/// <summary>Writes lectures into a file that can be read again, and the template of one. The file is finished before it is sent.</summary>
public sealed class LectureSheet(IStringLocalizer<ImportTexts> texts, DataFolder folder)
{
    private const int Narrow = 12;
    private const int Wide = 30;
    private const int WidthOfKey = 38;
    private const int WidthOfWords = 100;

    public Task<FileStreamResult> WriteAsync(SheetFormat format, string name, IReadOnlyList<ExportedLecture> rows) => FileAsync(format, name, async file =>
    {
        await using var sheet = await format.OpenAsync(file, texts["Sheet.Name"], Columns());
        foreach (var row in rows)
            await sheet.WriteAsync(Cells(row));
    });

    /// <summary>The heading, and what belongs below each of its words: on a second sheet, or in lines that are not read.</summary>
    public Task<FileStreamResult> TemplateAsync(SheetFormat format) => FileAsync(format, texts["Template.File"], async file =>
    {
        await using var sheet = await format.OpenAsync(file, texts["Sheet.Name"], Columns());
        if (sheet is XlsxSheet book)
            await book.NextAsync(texts["Template.Sheet"], [new(texts["Template.Column"], Wide), new(texts["Template.What"], WidthOfWords)]);
        foreach (var column in LectureWords.Columns)
        {
            var (heading, what) = (texts[$"Column.{column}"].Value, texts[$"Column.{column}.What"].Value);
            await sheet.WriteAsync(sheet is XlsxSheet ? [heading, what] : [$"# {heading}: {what}", .. new object?[LectureWords.Columns.Count - 1]]);
        }
    });

    private async Task<FileStreamResult> FileAsync(SheetFormat format, string name, Func<Stream, Task> write)
    {
        var file = ExportFile.Open(folder);
        try
        {
            await write(file);
            file.Position = 0;
            return new(file, format.MediaType()) { FileDownloadName = $"{name}.{(format == SheetFormat.Csv ? "csv" : "xlsx")}" };
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private IReadOnlyList<SheetColumn> Columns() => [.. LectureWords.Columns.Select(column => new SheetColumn(texts[$"Column.{column}"], column switch
    {
        LectureColumn.Key => WidthOfKey,
        LectureColumn.Slug or LectureColumn.Title or LectureColumn.Lead or LectureColumn.Faculty or LectureColumn.Audience or LectureColumn.Host or LectureColumn.Room or LectureColumn.Link or LectureColumn.Speakers => Wide,
        _ => Narrow,
    }))];

    private object?[] Cells(ExportedLecture row)
    {
        var (slot, lecture, facts) = (row.Session.Slot, row.Lecture, row.Lecture.Facts);
        return
        [
            row.Session.Uid.ToString(),
            row.Slug,
            row.Title,
            row.Lead,
            row.University,
            facts.Faculty,
            facts.AudienceName,
            row.Host,
            row.Topic,
            lecture.Language,
            texts[$"Entry.{lecture.Entry}"].Value,
            lecture.Entry == Entry.Seats ? lecture.Capacity : null,
            texts[$"Access.{facts.Access}"].Value,
            facts.ExpectedHeads,
            slot.Plan.Date,
            Time(slot.Plan.Start),
            Time(slot.Plan.End),
            slot.Room is null ? null : $"{slot.Room}, {slot.Venue}",
            slot.Plan.OnlineLink,
            string.Join(", ", slot.Presenters),
            texts[facts.IsRecorded ? "Yes" : "No"].Value,
            texts[$"Stories.{facts.Stories}"].Value,
            texts[$"Status.{row.Status}"].Value,
        ];
    }

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
