using System.Globalization;

namespace Lublin.Startups.Web.Programmes.Demo;

/// <summary>One edition of the demo, as <c>runs.json</c> beside this file tells it.</summary>
/// <param name="Programme">The slug of its programme.</param>
/// <param name="Room">venue slug/room name; null on-line.</param>
/// <param name="Seats">Its capacity.</param>
/// <param name="Presenter">Which of the presenters, from 0.</param>
/// <param name="Time">17:00–19:30, as written on the page.</param>
/// <param name="WorkingDays">One session on each: working days from today.</param>
public sealed record DemoRun(string Programme, string? Room, int Seats, int Presenter, string Time, int[] WorkingDays)
{
    public string Language { get; init; } = "pl";

    /// <summary>Opens so many days from today, at 9:00.</summary>
    public int OpensIn { get; init; } = -21;

    /// <summary>The end of sign-ups at noon of yesterday instead of the usual.</summary>
    public bool EndedYesterday { get; init; }

    public bool ClosedByOffice { get; init; }

    /// <summary>How many sign up.</summary>
    public int SignUps { get; init; }

    /// <summary>Which of them cancels today, from 0; null when nobody does.</summary>
    public int? Withdraws { get; init; }

    /// <summary>Why the office cancels it today; null when it takes place.</summary>
    public string? CancelReason { get; init; }

    /// <summary>All of the demo, in the order of the file.</summary>
    public static IReadOnlyList<DemoRun> All { get; } = DemoFiles.Read<DemoRun>("runs");

    public (TimeOnly Start, TimeOnly End) Hours() => Hours(Time);

    /// <param name="time">17:00–19:30, as written on the page.</param>
    public static (TimeOnly Start, TimeOnly End) Hours(string time) => (Hour(time.Split('–')[0]), Hour(time.Split('–')[1]));

    private static TimeOnly Hour(string text) => TimeOnly.ParseExact(text, "H:mm", CultureInfo.InvariantCulture);
}
