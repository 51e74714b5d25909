namespace Lublin.Startups.Web.Ui.Sheets;

/// <summary>What came of opening a file as a table.</summary>
public abstract record SheetReading
{
    private SheetReading()
    {
    }

    /// <param name="Rows">Those with something in them, from the first sheet; the first is the heading.</param>
    public sealed record Table(IReadOnlyList<SheetRow> Rows) : SheetReading;

    /// <param name="Where">The cell, where it is one that is in the way.</param>
    public sealed record Refused(SheetTrouble Why, string? Where = null) : SheetReading;
}

/// <summary>A row as it is seen in the opened file.</summary>
/// <param name="Number">From 1, as the spreadsheet program counts; of a CSV the line on which it begins.</param>
/// <param name="Cells">From the left; what is not there is empty.</param>
public sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells)
{
    public SheetCell At(int column) => column >= 0 && column < Cells.Count ? Cells[column] : SheetCell.Empty;
}

/// <param name="Text">Without space around it. A day reads 2027-03-04, a time 10:15, both with a space between them.</param>
/// <param name="Is">Whether it is an ordinary cell.</param>
public sealed record SheetCell(string Text, SheetCellKind Is = SheetCellKind.Plain)
{
    public static SheetCell Empty { get; } = new("");

    public bool IsEmpty => Text.Length == 0 && Is == SheetCellKind.Plain;
}

public enum SheetCellKind
{
    Plain,

    /// <summary>One of several that are drawn as one: what it holds may be meant for all of them.</summary>
    Merged,
}

/// <summary>Why a file is not read.</summary>
public enum SheetTrouble
{
    Empty,

    /// <summary>More than <see cref="SheetFile.MostBytes"/>.</summary>
    TooLarge,

    /// <summary>It unpacks to more than a table of its size does.</summary>
    Bomb,

    /// <summary>More than <see cref="SheetFile.MostRows"/>, or more text than rows like these have.</summary>
    TooManyRows,

    /// <summary>A workbook that brings programs along.</summary>
    Macro,

    /// <summary>A workbook of the format before 2007, or one that is locked with a password.</summary>
    Old,

    /// <summary>A formula comes to an error, so that what its cell was to hold is not known.</summary>
    FormulaError,

    NotATable,
}
