using Lublin.Startups.Web.Ui.Sheets;

namespace Lublin.Startups.Web.Lectures.Import;

/// <summary>A table that is read as lectures, column by the name over it.</summary>
/// <param name="Rows">Below the heading, without those that only explain.</param>
/// <param name="Missing">Columns without which nothing can be read.</param>
/// <param name="Doubled">Columns that are there twice.</param>
public sealed record LectureFile(IReadOnlyList<ImportRow> Rows, IReadOnlyList<LectureColumn> Missing, IReadOnlyList<LectureColumn> Doubled)
{
    private const char Explains = '#';

    public bool IsReadable => Missing.Count == 0 && Doubled.Count == 0;

    /// <param name="rows">The first is the heading.</param>
    public static LectureFile Of(IReadOnlyList<SheetRow> rows)
    {
        var heading = rows[0].Cells.Select((cell, at) => (Column: LectureWords.Column(cell.Text), At: at)).Where(each => each.Column is not null).ToLookup(each => each.Column!.Value, each => each.At);
        List<LectureColumn> doubled = [.. heading.Where(column => column.Count() > 1).Select(column => column.Key)];
        return new(
            [.. rows.Skip(1).Where(row => !row.At(0).Text.StartsWith(Explains)).Select(row => new ImportRow(row.Number, [.. LectureWords.Columns.Select(column => heading[column] is var at && at.Any() ? row.At(at.First()) : SheetCell.Empty)]))
                .Where(row => row.Cells.Any(cell => !cell.IsEmpty))],
            [.. LectureWords.Needed.Where(column => !heading.Contains(column))],
            doubled);
    }
}

/// <param name="Number">As the spreadsheet program counts.</param>
/// <param name="Cells">One for each <see cref="LectureColumn"/>.</param>
public sealed record ImportRow(int Number, IReadOnlyList<SheetCell> Cells)
{
    public SheetCell this[LectureColumn column] => Cells[(int)column];

    public string Text(LectureColumn column) => this[column].Text;
}
