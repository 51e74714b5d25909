using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Offers;

/// <summary>What an edition's state and seats are called.</summary>
public sealed class EditionWords(IStringLocalizer texts, DateTimeOffset now)
{
    private const int Last = 3;

    /// <summary>One to three words with their tone.</summary>
    public (Tone Tone, string Text) Tag(EditionCard card) => card.State switch
    {
        EditionState.OpensLater => (Tone.Info, texts["State.OpensLater"]),
        EditionState.Open when card.Seating.FreeForNewcomers > Last => (Tone.Ok, texts["State.Open"]),
        EditionState.Open when card.HasSeat => (Tone.Warn, texts["State.Last"]),
        EditionState.Open => (Tone.Info, texts["State.Full"]),
        EditionState.WithoutSignUp => (Tone.Ok, texts[WithoutSignUp(card)]),
        EditionState.Cancelled => (Tone.Bad, texts["State.Cancelled"]),
        _ => (Tone.Neutral, texts["State.Closed"]),
    };

    /// <summary>A sentence on seats, or on why there is no signing up; *bold* between asterisks.</summary>
    public string Sentence(EditionCard card) => card.State switch
    {
        EditionState.Open when card.HasSeat => texts.Plural("Seats.Left", card.Seating.FreeForNewcomers, OutOf(card.Seating.Capacity)),
        EditionState.Open when card.Seating.Waiting > 0 => texts.Plural("Seats.Queue", card.Seating.Waiting),
        EditionState.Open => texts["Seats.Full"],
        EditionState.OpensLater => texts["State.OpensOn", DateText.On(Warsaw.ToLocal(card.Edition.Window.OpensAt))],
        EditionState.WithoutSignUp => texts[WithoutSignUp(card) + "Long"],
        EditionState.Cancelled => texts["State.CancelledLong"],
        _ => card.Edition.Window.FirstStart <= now ? texts["State.UnderWay"] : texts["State.ClosedLong"],
    };

    /// <summary>Until when one can sign up; null when one cannot.</summary>
    public string? SignUpUntil(EditionCard card) =>
        card.State == EditionState.Open ? texts["State.OpenUntil", DateText.Until(Warsaw.ToLocal(card.Edition.Window.SignUpEnd))].Value : null;

    /// <summary>How much of the meter is filled, 0–100; null when there is nothing to measure.</summary>
    public static int? Filled(EditionCard card) => card.State != EditionState.Open ? null
        : !card.HasSeat ? 100
        : (card.Seating.Capacity - card.Seating.FreeForNewcomers) * 100 / card.Seating.Capacity;

    /// <summary>The end of the meter's class.</summary>
    public static string MeterCss(EditionCard card) => !card.HasSeat ? " full"
        : card.Seating.FreeForNewcomers <= Last || card.Seating.FreeForNewcomers * 10 <= card.Seating.Capacity ? " low"
        : "";

    public string Level(ProgrammeLevel level) => texts[$"Level.{level}"];

    /// <param name="code">pl, en or uk.</param>
    public string Language(string code) => texts[$"Language.{code}"];

    /// <summary>Where the first session is, briefly.</summary>
    public string Place(EditionSummary edition) =>
        edition.First.Place is { } place ? $"{place.Room}, {place.Venue}" : texts["Calendar.Online"];

    private static string WithoutSignUp(EditionCard card) => card.Edition.Window.Entry == Entry.Host ? "State.ByHost" : "State.WithoutSignUp";

    // Polish reads "ze stu", "ze stu dwudziestu".
    private string OutOf(int capacity) => texts[capacity is >= 100 and < 200 ? "Seats.OfHundreds" : "Seats.Of", capacity];
}
