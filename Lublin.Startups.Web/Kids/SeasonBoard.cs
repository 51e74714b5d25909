namespace Lublin.Startups.Web.Kids;

/// <summary>How one of the seven dates of a group stands.</summary>
public enum BoardState
{
    /// <summary>Nobody has begun to plan.</summary>
    Open,

    /// <summary>It took place, and somebody wrote down who came.</summary>
    Held,

    /// <summary>It is over, and nobody has written down who came.</summary>
    NotLogged,
    Agreed,
    Proposed,

    /// <summary>Somebody who is to be there is not cleared on that day.</summary>
    Stopped,

    /// <summary>Planning found no window, or no animators.</summary>
    Missing,

    /// <summary>It was called off, and nothing stands in its place.</summary>
    Cancelled,
}

/// <summary>One date of a group.</summary>
/// <param name="Column">Which of the seven.</param>
/// <param name="State">How it stands.</param>
/// <param name="Date">When; null while nobody knows.</param>
/// <param name="Start">By the clock in Warsaw.</param>
public sealed record BoardCell(BoardColumn Column, BoardState State, DateOnly? Date = null, TimeOnly? Start = null)
{
    /// <summary>Those of them who are not cleared.</summary>
    public IReadOnlyList<BoardPerson> Uncleared { get; init; } = [];

    public bool NeedsAttention => State is BoardState.Stopped or BoardState.Missing or BoardState.Cancelled or BoardState.NotLogged;
}

/// <summary>A date that every group has.</summary>
/// <param name="Order">As meetings are numbered; <see cref="Gala"/> for the gala.</param>
/// <param name="Kind">Null for the gala.</param>
/// <param name="Title">Of the template; empty for the creative hour and the gala.</param>
public sealed record BoardColumn(int Order, MeetingKind? Kind, string Title)
{
    public const int Gala = 100;

    /// <summary>Those of a season, in order.</summary>
    public static IReadOnlyList<BoardColumn> Of(Season season) =>
    [
        .. season.Template.Select((meeting, index) => new BoardColumn(index + 1, meeting.Kind, meeting.Title)),
        new(Meeting.CreativeOrder, MeetingKind.CreativeHour, ""),
        new(Gala, null, ""),
    ];
}

/// <summary>A person who has to be cleared.</summary>
/// <param name="Subject">As subjects are named.</param>
/// <param name="Name">Of a presenter, or of a host with who receives the group.</param>
public sealed record BoardPerson(Data.SubjectKey Subject, string Name);

/// <summary>A group with its dates.</summary>
public sealed record BoardRow(long GroupId, int Order, string Label, string School, int Children, int Adults, IReadOnlyList<BoardCell> Cells)
{
    public bool NeedsAttention => Cells.Any(cell => cell.NeedsAttention);
}

/// <summary>All groups of a season with a place, in their order, and how each of their dates stands.</summary>
/// <param name="Columns">The seven dates.</param>
/// <param name="Rows">The groups.</param>
/// <param name="Waiting">How many groups wait for a place.</param>
public sealed record SeasonBoard(IReadOnlyList<BoardColumn> Columns, IReadOnlyList<BoardRow> Rows, int Waiting)
{
    /// <summary>Visits to come with which nobody of the office goes along yet.</summary>
    public int Unescorted { get; init; }

    public int Children => Rows.Sum(row => row.Children);

    /// <summary>All dates of all groups.</summary>
    public int Dates => Columns.Count * Rows.Count;

    /// <summary>Dates that nobody has to settle any more, those that are over among them.</summary>
    public int Settled => Count(BoardState.Agreed) + Over;

    public int Over => Count(BoardState.Held) + Count(BoardState.NotLogged);

    public int Attention => Rows.Sum(row => row.Cells.Count(cell => cell.NeedsAttention));

    /// <summary>People who keep dates from taking place, with the groups and the days.</summary>
    public IReadOnlyList<(BoardPerson Person, IReadOnlyList<(BoardRow Row, BoardCell Cell)> Dates)> Stopping =>
    [
        .. Rows.SelectMany(row => row.Cells.SelectMany(cell => cell.Uncleared.Select(person => (Person: person, Row: row, Cell: cell))))
            .GroupBy(each => each.Person)
            .Select(group => (group.Key, (IReadOnlyList<(BoardRow, BoardCell)>)[.. group.Select(each => (each.Row, each.Cell)).OrderBy(each => each.Cell.Date)]))
            .OrderBy(each => each.Item2[0].Item2.Date).ThenBy(each => each.Key.Name, StringComparer.Ordinal),
    ];

    public int Count(BoardState state) => Rows.Sum(row => row.Cells.Count(cell => cell.State == state));
}
