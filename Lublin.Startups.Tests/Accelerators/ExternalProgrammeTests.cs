using Lublin.Startups.Web.Accelerators;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Tests.Accelerators;

/// <summary>How a watched programme stands follows from its dates and from the day on which somebody last looked.</summary>
public sealed class ExternalProgrammeTests
{
    private static readonly DateOnly Today = new(2027, 3, 10);

    [Theory]
    [InlineData(null, null, null, "Undated")]
    [InlineData(1, null, null, "Planned")]
    [InlineData(0, null, null, "Open")]
    [InlineData(-5, 15, null, "Open")]
    [InlineData(-5, 14, null, "Closing")]
    [InlineData(-5, 0, null, "Closing")]
    [InlineData(-5, 0, 13, "Closing")]
    [InlineData(-5, 0, 12, "Closed")]
    [InlineData(-5, -1, null, "Closed")]
    [InlineData(null, 20, null, "Open")]
    public void Its_dates_say_how_it_stands_at_noon(int? opens, int? closes, int? hour, string state)
    {
        var programme = Watched(Day(opens), Day(closes), hour is { } closing ? new(closing, 0) : null);

        Assert.Equal(Enum.Parse<WatchState>(state), programme.StateAt(Noon(Today)));
    }

    [Fact]
    public void A_programme_without_an_end_is_open_from_its_first_day_on()
    {
        var programme = Watched(Day(1), Day(30), new(12, 0), isContinuous: true);

        Assert.Equal(WatchState.Planned, programme.StateAt(Noon(Today)));
        Assert.Equal(WatchState.Open, programme.StateAt(Noon(Today.AddDays(400))));
        Assert.Null(programme.ClosesAt);
    }

    [Fact]
    public void Unchecked_for_more_than_30_days_while_open_it_is_looked_at_again_and_after_60_it_is_shown_no_more()
    {
        var programme = Watched(Day(-5), Day(200));

        Assert.False(programme.IsStaleAt(Noon(Today.AddDays(30))));
        Assert.True(programme.IsStaleAt(Noon(Today.AddDays(31))));
        Assert.True(programme.IsShownAt(Noon(Today.AddDays(60))));
        Assert.False(programme.IsShownAt(Noon(Today.AddDays(61))));
        programme.Check("staff:2", Noon(Today.AddDays(61)));
        Assert.True(programme.IsShownAt(Noon(Today.AddDays(61))));
        Assert.False(programme.IsStaleAt(Noon(Today.AddDays(61))));
    }

    [Fact]
    public void What_is_closed_or_has_not_begun_may_stand_unchecked()
    {
        var (closed, planned) = (Watched(Day(-50), Day(-1)), Watched(Day(300), Day(320)));

        Assert.False(closed.IsStaleAt(Noon(Today.AddDays(90))));
        Assert.True(closed.IsShownAt(Noon(Today.AddDays(90))));
        Assert.False(planned.IsStaleAt(Noon(Today.AddDays(90))));
    }

    [Fact]
    public void An_odd_link_makes_work_until_somebody_looks()
    {
        var programme = Watched(null, null);

        programme.Doubt(new("404", Noon(Today)));
        Assert.True(programme.IsStaleAt(Noon(Today)));
        programme.Check("staff:2", Noon(Today));
        Assert.False(programme.IsStaleAt(Noon(Today)));
    }

    private static DateOnly? Day(int? days) => days is { } known ? Today.AddDays(known) : null;

    private static DateTimeOffset Noon(DateOnly day) => Warsaw.ToInstant(day, new(12, 0));

    private static ExternalProgramme Watched(DateOnly? opens, DateOnly? closes, TimeOnly? hour = null, bool isContinuous = false) => new(
        new("Pierwszy Kram", "Fundacja Nowy Kram", "https://example.org", WatchedKind.Accelerator, WatchedStages.Idea, Sectors.Any, WatchedPlaces.Lublin, new LocalText("pl", "Opieka."), ["pl"])
        {
            OpensOn = opens,
            ClosesOn = closes,
            ClosesTime = hour,
            IsContinuous = isContinuous,
        },
        "staff:1",
        Noon(Today));
}
