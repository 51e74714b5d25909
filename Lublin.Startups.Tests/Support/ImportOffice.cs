using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Lectures.Import;
using Lublin.Startups.Web.Ui.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Support;

/// <summary>A row of a file, cell by cell.</summary>
public sealed class ImportCells(IEnumerable<string> cells)
{
    private readonly string[] cells = [.. cells];

    public string this[LectureColumn column]
    {
        get => cells[(int)column];
        set => cells[(int)column] = value;
    }

    public IReadOnlyList<string> All => cells;

    /// <summary>The same row with another cell.</summary>
    public ImportCells But(LectureColumn column, string text) => new(cells) { [column] = text };
}

/// <summary>An office that takes files of lectures in.</summary>
public sealed class ImportOffice(LectureOffice lectures)
{
    public const string Terms = "2026-11-01";

    public static IReadOnlyList<string> Heading { get; } =
    [
        "klucz", "adres", "tytuł", "opis", "uczelnia", "wydział", "odbiorcy", "gospodarz", "temat", "język", "wstęp", "miejsca", "dostęp", "spodziewane osoby",
        "data", "od", "do", "sala", "link", "prelegenci", "nagranie", "opowieść", "stan",
    ];

    /// <summary>A new lecture in a free room, from 10:15 to 11:45.</summary>
    public static ImportCells Row(
        string title = "Pierwsza firma", string lead = "Od pomysłu do klienta.", string faculty = "", string audience = "", string host = "", string entry = "wolny", string seats = "", string access = "",
        string expected = "", string date = "2027-03-02", string start = "10:15", string end = "11:45", string speakers = "Zofia Mówi", string recorded = "", string stories = "") =>
        new(["", "", title, lead, "demo", faculty, audience, host, "", "pl", entry, seats, access, expected, date, start, end, "Sala demo 1, Wydział Ekonomiczny", "", speakers, recorded, stories, ""]);

    public Task<ImportPlan> PreviewAsync(params ImportCells[] rows) => lectures.Office.AskAsync<ImportDesk, ImportPlan>(desk => desk.PreviewAsync(RowsOf(rows)));

    public Task<ImportOutcome> SaveAsync(string? seen, params ImportCells[] rows) =>
        lectures.Office.AskAsync<ImportDesk, ImportOutcome>(desk => desk.SaveAsync(RowsOf(rows), seen, Terms, LectureOffice.Coordinator));

    /// <summary>Previews rows and saves what was seen.</summary>
    public async Task SavedAsync(int added, int changed, params ImportCells[] rows)
    {
        var plan = await PreviewAsync(rows);
        Assert.Empty(plan.Faults);
        Assert.Equal(new ImportOutcome.Saved(added, changed), await SaveAsync(plan.Seen, rows));
    }

    public Task<List<Lecture>> LecturesAsync() => lectures.Office.AskAsync<StartupsDb, List<Lecture>>(db =>
        db.Lectures.AsNoTracking().Include(lecture => lecture.Edition.Programme).OrderBy(lecture => lecture.EditionId).ToListAsync());

    public async Task<Lecture> SingleAsync() => Assert.Single(await LecturesAsync());

    /// <summary>All lectures of the year 2027 as a file would have them.</summary>
    public async Task<List<ImportCells>> ExportAsync() =>
        [.. (await lectures.Office.AskAsync<StartupsDb, IReadOnlyList<ExportedLecture>>(db => db.ExportedLecturesAsync(new(2027, 1, 1), new(2027, 12, 31)))).Select(CellsOf)];

    private static IReadOnlyList<ImportRow> RowsOf(IReadOnlyList<ImportCells> rows)
    {
        var file = LectureFile.Of([new(1, [.. Heading.Select(name => new SheetCell(name))]), .. rows.Select((row, at) => new SheetRow(at + 2, [.. row.All.Select(cell => new SheetCell(cell))]))]);
        Assert.True(file.IsReadable);
        return file.Rows;
    }

    private static ImportCells CellsOf(ExportedLecture row)
    {
        var (slot, lecture) = (row.Session.Slot, row.Lecture);
        string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
        return new(
        [
            row.Session.Uid.ToString(), row.Slug, row.Title, row.Lead, row.University, lecture.Facts.Faculty ?? "", lecture.Facts.AudienceName ?? "", row.Host ?? "", row.Topic ?? "", lecture.Language,
            lecture.Entry switch { Web.Programmes.Entry.Free => "wolny", Web.Programmes.Entry.Seats => "zapisy", _ => "uczelnia" },
            lecture.Entry == Web.Programmes.Entry.Seats ? Number(lecture.Capacity) : "", lecture.Facts.Access == LectureAccess.Open ? "otwarty" : "wydział", Number(lecture.Facts.ExpectedHeads),
            slot.Plan.Date.ToString("O", CultureInfo.InvariantCulture), slot.Plan.Start.ToString("HH:mm", CultureInfo.InvariantCulture), slot.Plan.End.ToString("HH:mm", CultureInfo.InvariantCulture),
            slot.Room is null ? "" : $"{slot.Room}, {slot.Venue}", slot.Plan.OnlineLink ?? "", string.Join(", ", slot.Presenters), lecture.Facts.IsRecorded ? "tak" : "nie",
            lecture.Facts.Stories switch { Stories.Success => "sukces", Stories.Failure => "porażka", _ => "obie" }, "szkic",
        ]);
    }
}
