using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Seasons;

/// <summary>All groups of a season and how each of their seven dates stands.</summary>
public sealed class BoardModel(StartupsDb db, TimeProvider clock, IStringLocalizer<SeasonsTexts> texts) : SeasonPage(db)
{
    /// <summary>The value of <see cref="Shown"/> for groups that somebody has to look at.</summary>
    public const string NeedAttention = "uwaga";

    private readonly StartupsDb db = db;

    [FromQuery(Name = "pokaz")]
    public string? Shown { get; set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public DateOnly Today { get; } = Warsaw.Today(clock);
    public SeasonBoard Board { get; private set; } = null!;
    public EditionState State => Season.Edition.PublishedAt is null ? EditionState.Draft : Season.Edition.StateAt(Now);
    public bool OnlyAttention => string.Equals(Shown, NeedAttention, StringComparison.Ordinal);
    public IEnumerable<BoardRow> Rows => OnlyAttention ? Board.Rows.Where(row => row.NeedsAttention) : Board.Rows;

    public int Free => Math.Max(0, Season.Edition.Capacity - Board.Children);

    public async Task OnGetAsync() => Board = await db.SeasonBoardAsync(Season, Now);

    public string Name(BoardColumn column) => Name(texts, column);

    public static string Name(IStringLocalizer texts, BoardColumn column) => column switch
    {
        { Kind: null } => texts["Column.Gala"],
        { Kind: MeetingKind.CreativeHour } => texts["Column.Creative"],
        _ => $"{column.Order}. {column.Title}",
    };

    /// <summary>What is to be settled, in one line.</summary>
    public string ToSettle => string.Join(", ", ((IEnumerable<BoardState>)[BoardState.Stopped, BoardState.Missing, BoardState.Cancelled, BoardState.NotLogged])
        .Select(state => (State: state, Count: Board.Count(state))).Where(each => each.Count > 0).Select(each => texts.Plural($"Settle.{each.State}", each.Count)));

    /// <summary>Where a date is looked after.</summary>
    public string PathOf(BoardRow row, BoardCell cell) => cell switch
    {
        { Column.Kind: null } => KidsLinks.Settings(Year),
        { State: BoardState.Open or BoardState.Missing } or { Column.Kind: MeetingKind.CompanyVisit or MeetingKind.CreativeHour, State: BoardState.Proposed } => KidsLinks.Placing(Year),
        _ => KidsLinks.Cycle(Year, row.Order),
    };
}
